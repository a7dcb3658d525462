"""Colours, pens and brushes in the XML of drawings."""

from __future__ import annotations

from collections.abc import Iterator

from xentviz.figure.display import Fill, Stroke

_SHORTEST = 0.05  # of the pen's width; a dash of none would be left out


def color(name: str, opacity: float = 1.0) -> str:
    """A fill of the colour '#rrggbb'."""
    alpha = f'<a:alpha val="{round(opacity * 100_000)}"/>' if opacity < 1.0 else ""
    return f'<a:solidFill><a:srgbClr val="{name[1:].upper()}">{alpha}</a:srgbClr></a:solidFill>'


def brush(fill: Fill | None) -> str:
    """What a shape is filled with."""
    return "<a:noFill/>" if fill is None else color(fill.color, fill.opacity)


def pen(stroke: Stroke | None) -> str:
    """How a shape is outlined, with round ends and corners."""
    if stroke is None:
        return "<a:ln><a:noFill/></a:ln>"
    width = round(stroke.width * 12_700)
    return f'<a:ln w="{width}" cap="rnd">{color(stroke.color, stroke.opacity)}{_dashes(stroke)}<a:round/></a:ln>'


def _dashes(stroke: Stroke) -> str:
    return f"<a:custDash>{''.join(_dash(stroke))}</a:custDash>" if stroke.dash else ""


def _dash(stroke: Stroke) -> Iterator[str]:
    """In parts of the width. Here the round ends belong to the dashes, elsewhere they stand out into the gaps."""
    lengths = stroke.dash * (1 + len(stroke.dash) % 2)  # an odd number of lengths goes round twice
    for dash, gap in zip(lengths[::2], lengths[1::2], strict=True):
        long, short = dash / stroke.width + 1.0, max(gap / stroke.width - 1.0, _SHORTEST)
        yield f'<a:ds d="{round(long * 100_000)}" sp="{round(short * 100_000)}"/>'
