"""The line above a plot of a presentation."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from xentviz.figure.display import Label
from xentviz.figure.lettering import width
from xentviz.views.presenter.painted import Painted

_CAPTION, _HIGH = 0.84, 1.3  # size of the caption and height of the line, in letter heights


class PlotHeading(Painted):
    """What the plot shows on the left, and how in quieter words on the right, if both have room."""

    def __init__(self, title: str, caption: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self._title, self._caption = title, caption

    def show_caption(self, text: str) -> None:
        """Change the words on the right."""
        self._caption = text
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(round(10 * self.letters), round(_HIGH * self.letters))

    def items(self) -> list[Label]:
        """The title, and the caption where it fits beside it."""
        size, right = self.letters, float(self.width())
        title = Label(0.0, size, self._title, size, self.theme.text, bold=True)
        room = right - width(self._title, size, True) - size
        if width(self._caption, _CAPTION * size) > room:
            return [title]
        return [title, Label(right, size, self._caption, _CAPTION * size, self.theme.muted, "end")]
