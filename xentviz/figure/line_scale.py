"""Thicker or thinner lines in a finished picture; its letters stay as they are."""

from __future__ import annotations

from dataclasses import replace
from math import sqrt

from xentviz.figure.display import Group, Lines, Markers, Primitive, Stroke

_ON_LINES = ("steps", "handles", "current", "ghosts", "loss-curve", "class-curves")
"""The groups whose marks lie on lines. Other marks belong to the letters beside or in them."""

_LETTERS = ("formulas", "words")


def thickened(groups: tuple[Group, ...], scale: float) -> tuple[Group, ...]:
    """All strokes and dashes multiplied by `scale`, and the areas of the marks on lines."""
    return groups if scale == 1.0 else tuple(_group(group, scale) for group in groups)


def _group(group: Group, scale: float) -> Group:
    kind = group.name.rstrip("0123456789").rstrip("-")
    if kind in _LETTERS:
        return group
    return Group(group.name, tuple(_item(item, scale, sqrt(scale) if kind in _ON_LINES else 1.0) for item in group))


def _item(item: Primitive, scale: float, marks: float) -> Primitive:
    if isinstance(item, Lines) and item.stroke:
        return replace(item, stroke=_pen(item.stroke, scale))
    if isinstance(item, Markers):
        return replace(item, size=marks * item.size, stroke=item.stroke and _pen(item.stroke, scale))
    return item


def _pen(stroke: Stroke, scale: float) -> Stroke:
    return replace(stroke, width=scale * stroke.width, dash=tuple(scale * length for length in stroke.dash))
