"""The display list painted by Qt: on the screen frame by frame, and on PNG pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QByteArray, QLineF, QPointF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontDatabase,
    QImage,
    QPaintDevice,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPen,
    QPolygonF,
)
from shiboken6 import VoidPtr

from xentviz import assets
from xentviz.figure import raster
from xentviz.figure.display import Area, Fill, Group, Label, Lines, Markers, Page, Picture, Points, Primitive, Stroke
from xentviz.figure.lettering import SLANT, outline, width
from xentviz.figure.shapes import polygon
from xentviz.figure.svg import anchored
from xentviz.figure.theme import FONT_FAMILY
from xentviz.provenance import KEYWORD

_HALO = 0.28  # of the letters' size
_FONT_SIZE = 64  # a font has whole pixels; the painter scales it to the size asked for
_FONT_FILES = ("fonts/xentvizSans-Regular.otf", "fonts/xentvizSans-Bold.otf")


@lru_cache(maxsize=1)
def load_fonts() -> None:
    """Make the program's fonts known to Qt. Needs a QGuiApplication; a second call does nothing."""
    for name in _FONT_FILES:
        QFontDatabase.addApplicationFontFromData(QByteArray(assets.data(name)))


def paint(painter: QPainter, groups: Iterable[Iterable[Primitive]], outlined: bool = False) -> None:
    """Paint layers in points. Letters are drawn with the font, or as outlines that are the same everywhere."""
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    for group in groups:
        for item in group:
            match item:
                case Lines():
                    _paint_lines(painter, item)
                case Area():
                    _paint_area(painter, item)
                case Markers():
                    _paint_markers(painter, item)
                case Label():
                    (_paint_outlined if outlined else _paint_label)(painter, item)
                case Picture():
                    _paint_picture(painter, item)


def blank(page: Page, dpi: float) -> QImage:
    """The page's ground in round(size * dpi / 72) pixels."""
    scale = dpi / 72.0
    image = QImage(round(page.width * scale), round(page.height * scale), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent if page.ground is None else QColor(page.ground))
    return image


def paint_on(image: QImage, groups: Iterable[Group], dpi: float) -> None:
    """Paint layers on an image of that many pixels an inch, over what is there; letters as outlines."""
    with painting(image) as painter:
        painter.scale(dpi / 72.0, dpi / 72.0)
        paint(painter, groups, outlined=True)


def png(page: Page, dpi: float) -> bytes:
    """The page as a PNG file of round(size * dpi / 72) pixels, its DPI noted. Same page, same bytes."""
    image = blank(page, dpi)
    paint_on(image, page.groups, dpi)
    texts = {"Title": page.title, "Description": page.description, KEYWORD: page.provenance}
    return raster.png(_pixels(image, page.ground is None), dpi, texts)


def _pixels(image: QImage, alpha: bool) -> NDArray[np.uint8]:
    """The image as an array (rows, columns, 3 or 4)."""
    form, depth = (QImage.Format.Format_RGBA8888, 4) if alpha else (QImage.Format.Format_RGB888, 3)
    image.convertTo(form)
    lines = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return lines[:, : depth * image.width()].reshape(image.height(), image.width(), depth)


@contextmanager
def painting(device: QPaintDevice) -> Iterator[QPainter]:
    """A painter that is ended whatever happens; one left open would crash the program when its device goes."""
    painter = QPainter(device)
    try:
        yield painter
    finally:
        painter.end()


def _paint_lines(painter: QPainter, item: Lines) -> None:
    painter.setPen(_pen(item.stroke))
    painter.setBrush(_brush(item.fill))
    if len(item.lines) > 1 and not item.closed and all(len(line) == 2 for line in item.lines):
        painter.drawLines([QLineF(*line.ravel().tolist()) for line in item.lines])
        return
    draw = painter.drawPolygon if item.closed else painter.drawPolyline
    for line in item.lines:
        draw(_polygon(line))


def _paint_area(painter: QPainter, item: Area) -> None:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for line in item.lines:
        path.addPolygon(_polygon(line))
        path.closeSubpath()
    painter.fillPath(path, _brush(item.fill))


def _paint_markers(painter: QPainter, item: Markers) -> None:
    painter.setPen(_pen(item.stroke))
    painter.setBrush(_brush(item.fill))
    corners, radius = polygon(item.shape), item.size / 2
    outline = None if corners is None else _polygon(corners * item.size)
    for x, y in item.points[np.isfinite(item.points).all(axis=1)].tolist():
        if outline is None:
            painter.drawEllipse(QPointF(x, y), radius, radius)
        else:
            painter.drawPolygon(outline.translated(x, y))


