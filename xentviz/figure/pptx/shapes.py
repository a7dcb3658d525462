"""The layers of a page as native shapes: groups of freeforms, text boxes and pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import count

from xentviz.figure.display import Area, Group, Label, Lines, Markers, Page, Picture, Primitive
from xentviz.figure.pptx.freeform import Shape, area, lines, markers, outline, placed, shape
from xentviz.figure.pptx.slide import FIRST_ID
from xentviz.figure.pptx.text import label
from xentviz.figure.raster import png
from xentviz.figure.xml import quoted

Link = Callable[[bytes, str], str]
"""Takes a picture and its suffix, gives the identifier of its part."""

_NAME = 60  # characters of a label that its shape is called by


def shapes(page: Page, link: Link) -> str:
    """The page as one group, which has the alt text, of a group for each layer."""
    numbers = count(FIRST_ID)
    head = f'id="{next(numbers)}" name="Figure" descr={quoted(page.description)}'
    layers = [layer for group in page.groups if (layer := _layer(group, numbers, link))]
    return _grouped(layers, head).xml if layers else ""


def _layer(group: Group, numbers: Iterator[int], link: Link) -> Shape | None:
    head = _head(numbers, group.name)
    drawn = [_primitive(item, _head(numbers, _name(item, group.name)), link) for item in group]
    seen = [each for each in drawn if each is not None]
    return _grouped(seen, head) if seen else None


def _head(numbers: Iterator[int], name: str) -> str:
    return f'id="{next(numbers)}" name={quoted(name)}'


def _name(item: Primitive, layer: str) -> str:
    return item.text[:_NAME] if isinstance(item, Label) else f"{layer}: {type(item).__name__.lower()}"


def _primitive(item: Primitive, head: str, link: Link) -> Shape | None:
    match item:
        case Lines():
            return lines(item, head)
        case Area():
            return area(item, head)
        case Markers():
            return markers(item, head)
        case Label():
            return label(item, head)
        case Picture():
            return _picture(item, head, link)


def _picture(item: Picture, head: str, link: Link) -> Shape:
    """A freeform of the clip's outline, filled with the picture."""
    box, geometry = outline(item.clip)
    left, top, right, bottom = (edge / 100 for edge in box)
    across, down = right - left, bottom - top
    sides = {
        "l": (item.x - left) / across,
        "t": (item.y - top) / down,
        "r": (right - item.x - item.width) / across,
        "b": (bottom - item.y - item.height) / down,
    }
    inset = " ".join(f'{side}="{round(100_000 * share)}"' for side, share in sides.items())
    fill = (
        f'<a:blipFill dpi="0" rotWithShape="1"><a:blip r:embed="{link(png(item.rgb), "png")}"/>'
        f"<a:stretch><a:fillRect {inset}/></a:stretch></a:blipFill><a:ln><a:noFill/></a:ln>"
    )
    return Shape(shape(head, placed(box) + geometry + fill), box)


def _grouped(members: Sequence[Shape], head: str) -> Shape:
    left, top = (min(member.box[side] for member in members) for side in (0, 1))
    right, bottom = (max(member.box[side] for member in members) for side in (2, 3))
    box = left, top, right, bottom
    xml = (
        f"<p:grpSp><p:nvGrpSpPr><p:cNvPr {head}/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
        f"<p:grpSpPr>{placed(box, group=True)}</p:grpSpPr>{''.join(member.xml for member in members)}</p:grpSp>"
    )
    return Shape(xml, box)
