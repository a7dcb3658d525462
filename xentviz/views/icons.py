"""The program's own icons in any colour, sharp at every screen scale."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from xentviz import assets

_SCALES = (1, 2, 3)


@lru_cache(maxsize=128)
def icon(name: str, color: str, disabled: str | None = None, size: int = 20) -> QIcon:
    """The icon `icons/<name>.svg` of resources in `color`, and in `disabled` while its control is off.

    `size` is its edge in points of the screen; pixmaps for screen scales 1, 2 and 3 are inside. The same call gives the
    same icon: of each other one Qt keeps scaled copies besides, up to ten megabytes of them.
    """
    result = QIcon()
    for scale in _SCALES:
        result.addPixmap(pixmap(name, color, size, scale), QIcon.Mode.Normal)
        if disabled is not None:
            result.addPixmap(pixmap(name, disabled, size, scale), QIcon.Mode.Disabled)
    return result


def pixmap(name: str, color: str, size: int, scale: float = 1.0) -> QPixmap:
    """One picture of an icon, `size` points wide on a screen of this scale."""
    # QtSvg paints 'currentColor' black, so the colour goes into the text.
    drawing = assets.text(f"icons/{name}.svg").replace("currentColor", color)
    picture = QPixmap(round(size * scale), round(size * scale))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, picture.width(), picture.height()))
    painter.end()
    picture.setDevicePixelRatio(scale)
    return picture
