"""How far a file in the making is."""

from __future__ import annotations

import math

from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QWidget

_PARTS = 1000


class MakingBar(QWidget):
    """A bar and the time that is left; takes no room while nothing is made."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = QProgressBar()
        self.bar.setRange(0, _PARTS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Progress")
        self.left = QLabel()
        self.left.setObjectName("cardCaption")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.bar, 1)
        row.addWidget(self.left)
        self.hide()

    def show_progress(self, done: float, seconds: float) -> None:
        """Show the part that is done, and the seconds that are left."""
        self.bar.setValue(round(done * _PARTS))
        self.left.setText(remaining(seconds))
        self.show()


def remaining(seconds: float) -> str:
    """In whole seconds, rounded up; from two minutes on in minutes."""
    if seconds >= 120.0:
        return f"about {math.ceil(seconds / 60.0)} min left"
    return f"about {max(math.ceil(seconds), 1)} s left"
