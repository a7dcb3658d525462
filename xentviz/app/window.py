"""The main window: layout and nothing else."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from xentviz.figure.simplex import LAYERS
from xentviz.figure.theme import Theme
from xentviz.views.button import Button
from xentviz.views.card import Card
from xentviz.views.class_plot import ClassPlot
from xentviz.views.curves_column import CurvesColumn
from xentviz.views.explain_card import ExplainCard
from xentviz.views.grid_page import GridPage
from xentviz.views.left_column import LeftColumn
from xentviz.views.loss_plot import LossPlot
from xentviz.views.notice_bar import NoticeBar
from xentviz.views.pin_card import PinCard
from xentviz.views.settings_panel import SettingsPanel
from xentviz.views.simplex_view import SimplexView
from xentviz.views.status_line import StatusLine
from xentviz.views.storyboard_strip import StoryboardStrip
from xentviz.views.tour_card import TourCard
from xentviz.views.transport_bar import TransportBar
from xentviz.views.typed import commit_typed

_GAP = 10


class Window(QMainWindow):
    """Settings on the left, the simplex in the middle, the curves on the right, time along the bottom.

    `may_close` is asked before the window closes.

    Signals:
        closing(): the window is about to close.
        fileDropped(str): a file was dropped on the window.
    """

    closing = Signal()
    fileDropped = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.may_close: Callable[[], bool] = lambda: True
        self.setAcceptDrops(True)
        self.notice = NoticeBar()
        self.settings = SettingsPanel(LAYERS)
        self.tour = TourCard()
        self.simplex = SimplexView()
        self.loss = LossPlot()
        self.classes = ClassPlot()
        self.pins = PinCard()
        self.storyboard = StoryboardStrip()
        self.transport = TransportBar()
        self.status = StatusLine()
        self.loss_card = Card("Loss")
        self.classes_card = Card("Class probabilities", "step")
        self.explain = ExplainCard()
        self.curves = self._curves()
        self.grid = GridPage()
        self.pages = self._pages()
        self.copy_button = Button("Copy figure")
        self.export_button = Button("Export…")
        self.setCentralWidget(self._central())
        self.setMinimumSize(960, 600)

    def sizeHint(self) -> QSize:
        """Fits a small laptop."""
        return QSize(1280, 720)

    def set_theme(self, theme: Theme) -> None:
        """Hand the theme to every view that draws by itself."""
        drawn = self.settings, self.simplex, self.loss, self.classes, self.explain, self.grid
        for view in (*drawn, self.pins, self.storyboard, self.transport):
            view.set_theme(theme)

    def veil(self, on: bool) -> None:
        """Hide what a run does, until a person has said what they expect; or show it again."""
        self.simplex.veil(on)
        self.curves.veil(on)
        self.transport.veil(on)
        self.status.veil(on)

    def show_grid(self, on: bool) -> None:
        """Show the grid of runs in place of simplex and curves, or these again; the keys go to what comes."""
        if self.pages.currentIndex() != int(on):
            self.pages.setCurrentIndex(int(on))
            self.focus_page()

    def focus_page(self) -> None:
        """Let the keys go to the picture in sight."""
        (self.grid.view if self.pages.currentIndex() else self.simplex).setFocus()

    def commit(self) -> None:
        """Let that count which stands typed in a field, before anything is done that goes by it."""
        commit_typed(self.focusWidget())

    def add_corner(self) -> None:
        """Put the two buttons at the end of the menu bar, once the menus are there."""
        self.export_button.setObjectName("primary")
        corner = QWidget(self.menuBar())  # a parent, or Python would let go of it
        row = QHBoxLayout(corner)
        row.setContentsMargins(0, 4, _GAP, 4)
        row.setSpacing(6)
        row.addWidget(self.copy_button)
        row.addWidget(self.export_button)
        self.menuBar().setNativeMenuBar(False)  # a native one has no corner
        self.menuBar().setCornerWidget(corner)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped, anywhere."""
        if _file_of(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the file, once whoever dropped it has been answered: a question may follow."""
        event.acceptProposedAction()
        path = _file_of(event)
        QTimer.singleShot(0, self, lambda: self.fileDropped.emit(path))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the new height."""
        super().resizeEvent(event)
        self.pins.give_room(self.height())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask, and say so first."""
        self.commit()
        if not self.may_close():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)

    def _central(self) -> QWidget:
        central = QWidget()
        central.setObjectName("central")
        column = QVBoxLayout(central)
        column.setContentsMargins(_GAP, 4, _GAP, _GAP)
        column.setSpacing(_GAP)
        column.addWidget(self.notice)
        row = QHBoxLayout()
        row.setSpacing(_GAP)
        row.addWidget(LeftColumn(self.tour, _card(self.settings, Card(), 0), _GAP))
        row.addWidget(self.pages, stretch=1)
        column.addLayout(row, stretch=1)
        column.addWidget(self.pins)
        column.addWidget(self.storyboard)
        column.addWidget(self._time())
        return central

    def _pages(self) -> QStackedWidget:
        run, pages = QWidget(), QStackedWidget()
        row = QHBoxLayout(run)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(_card(self.simplex, Card(), 4), stretch=5)
        row.addWidget(self.curves, stretch=3)
        pages.addWidget(run)
        pages.addWidget(_card(self.grid, Card(), 4))
        return pages

    def _curves(self) -> CurvesColumn:
        loss, classes = _card(self.loss, self.loss_card), _card(self.classes, self.classes_card)
        return CurvesColumn(loss, classes, self.explain, _GAP)

    def _time(self) -> Card:
        card = _card(self.transport, Card())
        card.body.addWidget(self.status)
        return card


def _file_of(event: QDropEvent) -> str:
    """The path of the file that is dropped; '' if it is none, or several."""
    urls = event.mimeData().urls()
    return urls[0].toLocalFile() if len(urls) == 1 else ""


def _card(content: QWidget, card: Card, margin: int | None = None) -> Card:
    if margin is not None:
        card.body.setContentsMargins(margin, margin, margin, margin)
    card.body.addWidget(content, stretch=1)
    return card
