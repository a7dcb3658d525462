"""The grid of runs before an audience, with what it compares above it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xentviz.figure.theme import Theme
from xentviz.views.grid_view import GridView
from xentviz.views.presenter.title import Title

_CELLS = 0.7  # of the title's letter height: there are many of them


class GridSheet(QWidget):
    """Takes the whole window; a click opens a cell, and start and target are dragged in any of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.view = Title(), GridView()
        self.view.quiet = True
        # The arrows go on walking: the cells have them only for somebody who came by Tab.
        self.view.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.title)
        column.addWidget(self.view, 1)

    def show_letters(self, size: float, theme: Theme) -> None:
        """Take a letter height in pixels and the colours of a theme."""
        self.title.show_letters(size, theme)
        self.view.set_theme(theme)
        self.view.show_text_size(_CELLS * size)
