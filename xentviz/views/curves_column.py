"""The right column: the loss, the classes, and the explanation, which may take the room of the loss."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from xentviz.views.card import Card
from xentviz.views.explain_card import ExplainCard

_MATHS = 760  # pixels in which formulas are legible below both curves
_VEILED = "The curves and the ledger come with your answer."


class CurvesColumn(QStackedWidget):
    """In a low window the loss curve makes room for the explanation; formulas need more height than bars.

    Before that the ledger does without its words.
    """

    def __init__(self, loss: Card, classes: Card, explain: ExplainCard, gap: int) -> None:
        super().__init__()
        self._loss, self._explain = loss, explain
        self._bars = sum(card.minimumSizeHint().height() for card in (loss, classes, explain)) + 2 * gap
        cards = QWidget()
        column = QVBoxLayout(cards)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap)
        column.addWidget(loss, stretch=4)
        column.addWidget(classes, stretch=4)
        column.addWidget(explain, stretch=6)
        self.addWidget(cards)
        self.addWidget(_veil())
        explain.pageShown.connect(self._share_out)

    def veil(self, on: bool) -> None:
        """Hide the cards behind one that says so; or show them again."""
        self.setCurrentIndex(int(on))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the new height."""
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        self._loss.setVisible(self.height() >= (self._bars if self._explain.page == "ledger" else _MATHS))


def _veil() -> Card:
    card, text = Card(), QLabel(_VEILED)
    text.setObjectName("veil")
    text.setWordWrap(True)
    text.setAlignment(Qt.AlignmentFlag.AlignCenter)
    card.body.addWidget(text)
    return card
