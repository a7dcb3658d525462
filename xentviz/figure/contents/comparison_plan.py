"""How a comparison is laid out: how many triangles stand in how many columns, and what is said below each."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from xentviz.engine.simplex import Array
from xentviz.figure.contents.shares import LINE, shares_wide
from xentviz.figure.contents.triangle import side
from xentviz.figure.lettering import width
from xentviz.figure.paragraph import wrap

ABOVE, BETWEEN, BETWEEN_BARS = 0.2, 0.35, 1.2
"""Letter heights: above the words, at least between names, and between the bars of cells."""

_APART = 0.8  # letter heights between names, where that costs no line

_SIDE = 4.4  # letter heights: where triangles would be smaller, words are left out, and then members
_LEFT_BY_BARS = 0.6  # of the triangles' sides
_MOST = 1 / 2  # of the members: where fewer would be shown otherwise, names are cut off
_WORDS = (
    (2, True, False),
    (3, True, False),
    (2, False, False),
    (3, False, False),
)
_CUT_OFF = ((2, False, True), (1, False, True))
"""Lines of names, whether there are verdicts, and whether names may be cut off: in this order it is tried."""


@dataclass(frozen=True)
class ComparisonPlan:
    """How many members are shown, in how many columns, and what stands below each.

    Where there are bars of p, the verdicts stand beside their letters.
    """

    shown: int
    columns: int
    name_lines: int
    verdicts: bool
    bars: bool = False

    @classmethod
    def fit(cls, labels: Sequence[str], changes: bool, wide: float, high: float, text: float) -> ComparisonPlan:
        """The largest triangles with all words; with fewer words where those are too small; then with fewer members.

        `changes`: whether there are verdicts. Names are cut off where too many members would be left out otherwise.
        """
        most = len(labels)
        whole = [(shown, words) for shown in range(most, 0, -1) if shown >= _MOST * most for words in _WORDS]
        rest = [(shown, words) for shown in range(most, 0, -1) for words in (*_WORDS, *_CUT_OFF)]
        for shown, (lines, verdicts, cut_off) in [*whole, *rest]:
            plans = [
                cls(shown, columns, lines, verdicts)
                for columns in range(1, shown + 1)
                if wide / columns >= (7.5 if verdicts else 5.0) * text
                and (cut_off or _names_fit(labels, wide / columns, lines, text))
            ]
            best = max(plans, key=lambda plan: plan.side(most, wide, high, text), default=_LEAST)
            if plans and (changes or not verdicts) and best.side(most, wide, high, text) >= _SIDE * text:
                return best
        return _LEAST

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return -(-self.shown // self.columns)

    @property
    def words(self) -> float:
        """The height of the words below a triangle, in letters."""
        return ABOVE + LINE * (self.name_lines + (3 if self.bars else self.verdicts))

    def side(self, most: int, wide: float, high: float, text: float) -> float:
        """How long the triangles' sides come to be, in points, where there are `most` members."""
        high -= 1.5 * text if self.shown < most else 0.0
        return side(wide / self.columns, high / self.rows - self.words * text, text)

    def with_bars(
        self, predictions: Sequence[Array], most: int, wide: float, high: float, text: float
    ) -> ComparisonPlan:
        """The same with bars of these predictions where there is room for them, and the triangles stay large enough."""
        barred, room = replace(self, bars=True), wide / self.columns - BETWEEN_BARS * text
        least = _LEFT_BY_BARS * self.side(most, wide, high, text)
        fits = shares_wide(predictions, text)[0] <= room and barred.side(most, wide, high, text) >= least
        return barred if fits else self


_LEAST = ComparisonPlan(1, 1, 1, False)


def name_in_lines(label: str, wide: float, most: int, text: float) -> list[str]:
    """A name in a cell so wide. Where it needs too many lines, without what follows an equals sign or a bracket.

    A setting whose values stand in a bracket goes with them. With too many lines still where a word is too wide.
    """
    for said, between in itertools.product((label, _shorter(label)), (_APART, BETWEEN)):
        room = wide - between * text
        lines = wrap(said, text, room, bold=True)
        if len(lines) <= most and max(width(line, text, bold=True) for line in lines) <= room:
            return lines
    return [*lines, *[""] * most]


def _shorter(label: str) -> str:
    said, bracket, _ = label.partition(" = ")[0].partition(" (")
    settings, comma, _ = said.rpartition(", ")
    return f"{settings}, …" if bracket and comma else said


def _names_fit(labels: Sequence[str], wide: float, lines: int, text: float) -> bool:
    return all(len(name_in_lines(label, wide, lines, text)) <= lines for label in labels)
