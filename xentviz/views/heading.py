"""The small heading above a section of settings or a card's part."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QWidget


class Heading(QLabel):
    """Muted capitals, slightly spaced. The text itself stays as written, for screen readers."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        font = self.font()
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 104.0)
        self.setFont(font)
