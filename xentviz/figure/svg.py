"""The display list as SVG text, without Qt.

Only what every reader knows: paths with plain attributes. No style sheet, no symbols, no effects; polygons are paths,
too, since one reader loses sides of the others. Letters are outlines unless they are to stay editable.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from xentviz.figure.display import Area, Fill, Group, Label, Lines, Markers, Page, Picture, Points, Primitive, Stroke
from xentviz.figure.lettering import outline, width
from xentviz.figure.polyline import simplify
from xentviz.figure.raster import png
from xentviz.figure.shapes import polygon
from xentviz.figure.theme import FONT_FAMILY
from xentviz.figure.xml import quoted, words

_HALO = 0.28  # of the letters' size
_FAMILIES = f"'{FONT_FAMILY}', Inter, 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif"


def svg(page: Page, editable_text: bool = False) -> str:
    """The page as an SVG file, sizes in points. The same page always gives the same text."""
    size = f'width="{_n(page.width)}pt" height="{_n(page.height)}pt" viewBox="0 0 {_n(page.width)} {_n(page.height)}"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {size} role="img">',
        f"<title>{words(page.title)}</title>",
        f"<desc>{words(page.description)}</desc>",
    ]
    if page.provenance:
        lines.append(f"<metadata>{words(page.provenance)}</metadata>")
    if page.ground is not None:
        lines.append(f'<path d="M0 0H{_n(page.width)}V{_n(page.height)}H0Z" fill="{page.ground}"/>')
    for group in page.groups:
        lines += [f"<g id={quoted(group.name)}>", *_group(group, editable_text), "</g>"]
    return "\n".join([*lines, "</svg>", ""])


def _group(group: Group, editable: bool) -> Iterator[str]:
    for number, item in enumerate(group):
        yield from _primitive(item, f"{group.name}-{number}", editable)


def _primitive(item: Primitive, name: str, editable: bool) -> Iterator[str]:
    match item:
        case Lines():
            paths = "".join(_path(line, item.closed) for line in item.lines)
            if paths:
                yield f'<path d="{paths}" {_fill(item.fill)} {_stroke(item.stroke)}/>'
        case Area():
            paths = "".join(_path(line, closed=True) for line in item.lines)
            if paths:
                yield f'<path d="{paths}" {_fill(item.fill)} fill-rule="evenodd"/>'
        case Markers():
            paths = "".join(_mark(item.shape, item.size, x, y) for x, y in item.points[_finite(item.points)].tolist())
            if paths:
                yield f'<path d="{paths}" {_fill(item.fill)} {_stroke(item.stroke)}/>'
        case Label():
            yield from _label(item, editable)
        case Picture():
            yield from _picture(item, name)


def _path(line: Points, closed: bool) -> str:
    line = line[_finite(line)]
    if len(line) < 2:
        return ""
    if not closed:
        line = simplify(line)
    return "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in line.tolist()) + ("Z" if closed else "")


def _mark(shape: str, size: float, x: float, y: float) -> str:
    corners = polygon(shape)
    if corners is not None:
        return _path(corners * size + [x, y], closed=True)
    r = _n(size / 2)
    return f"M{_n(x - size / 2)} {_n(y)}a{r} {r} 0 1 0 {_n(size)} 0a{r} {r} 0 1 0 {_n(-size)} 0Z"


def _label(label: Label, editable: bool) -> Iterator[str]:
    shape = _letters(label) if editable else _outlines(label)
    if label.halo is not None:
        halo = f'stroke="{label.halo}" stroke-width="{_n(_HALO * label.size)}" stroke-linejoin="round"'
        yield shape.format(f'fill="{label.halo}" {halo}')
    yield shape.format(f'fill="{label.color}"')


def _letters(label: Label) -> str:
    weight = "bold" if label.bold else "normal"
    place = f'x="{_n(label.x)}" y="{_n(label.y)}" text-anchor="{label.anchor}"'
    style = ' font-style="italic"' if label.italic else ""
    font = f'font-family="{_FAMILIES}" font-size="{_n(label.size)}" font-weight="{weight}"{style}'
    text = words(label.text).replace("{", "{{").replace("}", "}}")
    return f"<text {place} {font} {{}}>{text}</text>"


def _outlines(label: Label) -> str:
    x = anchored(label)
    parts = []
    for command, numbers in outline(label.text, label.size, label.bold, label.italic):
        parts.append(command + " ".join(_n(n + (label.y if i % 2 else x)) for i, n in enumerate(numbers)))
    name = quoted(label.text).replace("{", "{{").replace("}", "}}")
    return f'<path d="{"".join(parts)}" {{}} aria-label={name}/>'


def anchored(label: Label) -> float:
    """Where the label's base line starts, whatever its anchor."""
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}[label.anchor]
    return label.x - share * width(label.text, label.size, label.bold)


def _picture(picture: Picture, name: str) -> Iterator[str]:
    data = base64.b64encode(png(picture.rgb)).decode()
    box = f'x="{_n(picture.x)}" y="{_n(picture.y)}" width="{_n(picture.width)}" height="{_n(picture.height)}"'
    yield f'<clipPath id="{name}-clip"><path d="{_path(picture.clip, closed=True)}"/></clipPath>'
    yield f'<g clip-path="url(#{name}-clip)">'
    yield f'<image {box} preserveAspectRatio="none" xlink:href="data:image/png;base64,{data}"/></g>'


def _fill(fill: Fill | None) -> str:
    if fill is None:
        return 'fill="none"'
    return f'fill="{fill.color}"' + (f' fill-opacity="{_n(fill.opacity)}"' if fill.opacity < 1.0 else "")


def _stroke(stroke: Stroke | None) -> str:
    if stroke is None:
        return 'stroke="none"'
    text = f'stroke="{stroke.color}" stroke-width="{_n(stroke.width)}" stroke-linecap="round" stroke-linejoin="round"'
    if stroke.opacity < 1.0:
        text += f' stroke-opacity="{_n(stroke.opacity)}"'
    if stroke.dash:
        text += f' stroke-dasharray="{" ".join(map(_n, stroke.dash))}"'
    return text


def _finite(points: Points) -> NDArray[np.bool_]:
    finite: NDArray[np.bool_] = np.logical_and(*np.isfinite(points).T)
    return finite


def _n(value: float) -> str:
    """A hundredth of a point is finer than any printer."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
