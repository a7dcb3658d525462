"""A card: the flat, rounded ground that a plot, the panel or the transport bar lies on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget


class Card(QFrame):
    """A frame with an optional title on the left and a quiet caption on the right of its head.

    Add the content to `body`. The look comes from the style sheet.
    """

    def __init__(self, title: str = "", caption: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.title, self.caption = QLabel(title, self), QLabel(caption, self)
        self.title.setObjectName("cardTitle")
        self.caption.setObjectName("cardCaption")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(14, 10, 14, 10)
        self.body.setSpacing(6)
        if title or caption:
            self.body.addLayout(self._head())
        else:
            self.title.hide()
            self.caption.hide()

    def set_caption(self, caption: str) -> None:
        """Change the quiet text on the right of the head."""
        self.caption.setText(caption)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.caption, alignment=Qt.AlignmentFlag.AlignRight)
        return head
