"""The window of a presentation: layout and letter sizes, nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent, QResizeEvent, QScreen, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from xentviz.figure.theme import LIGHT, Theme, high_contrast
from xentviz.views import style
from xentviz.views.keys import HELD
from xentviz.views.presenter.blank import Blank
from xentviz.views.presenter.curves import Curves
from xentviz.views.presenter.figures import Figures
from xentviz.views.presenter.grid_sheet import GridSheet
from xentviz.views.presenter.hint import Hint
from xentviz.views.presenter.pointer import Pointer
from xentviz.views.presenter.spotlight import Spotlight
from xentviz.views.presenter.stage_page import StagePage
from xentviz.views.presenter.title import Title
from xentviz.views.simplex_view import SimplexView

_LINES, _COLUMNS = 30, 53
"""So many letter heights make the window's height and width: the smallest letters of a picture are 0.68 of one."""
_TITLE, _MATHS, _FIGURES, _HINT = 0.85, 0.9, 1.05, 0.68  # of a letter height: what stands beside the picture
_GAP = 0.9  # round everything


class PresenterWindow(QWidget):
    """Triangle on the left; on the right what is run, its curves or its mathematics, and the numbers of the step.

    Or the grid of runs in place of all that.

    Signals: `closing()` when somebody closes it.
    """

    closing = Signal()

    def __init__(self, keys: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setWindowTitle("Presentation")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoFillBackground(True)
        self.simplex, self.curves, self.maths = SimplexView(), Curves(), StagePage()
        self.title, self.figures, self.grid = Title(), Figures(), GridSheet()
        self.pages, self.whole = QStackedWidget(), QStackedWidget()
        self.theme = LIGHT
        self._row, self._side, self._edge = QHBoxLayout(), QVBoxLayout(), QVBoxLayout(self)
        self._arrange()
        self.pointer = Pointer(self)
        self.spotlight, self.blank, self.hint = Spotlight(self), Blank(self), Hint(keys, self)

    @property
    def letters(self) -> float:
        """The letter height in pixels that all sizes follow."""
        return max(min(self.height() / _LINES, self.width() / _COLUMNS), 10.0)

    def set_theme(self, theme: Theme) -> None:
        """Take a theme, in high contrast."""
        self.theme = high_contrast(theme)
        self.setPalette(style.palette(self.theme))
        self.simplex.set_theme(self.theme)
        self.spotlight.show_theme(self.theme)
        self._fit()

    def show_page(self, page: QWidget) -> None:
        """Show `curves` or `maths` on the right."""
        self.pages.setCurrentWidget(page)

    def show_grid(self, on: bool) -> None:
        """Show the grid of runs, or one run."""
        self.whole.setCurrentIndex(int(on))

    def show_title(self, text: str, joint: str) -> None:
        """Show what is run, or what the moment is called, in a text that may be broken at each `joint`."""
        self.title.show_text(text, joint)
        self.grid.title.show_text(text, joint)

    def show_on(self, screen: QScreen) -> None:
        """Fill a screen."""
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        self.activateWindow()
        self.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Letters to match."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Let the pointer hide when it rests."""
        super().showEvent(event)
        self.pointer.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that is there for nothing brings the picture back, as all others do."""
        super().keyPressEvent(event)
        if event.key() not in HELD:
            self.blank.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        """No pointer to hide any more."""
        self.pointer.end()
        super().hideEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say so first."""
        self.closing.emit()
        super().closeEvent(event)

    def _fit(self) -> None:
        size = self.letters
        self.simplex.show_text_size(size)
        self.curves.show_letters(size, self.theme)
        self.figures.show_letters(_FIGURES * size, self.theme)
        for words in (self.title, self.grid):
            words.show_letters(_TITLE * size, self.theme)
        self.maths.show_letters(_MATHS * size, self.theme)
        self.hint.show_letters(_HINT * size, self.theme)
        self.hint.place()
        margin = round(_GAP * size)
        self._edge.setContentsMargins(margin, margin, 2 * margin, round(1.5 * margin))
        self._side.setSpacing(round(margin / 2))

    def _arrange(self) -> None:
        self.simplex.quiet = True
        # A press on the picture may take the focus, and gives it back; nothing else may take the keys.
        self.maths.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.pages.addWidget(self.curves)
        self.pages.addWidget(self.maths)
        for widget in (self.title, self.pages, self.figures):
            self._side.addWidget(widget, int(widget is self.pages))
        self._row.addWidget(self.simplex, 8)
        self._row.addLayout(self._side, 5)
        self._row.setContentsMargins(0, 0, 0, 0)
        single = QWidget()
        single.setLayout(self._row)
        for page in (single, self.grid):
            self.whole.addWidget(page)
        self._edge.addWidget(self.whole)
