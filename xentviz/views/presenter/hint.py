"""The keys of a presentation, for whoever has just begun or asks."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from xentviz.figure.display import Fill, Label, Lines, Primitive
from xentviz.figure.lettering import width
from xentviz.views.presenter.painted import Painted

_SECONDS = 7.0
_ROWS = 2
# In letter heights: the margin, the height of a row, and the gaps within and between the columns.
_INSET, _LINE, _GAP, _BETWEEN = 0.7, 1.4, 0.5, 1.6


class Hint(Painted):
    """A strip along the lower edge of its parent, light and dark exchanged: it is no part of the picture.

    It lets the mouse through, and goes away by itself.
    """

    def __init__(self, rows: Sequence[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self._below = parent
        self._columns = [rows[start : start + _ROWS] for start in range(0, len(rows), _ROWS)]
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName("Keys: " + "; ".join(f"{keys} {title}" for title, keys in rows))
        self.fading = QTimer(self, singleShot=True, interval=round(1000 * _SECONDS))
        self.fading.timeout.connect(self.hide)
        self.hide()

    def toggle(self) -> None:
        """Come, or go before the time."""
        self.setVisible(self.isHidden())

    def place(self) -> None:
        """Lie along the lower edge."""
        high, room = self.sizeHint().height(), self._below.rect()
        self.setGeometry(0, room.height() - high, room.width(), high)

    def showEvent(self, event: QShowEvent) -> None:
        """Come up on top, for a while."""
        self.raise_()
        self.place()
        self.fading.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """The time is over."""
        self.fading.stop()

    def sizeHint(self) -> QSize:
        """Room for all rows."""
        high = (_ROWS * _LINE + 2 * _INSET) * self.letters
        return QSize(round(self._wide()), round(high))

    def items(self) -> list[Primitive]:
        """The strip, and the rows in columns in the middle of it."""
        size = min(self.letters, self.letters * self.width() / max(self._wide(), 1.0))
        right, bottom, left = self.width(), self.height(), max(self.width() - self._wide(), 0.0) / 2
        corners = np.array([(0, 0), (right, 0), (right, bottom), (0, bottom)], dtype=float)
        items: list[Primitive] = [Lines((corners,), fill=Fill(self.theme.text), closed=True)]
        for column in self._columns:
            items += self._column(column, left + _BETWEEN * size / 2, size)
            left += self._room(column, size)
        return items

    def _column(self, rows: Sequence[tuple[str, str]], left: float, size: float) -> list[Label]:
        middle, ink = left + max(width(keys, size, True) for _, keys in rows), self.theme.surface
        lines = [(title, keys, (_INSET + 1.05 + k * _LINE) * size) for k, (title, keys) in enumerate(rows)]
        return [
            *(Label(middle, y, keys, size, ink, "end", bold=True) for _, keys, y in lines),
            *(Label(middle + _GAP * size, y, title, size, ink) for title, _, y in lines),
        ]

    def _wide(self) -> float:
        return sum(self._room(column, self.letters) for column in self._columns)

    def _room(self, rows: Sequence[tuple[str, str]], size: float) -> float:
        """How wide a column is, with half a gap on both sides."""
        keys, titles = (max(width(row[k], size, k == 1) for row in rows) for k in (1, 0))
        return keys + titles + (_GAP + _BETWEEN) * size
