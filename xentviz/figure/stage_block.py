"""One stage of a step as it stands on a page: its sentence, its formulas, and what the check says."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from xentviz.explain.formula import Node
from xentviz.explain.stage import Stage
from xentviz.figure.display import Label
from xentviz.figure.formula_box import Box, Typeset
from xentviz.figure.formula_lines import SHRINK, fitted, has_fraction
from xentviz.figure.paragraph import LEADING, paragraph, without_orphan, wrap
from xentviz.figure.theme import Theme

FORMULA = 1.2  # the size of formulas in parts of the text's
_NARROW, _LARGEST = 24.0, (1.12, 1.35)  # a width in letter heights, and how far text and formulas grow beyond it
_BETWEEN, _BEFORE = 0.5, 0.55  # gaps in letter heights: between lines of formulas, and before them


class Block(NamedTuple):
    """A stage set at (0, 0): how high it is, and what is there."""

    height: float
    page: Typeset


def stage_block(stage: Stage, room: float, letter_size: float, theme: Theme, titled: bool = False) -> Block:
    """Set a stage `room` points wide, letters of `letter_size` points and larger where there is much room.

    `titled` puts its title above.
    """
    page, large = Typeset(), theme.smallest >= 1.0
    text_size, size = (letter_size * min(max(room / (_NARROW * letter_size), 1.0), most) for most in _LARGEST)
    size *= FORMULA
    y = 0.0
    if titled:
        page.items.append(Label(0.0, 0.95 * text_size, stage.title, text_size, theme.text, bold=True))
        y += 1.5 * text_size
    if stage.sentence:
        y = _prose(page, stage.sentence, y, room, text_size, theme.text)
    y = _formulas(page, [_set(node, room, size, large) for node in stage.general], y, text_size, theme)
    y = _formulas(page, [fitted(node, room, size, scales(node, large)) for node in stage.numbers], y, text_size, theme)
    if stage.check:
        y = _prose(page, stage.check, y + _BEFORE * text_size, room, text_size, theme.muted)
    return Block(y, page)


def scales(node: Node, large: bool) -> tuple[float, ...]:
    """What a formula's letters may shrink to; if `large`, none but scripts to less than the text's."""
    return SHRINK[:2] if large and has_fraction(node) else SHRINK


@lru_cache(maxsize=256)
def _set(node: Node, room: float, size: float, large: bool) -> tuple[Box, ...]:
    """General formulas do not change with the numbers."""
    return fitted(node, room, size, scales(node, large))


def _prose(page: Typeset, text: str, y: float, room: float, size: float, color: str) -> float:
    lines = without_orphan(wrap(text, size, room))
    page.items.extend(paragraph(lines, 0.0, y + 0.95 * size, size, color))
    return y + len(lines) * LEADING * size


def _formulas(page: Typeset, formulas: Sequence[tuple[Box, ...]], y: float, size: float, theme: Theme) -> float:
    for lines in formulas:
        for k, box in enumerate(lines):
            y += (_BETWEEN if k else _BEFORE) * size
            page.draw(box, 0.0, y + box.ascent, theme)
            y += box.height
    return y
