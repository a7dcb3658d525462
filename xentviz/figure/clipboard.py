"""A figure for the clipboard: every form that a slide program may want, in one parcel."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication, QImage

from xentviz.figure.display import Page
from xentviz.figure.painter import png
from xentviz.figure.pdf import pdf
from xentviz.figure.svg import svg


def mime(page: Page, dpi: float = 144.0) -> QMimeData:
    """The page as PNG, SVG, PDF and text; the receiving program takes what it understands best."""
    raster = png(page, dpi)
    parcel = QMimeData()
    parcel.setImageData(QImage.fromData(QByteArray(raster)))
    parcel.setData("image/png", QByteArray(raster))
    parcel.setData("image/svg+xml", QByteArray(svg(page).encode()))
    parcel.setData("application/pdf", QByteArray(pdf([page])))
    parcel.setText(page.description)
    return parcel


def release() -> None:
    """Take own data off the clipboard; call it before the application ends.

    Data still there when the interpreter goes crashes it on some platforms.
    """
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear()