def _paint_label(painter: QPainter, label: Label) -> None:
    x = anchored(label)
    if label.halo is not None:
        _stroke_halo(painter, label, x)
    painter.save()
    painter.translate(x, label.y)
    painter.scale(label.size / _FONT_SIZE, label.size / _FONT_SIZE)
    if label.italic:
        painter.shear(-SLANT, 0.0)
    painter.setFont(_font(label.bold))
    painter.setPen(_color(label.color, 1.0))
    painter.drawText(QPointF(0.0, 0.0), label.text)
    painter.restore()


def _paint_outlined(painter: QPainter, label: Label) -> None:
    x = anchored(label)
    if label.halo is not None:
        _stroke_halo(painter, label, x)
    _fill_letters(painter, label, x, _outlined, label.color)


def _stroke_halo(painter: QPainter, label: Label, x: float) -> None:
    _fill_letters(painter, label, x, _halo, label.halo or "")


def _fill_letters(painter: QPainter, label: Label, x: float, shape: Callable[..., QPainterPath], color: str) -> None:
    """Letter by letter: a path of many of them takes six times as long to fill."""
    ink = _color(color, 1.0)
    for letter in label.text:
        if not letter.isspace():
            painter.fillPath(shape(letter, label.size, label.bold, label.italic).translated(x, label.y), ink)
        x += width(letter, label.size, label.bold)


def _paint_picture(painter: QPainter, item: Picture) -> None:
    rows, columns, _ = item.rgb.shape
    pixels = np.ascontiguousarray(item.rgb)
    image = QImage(pixels.data, columns, rows, 3 * columns, QImage.Format.Format_RGB888)
    brush = QBrush(image)
    # Filling the clip polygon with the picture gives it smooth edges, which a clip path would not.
    transform = brush.transform().translate(item.x, item.y).scale(item.width / columns, item.height / rows)
    brush.setTransform(transform)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(brush)
    painter.drawPolygon(_polygon(item.clip))


def _polygon(points: Points) -> QPolygonF:
    """Points (n, 2) as Qt's polygon, those that are not finite left out, copied in one go."""
    if not np.isfinite(points).all():
        points = points[np.isfinite(points).all(axis=1)]
    shape = QPolygonF()
    shape.resize(len(points))
    if len(points):
        memory: Any = VoidPtr(shape.data(), 16 * len(points), True)  # type: ignore[arg-type, call-arg, unused-ignore]
        np.frombuffer(memory, dtype=float).reshape(-1, 2)[:] = points
    return shape


@lru_cache(maxsize=256)
def _pen(stroke: Stroke | None) -> QPen:
    if stroke is None:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(_color(stroke.color, stroke.opacity), stroke.width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if stroke.dash:
        pen.setDashPattern([length / stroke.width for length in stroke.dash])
    return pen


@lru_cache(maxsize=256)
def _brush(fill: Fill | None) -> QBrush:
    return QBrush(Qt.BrushStyle.NoBrush) if fill is None else QBrush(_color(fill.color, fill.opacity))


@lru_cache(maxsize=256)
def _color(color: str, opacity: float) -> QColor:
    made = QColor(color)
    if not made.isValid():
        raise ValueError(f"colour {color!r} is not of the form #rrggbb")  # in a PDF it would corrupt the file
    made.setAlphaF(opacity)
    return made


@lru_cache(maxsize=2)
def _font(bold: bool) -> QFont:
    font = QFont(FONT_FAMILY)
    font.setBold(bold)
    font.setKerning(False)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setPixelSize(_FONT_SIZE)
    return font


@lru_cache(maxsize=512)
def _outlined(letter: str, size: float, bold: bool, italic: bool) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for command, numbers in outline(letter, size, bold, italic):
        if command == "M":
            path.moveTo(*numbers)
        elif command == "L":
            path.lineTo(*numbers)
        elif command == "C":
            path.cubicTo(*numbers)
        else:
            path.closeSubpath()
    return path


@lru_cache(maxsize=512)
def _halo(letter: str, size: float, bold: bool, italic: bool) -> QPainterPath:
    """The outline's own outline: stroking the letters anew with each frame would take twice as long."""
    stroker = QPainterPathStroker(_pen(Stroke("#000000", _HALO * size)))
    halo = stroker.createStroke(_outlined(letter, size, bold, italic))
    halo.setFillRule(Qt.FillRule.WindingFill)
    return halo
