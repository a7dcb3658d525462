"""Small pictures, painted one after the other when there is time for it, and kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPixmap

from xentviz.figure.display import Group
from xentviz.figure.painter import paint

Artist = Callable[[Hashable, QSize], Iterable[Group]]
"""What is to be seen of a key, in a picture of so many points."""

_KEPT = 512
_PAUSE_MS = 15
"""Between two pictures: whatever else is to be painted comes first."""


class Thumbnails(QObject):
    """Asked for a picture that it has not got, it paints it a little later; never while a mouse button is held.

    Signals:
        painted(): there is a new picture.
    """

    painted = Signal()

    def __init__(self, size: QSize, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.size = size
        self._artist: Artist = lambda _key, _size: ()
        self._pictures: OrderedDict[tuple[Hashable, float], QPixmap] = OrderedDict()
        self._wanted: dict[tuple[Hashable, float], None] = {}
        self._timer = QTimer(self, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._paint_next)

    def set_artist(self, artist: Artist) -> None:
        """Who draws from now on; what was drawn before is forgotten."""
        self._artist = artist
        self.forget()

    def forget(self) -> None:
        """Paint everything anew, as it has another look now."""
        self._pictures.clear()
        self._wanted.clear()
        self._timer.stop()

    def picture(self, key: Hashable, scale: float) -> QPixmap | None:
        """The picture for a screen of that scale; None if it is yet to be painted."""
        made = self._pictures.get((key, scale))
        if made is not None:
            self._pictures.move_to_end((key, scale))
        else:
            self._wanted[key, scale] = None
            if not self._timer.isActive():  # started anew at each repaint it would never come to an end
                self._timer.start()
        return made

    def _paint_next(self) -> None:
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return
        if not self._wanted:
            self._timer.stop()
            return
        wanted = next(iter(self._wanted))
        del self._wanted[wanted]
        self._pictures[wanted] = self._painted(*wanted)
        if len(self._pictures) > _KEPT:
            self._pictures.popitem(last=False)
        self.painted.emit()

    def _painted(self, key: Hashable, scale: float) -> QPixmap:
        pixmap = QPixmap(self.size * scale)
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        try:
            paint(painter, self._artist(key, self.size))
        finally:
            painter.end()
        return pixmap
