"""The sheet of all keys, made from the commands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QWidget

HANDLE_KEYS = (
    ("Move between the start and the target", "Tab"),
    ("Move the focused handle by 0.01", "Arrows"),
    ("... by 0.1, by 0.001", "Shift, Ctrl + arrows"),
    ("Send it to corner A, B, C, or the centre", "1   2   3   0"),
    ("While dragging: snap to the 0.05 grid", "Shift"),
    ("While dragging: give it up", "Esc"),
    ("In the grid: go to another cell, open it", "Arrows, Enter"),
)
"""The keys of the simplex itself, which are no commands of the window."""


_HIGHEST = 26  # rows that a low screen has room for


class ShortcutSheet(QDialog):
    """Lists (title, keys) in two columns of pairs, or in more where those would get too high."""

    def __init__(self, rows: list[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        grid = QGridLayout(self)
        grid.setHorizontalSpacing(24)
        grid.setContentsMargins(24, 20, 24, 20)
        pairs = [*rows, *HANDLE_KEYS]
        high = -(-len(pairs) // max(2, -(-len(pairs) // _HIGHEST)))
        for number, (title, keys) in enumerate(pairs):
            row, column = number % high, 2 * (number // high)
            grid.addWidget(QLabel(title), row, column)
            label = QLabel(keys)
            label.setObjectName("key")
            grid.addWidget(label, row, column + 1)
