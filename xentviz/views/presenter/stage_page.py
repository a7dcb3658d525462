"""A stage of the mathematics before an audience."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from xentviz.explain.stage import Stage
from xentviz.figure.theme import Theme
from xentviz.views import style
from xentviz.views.maths_page import MathsPage

_SHARES = (0.9, 0.8, 0.7, 0.6)  # of the wished letters, where those are too large


class StagePage(MathsPage):
    """One stage, in the letters wished for, or in smaller ones where it is too long: nobody scrolls in a talk.

    While only its numbers change, its letters do not grow again.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letters = float(style.TEXT_SIZE)
        self._title = ""

    def show_stage(self, stage: Stage) -> None:
        """Show a stage under its title."""
        another, self._title = stage.title != self._title, stage.title
        self.show_stages([stage], titled=True)
        self.setAccessibleDescription(" ".join(filter(None, (f"{stage.title}.", stage.sentence, stage.check))))
        self._fit(anew=another)

    def show_letters(self, size: float, theme: Theme) -> None:
        """Take a letter height in pixels and the colours of a theme."""
        self._letters = size
        self.set_theme(theme)
        self._fit(anew=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look for the letters anew."""
        super().resizeEvent(event)
        self._fit(anew=True)

    def _fit(self, anew: bool) -> None:
        if anew:
            self.setFont(style.font(round(self._letters)))
        for share in _SHARES:
            if self.verticalScrollBar().maximum() == 0:
                return
            self.setFont(style.font(round(share * self._letters)))
