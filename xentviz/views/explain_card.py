"""The card that explains the step: who moved whom, or the mathematics."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from xentviz.figure.theme import Theme
from xentviz.view import PAGES, SPANS
from xentviz.views.card import Card
from xentviz.views.ledger_view import LedgerView
from xentviz.views.maths_panel import MathsPanel
from xentviz.views.segments import Segments


class ExplainCard(Card):
    """The ledger or the mathematics.

    Signals: `pageChosen(str)` and `spanChosen(str)` with a name from `xentviz.view`; `pageShown()` when one came up.
    """

    pageChosen = Signal(object)
    spanChosen = Signal(object)
    pageShown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName("Explanation")
        self.page = PAGES[0][0]
        self.pages = Segments("Explanation", PAGES)
        self.spans = Segments("Ledger of", SPANS)
        self.spans.buttons["step"].setToolTip("The next step alone")
        self.spans.buttons["sum"].setToolTip("All steps from the start to here, added up")
        self.ledger = LedgerView()
        keeping = self.spans.sizePolicy()
        keeping.setRetainSizeWhenHidden(True)  # or the column would get narrower with the other page
        self.spans.setSizePolicy(keeping)
        self._stack = QStackedWidget()
        self.maths = MathsPanel()
        self._stack.addWidget(self.ledger)
        self._stack.addWidget(self.maths)
        head = QHBoxLayout()
        head.addWidget(self.pages)
        head.addStretch(1)
        head.addWidget(self.spans)
        self.body.addLayout(head)
        self.body.addWidget(self._stack, 1)
        self.pages.chosen.connect(self.pageChosen)
        self.spans.chosen.connect(self.spanChosen)

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self.ledger.set_theme(theme)
        self.maths.set_theme(theme)

    def show_page(self, name: str) -> None:
        """Show one of PAGES."""
        self.page = name
        self.pages.show_choice(name)
        self._stack.setCurrentIndex([page for page, _ in PAGES].index(name))
        self.spans.setVisible(name == "ledger")
        self.pageShown.emit()

    def show_span(self, name: str) -> None:
        """Show one of SPANS as chosen."""
        self.spans.show_choice(name)
