"""What is run, or what a kept moment is called, above the curves of a presentation."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from xentviz.figure.display import Label
from xentviz.figure.lettering import shortened
from xentviz.figure.paragraph import LEADING, paragraph, wrap
from xentviz.views.presenter.painted import Painted

_LINES = 2


class Title(Painted):
    """Two lines whatever is in them, broken at a joint; a third one is left out, with an ellipsis for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._joint = "", " "

    def show_text(self, text: str, joint: str = " ") -> None:
        """Show a text that may be broken at each `joint`."""
        if (text, joint) != (self._text, self._joint):
            self._text, self._joint = text, joint
            self.setAccessibleName(text)
            self.update()

    def lines(self) -> list[str]:
        """The text as it is broken now."""
        lines = wrap(self._text, self.letters, self.width(), self._joint)
        whole, rest = lines[: _LINES - 1], self._joint.join(lines[_LINES - 1 :])
        return [*whole, shortened(rest, self.letters, self.width())]

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(round(14 * self.letters), round(LEADING * _LINES * self.letters))

    def items(self) -> tuple[Label, ...]:
        """The lines."""
        return paragraph(self.lines(), 0.0, self.letters, self.letters, self.theme.text)
