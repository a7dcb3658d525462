"""Lines, areas and marks as freeforms: one shape for all of one style, however many there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xentviz.figure.display import Area, Lines, Markers, Points
from xentviz.figure.polyline import simplify
from xentviz.figure.pptx.ink import brush, pen
from xentviz.figure.shapes import polygon

Box = tuple[int, int, int, int]
"""Left, top, right and bottom in hundredths of a point, finer than any printer."""

_EMU = 127  # PowerPoint's own units in a hundredth of a point
_Units = NDArray[np.int64]  # (n, 2), hundredths of a point
_FAR = 1e5  # points: what is farther away is nowhere on a page


@dataclass(frozen=True)
class Shape:
    """A finished shape, and the box that it lies in."""

    xml: str
    box: Box


def lines(item: Lines, head: str) -> Shape | None:
    """All the lines in one shape; None where nothing would be seen. `head`: attributes with its number and name."""
    pieces = _pieces(item.lines, item.closed)
    if not pieces or (item.fill is None and item.stroke is None):
        return None
    box = _around(pieces)
    drawn = [_run(piece, box, item.closed) for piece in pieces]
    # What is filled is a path of its own each: where two overlap, one path would leave a hole.
    paths = _path(box, "".join(drawn), ' fill="none"') if item.fill is None else "".join(_path(box, d) for d in drawn)
    return _freeform(head, box, paths, brush(item.fill) + pen(item.stroke))


def area(item: Area, head: str) -> Shape | None:
    """All the lines in one path, whose holes stay open."""
    pieces = _pieces(item.lines, closed=True)
    if not pieces:
        return None
    box = _around(pieces)
    path = _path(box, "".join(_run(piece, box, closed=True) for piece in pieces))
    return _freeform(head, box, path, brush(item.fill) + pen(None))


def markers(item: Markers, head: str) -> Shape | None:
    """All the marks in one shape; a single round one is an oval."""
    corners, places = polygon(item.shape), _finite(item.points)
    if corners is not None:
        outlines = tuple(corners * item.size + place for place in places)
        return lines(Lines(outlines, item.stroke, item.fill, closed=True), head)
    if not len(places) or (item.fill is None and item.stroke is None):
        return None
    radius, middles = round(item.size * 50), _units(places)
    box = _around([middles - radius, middles + radius])
    style = brush(item.fill) + pen(item.stroke)
    if len(places) == 1:
        return Shape(shape(head, placed(box) + preset("ellipse") + style), box)
    return _freeform(head, box, "".join(_path(box, _circle(middle, radius, box)) for middle in middles), style)


def placed(box: Box, group: bool = False) -> str:
    """Where a shape lies, or a group whose members are placed on the slide."""
    left, top, right, bottom = (edge * _EMU for edge in box)
    width, height = max(right - left, _EMU), max(bottom - top, _EMU)
    members = f'<a:chOff x="{left}" y="{top}"/><a:chExt cx="{width}" cy="{height}"/>' if group else ""
    return f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/>{members}</a:xfrm>'


def preset(name: str) -> str:
    """One of the ready-made outlines."""
    return f'<a:prstGeom prst="{name}"><a:avLst/></a:prstGeom>'


def shape(head: str, properties: str, more: str = "") -> str:
    """A shape of these properties."""
    return (
        f"<p:sp><p:nvSpPr><p:cNvPr {head}/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{properties}</p:spPr>{more}</p:sp>"
    )


def outline(points: Points) -> tuple[Box, str]:
    """A polygon as the outline of a shape, and its box."""
    (piece,) = pieces = _pieces([points], closed=True)
    box = _around(pieces)
    return box, _geometry(_path(box, _run(piece, box, closed=True)))


def _freeform(head: str, box: Box, paths: str, style: str) -> Shape:
    return Shape(shape(head, placed(box) + _geometry(paths) + style), box)


def _geometry(paths: str) -> str:
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f"<a:pathLst>{paths}</a:pathLst></a:custGeom>"
    )


def _path(box: Box, run: str, more: str = "") -> str:
    left, top, right, bottom = box
    return f'<a:path w="{max(right - left, 1)}" h="{max(bottom - top, 1)}"{more}>{run}</a:path>'


def _run(piece: _Units, box: Box, closed: bool) -> str:
    (x, y), *rest = (piece - box[:2]).tolist()
    tail = "".join([f'<a:lnTo><a:pt x="{x}" y="{y}"/></a:lnTo>' for x, y in rest])
    return f'<a:moveTo><a:pt x="{x}" y="{y}"/></a:moveTo>{tail}{"<a:close/>" if closed else ""}'


def _circle(middle: _Units, radius: int, box: Box) -> str:
    x, y = (middle - box[:2]).tolist()
    return (
        f'<a:moveTo><a:pt x="{x - radius}" y="{y}"/></a:moveTo>'
        f'<a:arcTo wR="{radius}" hR="{radius}" stAng="10800000" swAng="21600000"/><a:close/>'
    )


def _pieces(found: Iterable[Points], closed: bool) -> list[_Units]:
    finite = [line for line in map(_finite, found) if len(line) >= 2]
    return [_units(line if closed else simplify(line)) for line in finite]


def _finite(points: Points) -> Points:
    return np.clip(points[np.isfinite(points).all(axis=1)], -_FAR, _FAR)


def _units(points: Points) -> _Units:
    return np.rint(points * 100.0).astype(np.int64)


def _around(pieces: Sequence[_Units]) -> Box:
    every = np.concatenate(pieces)
    (left, top), (right, bottom) = every.min(axis=0).tolist(), every.max(axis=0).tolist()
    return left, top, right, bottom
