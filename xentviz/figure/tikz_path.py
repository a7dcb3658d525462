"""Lines, areas and marks as TikZ paths, sizes in big points, y downwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from xentviz.figure.display import Area, Fill, Lines, Markers, Points, Stroke
from xentviz.figure.polyline import simplify
from xentviz.figure.shapes import polygon

_FAR = 8000.0  # TeX has no longer lengths than twice that
_A_LINE = 8  # points on one line of the file


def number(value: float) -> str:
    """A hundredth of a point is finer than any printer."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def ink(color: str) -> str:
    """What the colour '#rrggbb' is called in the file."""
    return f"xv{color[1:].lower()}"


def lines(item: Lines) -> Iterator[str]:
    """One path for all the lines."""
    yield from _drawn((path(line, item.closed) for line in item.lines), item.fill, item.stroke)


def area(item: Area) -> Iterator[str]:
    """One path whose holes stay open."""
    yield from _drawn((path(line, closed=True) for line in item.lines), item.fill, None, ["even odd rule"])


def markers(item: Markers) -> Iterator[str]:
    """One path for all the marks."""
    corners, places = polygon(item.shape), _finite(item.points)
    if corners is None:
        radius = number(item.size / 2)
        marks = (f"({number(x)},{number(y)}) circle[radius={radius}]" for x, y in places.tolist())
    else:
        marks = (path(corners * item.size + place, closed=True) for place in places)
    yield from _drawn(marks, item.fill, item.stroke)


def path(line: Points, closed: bool, tolerance: float = 0.06) -> str:
    """A polyline without the points that nobody would miss; empty if less than two are left."""
    line = _finite(line)
    if len(line) < 2:
        return ""
    corners = [f"({number(x)},{number(y)})" for x, y in simplify(line, tolerance).tolist()]
    rows = ["--".join(corners[k : k + _A_LINE]) for k in range(0, len(corners), _A_LINE)]
    return "\n--".join(rows) + ("--cycle" if closed else "")


def _finite(points: Points) -> Points:
    return np.clip(points[np.isfinite(points).all(axis=1)], -_FAR, _FAR)


def _drawn(paths: Iterable[str], fill: Fill | None, stroke: Stroke | None, more: Iterable[str] = ()) -> Iterator[str]:
    whole = "\n".join(filter(None, paths))
    if whole and (fill or stroke):
        yield f"\\path[{','.join([*_fill(fill), *_stroke(stroke), *more])}] {whole};"


def _fill(fill: Fill | None) -> Iterator[str]:
    if fill is not None:
        yield f"fill={ink(fill.color)}"
        if fill.opacity < 1.0:
            yield f"fill opacity={number(fill.opacity)}"


def _stroke(stroke: Stroke | None) -> Iterator[str]:
    if stroke is None:
        return
    yield f"draw={ink(stroke.color)}"
    yield f"line width={number(stroke.width)}bp"
    if stroke.opacity < 1.0:
        yield f"draw opacity={number(stroke.opacity)}"
    if stroke.dash:
        lengths = stroke.dash * (1 + len(stroke.dash) % 2)  # an odd number of lengths goes round twice
        steps = zip(("on", "off") * len(lengths), lengths, strict=False)
        yield "dash pattern=" + " ".join(f"{what} {number(length)}bp" for what, length in steps)
