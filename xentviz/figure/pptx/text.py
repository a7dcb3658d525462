"""Labels as text boxes, in a font that every computer has."""

from __future__ import annotations

from xentviz.figure.display import Label
from xentviz.figure.lettering import width
from xentviz.figure.pptx.freeform import Box, Shape, placed, preset
from xentviz.figure.pptx.ink import color
from xentviz.figure.svg import anchored
from xentviz.figure.tex_text import is_mathematics
from xentviz.figure.xml import words

_FONT = "Arial"  # its letters and digits are no wider than ours; those who lack it have one of its measures
_LINE = 1.2  # a line's height in letter heights
_RISE = 0.35  # of its middle above the base line; boxes are centred, as fonts differ least there
_PLATE = (0.1, 0.56)  # letter heights: how far the ground of a label with a halo stands out, and half its height
_SIDES = {"start": "l", "middle": "ctr", "end": "r"}


def label(item: Label, head: str) -> Shape | None:
    """A text box round the place that the label takes on the page. A halo becomes a ground behind the letters."""
    if not item.text.strip():
        return None
    box = _box(item)
    plate = color(item.halo) if item.halo is not None else "<a:noFill/>"
    inside = 'wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr" rtlCol="0"'
    text = (
        f"<p:txBody><a:bodyPr {inside}><a:noAutofit/></a:bodyPr><a:lstStyle/>"
        f'<a:p><a:pPr algn="{_side(item)}"/><a:r>{_letters(item)}<a:t>{words(item.text)}</a:t></a:r></a:p></p:txBody>'
    )
    frame = preset("rect" if item.halo is None else "roundRect")
    xml = (
        f'<p:sp><p:nvSpPr><p:cNvPr {head}/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
        f"<p:spPr>{placed(box)}{frame}{plate}</p:spPr>{text}</p:sp>"
    )
    return Shape(xml, box)


def _box(item: Label) -> Box:
    left, room = anchored(item), width(item.text, item.size, item.bold)
    middle, half, more = item.y - _RISE * item.size, 0.5 * _LINE * item.size, 0.0
    if item.halo is not None:
        more, half = (share * item.size for share in _PLATE)
    return (
        round(100 * (left - more)),
        round(100 * (middle - half)),
        round(100 * (left + room + more)),
        round(100 * (middle + half)),
    )


def _side(item: Label) -> str:
    """Parts of a formula are laid out for our own font: what another has narrower stands in the middle of its place."""
    centred = item.halo is not None or (item.anchor == "start" and is_mathematics(item.text))
    return "ctr" if centred else _SIDES[item.anchor]


def _letters(item: Label) -> str:
    size = max(round(100 * item.size), 100)
    style = ' b="1"' * item.bold + ' i="1"' * item.italic
    return (
        f'<a:rPr lang="en-US" sz="{size}"{style} noProof="1">{color(item.color)}'
        f'<a:latin typeface="{_FONT}"/><a:ea typeface="{_FONT}"/><a:cs typeface="{_FONT}"/></a:rPr>'
    )
