"""The mathematics of the next step, stage by stage, in columns."""

from __future__ import annotations

import itertools
from dataclasses import replace

from xentviz.explain.formula import Space, row
from xentviz.explain.lesson import lesson
from xentviz.explain.stage import Stage
from xentviz.figure.contents.base import Content, Look, Moment
from xentviz.figure.contents.key import keyed
from xentviz.figure.display import Group, Primitive
from xentviz.figure.formula import lay
from xentviz.figure.formula_lines import fits
from xentviz.figure.paragraph import paragraph, wrap
from xentviz.figure.plot import Rectangle
from xentviz.figure.stage_block import FORMULA, Block, scales, stage_block
from xentviz.figure.theme import Theme

_NARROW, _MOST_COLUMNS = 20.0, 2  # letter heights: columns are at least that wide
_GAP, _BETWEEN = 2.4, 1.0  # letter heights between columns and between stages
_WORDS = ("all", "no check", "no sentence", "one line")
_ROWS = ("first row", "second", "third")
_TELLING = (4, 5, 6, 2, 0, 1, 3)  # the stages in the order in which they are kept where there is not room for all


def draw_formulas(moment: Moment, look: Look, body: Rectangle) -> tuple[Group, ...]:
    """As many stages in columns as go in, the most telling first, with their sentences if there is room for those;
    where there is no step, the sentence that says why. Only scripts are smaller than the other letters."""
    taught = lesson(moment.solution, moment.trajectory, moment.step)
    key, (left, top, width, height) = keyed(replace(look, theme=_with_rows(look.theme)), body)
    text = look.text_size
    if not taught.stages:
        return *key, _sentence(taught.absence, look, (left, top, width))
    count = max(min(int((width + _GAP * text) / ((_NARROW + _GAP) * text)), _MOST_COLUMNS), 1)
    room = (width - (count - 1) * _GAP * text) / count
    groups = list(key)
    columns = _fitted(taught.stages, look, room, height, count)
    if not columns:
        return *key, _sentence("The formulas of this step need a larger page.", look, (left, top, width))
    for number, blocks in enumerate(columns):
        x, y = left + number * (room + _GAP * text), top
        items: list[Primitive] = []
        for block in blocks:
            items += [item.moved(x, y) for item in block.page.items]
            y += block.height + _BETWEEN * text
        groups.append(Group(f"formulas-{number}", tuple(items)))
    return tuple(groups)


def _with_rows(theme: Theme) -> Theme:
    """Classes without a name are named by their rows in vectors, which the formulas tell apart by colour and place."""
    named = zip(theme.classes, _ROWS, strict=True)
    return replace(theme, classes=tuple(replace(style, name=style.name or row) for style, row in named))


def _sentence(said: str, look: Look, box: tuple[float, float, float]) -> Group:
    (left, top, width), text = box, look.text_size
    return Group("formulas", paragraph(wrap(said, text, width), left, top + text, text, look.theme.text))


def _fitted(stages: tuple[Stage, ...], look: Look, room: float, height: float, count: int) -> list[list[Block]]:
    """The columns with the most stages, and of those the ones with the most words."""
    versions = [[_set(stage, words, look, room) for stage in stages] for words in _WORDS]
    briefest = dict(enumerate(versions[-1]))
    ranked = [i for i in _TELLING if (block := briefest.get(i)) and block.height <= height]
    for others in range(len(ranked) - 1, -1, -1):
        for rest, blocks in itertools.product(itertools.combinations(ranked[1:], others), versions):
            chosen = sorted((ranked[0], *rest))
            kept = [block for block in (blocks[i] for i in chosen) if block and block.height <= height]
            columns = _filled(kept, height, _BETWEEN * look.text_size)
            if len(kept) == len(chosen) and len(columns) <= count:
                return columns
    return []


def _worded(stage: Stage, words: str, room: float, size: float) -> Stage:
    if words == "all":
        return stage
    short = replace(stage, sentence=stage.sentence if words == "no check" else "", check="")
    if words != "one line":
        return short
    parts = [part for node in (*stage.general, *stage.numbers) for part in (node, Space(), Space())]
    whole = row(*parts[:-2])
    return replace(short, general=(), numbers=(whole,)) if lay(whole, size).width <= room else short


def _set(stage: Stage, words: str, look: Look, room: float) -> Block | None:
    """None where a formula is so wide that its letters would have to be too small."""
    size = FORMULA * look.text_size
    worded = _worded(stage, words, room, size)
    if all(fits(node, room, size, scales(node, large=True)) for node in (*worded.general, *worded.numbers)):
        return stage_block(worded, room, look.text_size, look.theme, True)
    return None


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


FORMULAS = Content(
    "formulas", "Mathematics of the step", draw_formulas, summary="The next step in formulas with its numbers."
)
