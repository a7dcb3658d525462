"""Pages as a PDF file, painted by Qt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QColor, QPageLayout, QPageSize, QPainter, QPdfWriter

from xentviz.engine.given import InputError
from xentviz.figure.display import Page
from xentviz.figure.painter import load_fonts, paint, painting
from xentviz.figure.work import Work, finished
from xentviz.figure.xmp import xmp
from xentviz.version import VERSION

_DPI = 1200
_BOXES = re.compile(rb"\n/MediaBox (\[[^]]*\])\n/TrimBox \1\n>>\nendobj")


def pdf(pages: Sequence[Page]) -> bytes:
    """The pages, each of its own size, as one PDF file with embedded fonts. The date inside differs from call to call.

    Title and description of the file are the first page's; it carries the provenance of each page. Raises InputError
    for no pages.
    """
    return finished(pdf_work(pages))


def pdf_work(pages: Sequence[Page]) -> Work:
    """The same, page by page."""
    if not pages:
        raise InputError("pages is empty, allowed is at least one page.")
    load_fonts()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = _writer(buffer, pages)
    with painting(writer) as painter:
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        for number, page in enumerate(pages):
            if number:
                writer.setPageLayout(_layout(page))  # before the page begins, or it counts for the one after
                writer.newPage()
            _paint_page(painter, page)
            yield (number + 1) / len(pages)
    return _trimmed(bytes(buffer.data().data()), pages)


def _writer(buffer: QBuffer, pages: Sequence[Page]) -> QPdfWriter:
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setTitle(pages[0].title)
    writer.setCreator(f"xentviz {VERSION}")
    if any(page.provenance for page in pages):
        writer.setDocumentXmpMetadata(QByteArray(xmp(pages).encode()))
    writer.setPageLayout(_layout(pages[0]))
    return writer


def _layout(page: Page) -> QPageLayout:
    size = QPageSize(QSizeF(*_whole(page)), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF())


def _paint_page(painter: QPainter, page: Page) -> None:
    painter.save()
    painter.scale(_DPI / 72, _DPI / 72)
    painter.translate(0.0, _whole(page)[1] - page.height)  # a PDF is measured from the bottom
    if page.ground is not None:
        painter.fillRect(QRectF(0, 0, page.width, page.height), QColor(page.ground))
    paint(painter, page.groups)
    painter.restore()


def _whole(page: Page) -> tuple[int, int]:
    """Qt's pages have whole points."""
    return ceil(page.width), ceil(page.height)


def _trimmed(data: bytes, pages: Sequence[Page]) -> bytes:
    """The file with the exact sizes in it, each in the place of a whole one, as the file counts its own bytes."""
    sizes = iter(pages)

    def exact(found: re.Match[bytes]) -> bytes:
        page = next(sizes)
        box = b"[0 0 %.6f %.6f]" % (page.width, page.height)
        return found[0].replace(found[1], box.ljust(len(found[1])))

    return _BOXES.sub(exact, data)
