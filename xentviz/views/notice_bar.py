"""A quiet bar above everything with a sentence and two things to do about it; it waits as long as it takes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from xentviz.views.button import Button
from xentviz.views.card import Card
from xentviz.views.elided_label import ElidedLabel


class NoticeBar(Card):
    """Hidden until `show_notice`, and again once a person has chosen.

    Signals: `accepted()` and `declined()`; `left()` before it goes with the keyboard in it.
    """

    accepted = Signal()
    declined = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("noticeBar")
        self.setAccessibleName("Notice")
        self.said = ElidedLabel()
        self.accept_button, self.decline_button = Button(), Button()
        row = QHBoxLayout()
        row.addWidget(self.said, 1)
        row.addWidget(self.accept_button)
        row.addWidget(self.decline_button)
        self.body.setContentsMargins(14, 6, 6, 6)
        self.body.addLayout(row)
        self.accept_button.clicked.connect(lambda: self._end(self.accepted))
        self.decline_button.clicked.connect(lambda: self._end(self.declined))
        self.hide()

    def show_notice(self, text: str, accept: str, decline: str) -> None:
        """Show a sentence and what the two buttons do; the focus stays where it is."""
        self.said.show_text(text)
        self.accept_button.setText(accept)
        self.decline_button.setText(decline)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, f"{text} {accept}, {decline}"))

    def _end(self, chosen: object) -> None:
        if self.accept_button.hasFocus() or self.decline_button.hasFocus():
            self.left.emit()
        self.hide()
        chosen.emit()  # type: ignore[attr-defined]
