"""The mathematics of the next step, stage by stage, in columns."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from xentviz.explain.lesson import lesson
from xentviz.explain.stage import Stage
from xentviz.figure.contents.base import Content, Look, Moment
from xentviz.figure.display import Group, Label, Lines, Primitive
from xentviz.figure.plot import Rectangle
from xentviz.figure.stage_block import Block, stage_block

_COLUMNS, _GAP, _BETWEEN = 2, 2.4, 1.1  # letter heights between columns and between stages
_SHRINK = (1.0, 0.9, 0.8, 0.7, 0.6)


def draw_formulas(moment: Moment, look: Look, body: Rectangle) -> tuple[Group, ...]:
    """All stages in two columns, in letters as large as go in; where there is no step, the sentence that says why."""
    taught = lesson(moment.solution, moment.trajectory, moment.step)
    left, top, width, height = body
    if not taught.stages:
        return (
            Group("formulas", (Label(left, top + look.text_size, taught.absence, look.text_size, look.theme.text),)),
        )
    room = (width - _GAP * look.text_size) / _COLUMNS
    columns, size = _fitted(taught.stages, look, room, height)
    groups = []
    for number, blocks in enumerate(columns):
        x, y = left + number * (room + _GAP * look.text_size), top
        items: list[Primitive] = []
        for block in blocks:
            items += [_moved(item, x, y) for item in block.page.items]
            y += block.height + _BETWEEN * size
        groups.append(Group(f"formulas-{number}", tuple(items)))
    return tuple(groups)


def _fitted(stages: tuple[Stage, ...], look: Look, room: float, height: float) -> tuple[list[list[Block]], float]:
    """The columns in the largest letters in which they fit; the smallest in any case."""
    for scale in _SHRINK:
        size = scale * look.text_size
        blocks = [stage_block(stage, room, size, look.theme, True) for stage in stages]
        columns = _filled(blocks, height, _BETWEEN * size)
        if len(columns) <= _COLUMNS:
            break
    return columns[:_COLUMNS], size


def _filled(blocks: list[Block], height: float, gap: float) -> list[list[Block]]:
    columns: list[list[Block]] = [[]]
    used = 0.0
    for block in blocks:
        if columns[-1] and used + block.height > height:
            columns.append([])
            used = 0.0
        columns[-1].append(block)
        used += block.height + gap
    return columns


def _moved(item: Primitive, x: float, y: float) -> Primitive:
    if isinstance(item, Label):
        return replace(item, x=item.x + x, y=item.y + y)
    if isinstance(item, Lines):
        return replace(item, lines=tuple(line + np.array([x, y]) for line in item.lines))
    raise TypeError(f"formulas consist of labels and lines, not of {type(item).__name__}")


FORMULAS = Content("formulas", "Mathematics of the step", draw_formulas)
