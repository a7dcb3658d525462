"""What widgets have painted: pixels as arrays, and how often they did."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QImage


def pixels(image):
    """The colours of an image or a pixmap, (height, width, 3), red first."""
    image = (image if isinstance(image, QImage) else image.toImage()).convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return rows[:, : image.width(), 2::-1].copy()


def rendered(widget):
    """The pixels of a widget that paints itself now, one to each of its points."""
    image = QImage(widget.size(), QImage.Format.Format_RGB32)
    widget.render(image)
    return pixels(image)


class Frames(QObject):
    """Counts the paint events of a widget."""

    def __init__(self, widget):
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, widget, event):  # noqa: N802
        self.count += event.type() == QEvent.Type.Paint
        return False
