"""Stages below each other, of which only those in sight are typeset."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from xentviz.explain.stage import Stage
from xentviz.figure.formula_box import Rect
from xentviz.figure.stage_block import Block, stage_block
from xentviz.figure.theme import LIGHT, Theme

_GAP = 18.0


class StageColumn:
    """A column of stages at (0, 0). The room that a stage once took stays its own, so that live numbers move nothing.

    `room` is the width, `size` the letters' height; call `forget` when one of them, or the theme, has changed.
    """

    def __init__(self) -> None:
        self.room, self.size = 0.0, 13.0
        self.theme: Theme = LIGHT
        self._stages: tuple[Stage, ...] = ()
        self._titled = False
        self._blocks: list[Block | None] = []
        self._heights: list[float] = []

    def show(self, stages: Sequence[Stage], titled: bool) -> bool:
        """Take stages; whether they are others than before, and not just the same ones with other numbers."""
        before = self._kind()
        self._stages, self._titled = tuple(stages), titled
        changed = self._kind() != before
        if changed:
            self.forget()
        self._blocks = [None] * len(self._stages)
        return changed

    def forget(self) -> None:
        """Let all stages be set anew, and take the room they need now."""
        self._blocks = [None] * len(self._stages)
        self._heights = [0.0] * len(self._stages)

    def typeset(self, top: float, bottom: float) -> None:
        """Set what lies between two heights, and what has never been set."""
        for i, stage in enumerate(self._stages):
            start, height = self.tops()[i], self._heights[i]
            in_sight = height == 0.0 or (start < bottom and start + height > top)
            if self.room > 0.0 and in_sight and self._blocks[i] is None:
                block = stage_block(stage, self.room, self.size, self.theme, self._titled)
                self._blocks[i] = block
                self._heights[i] = max(height, block.height)

    @property
    def height(self) -> float:
        """From the top of the first stage to the bottom of the last."""
        return sum(self._heights) + _GAP * max(len(self._heights) - 1, 0)

    def tops(self) -> list[float]:
        """Where each stage begins."""
        return list(accumulate((height + _GAP for height in self._heights[:-1]), initial=0.0))

    def blocks(self) -> Iterator[tuple[float, Block]]:
        """The stages that are set, and where."""
        for top, block in zip(self.tops(), self._blocks, strict=False):
            if block is not None:
                yield top, block

    def key_at(self, x: float, y: float) -> str | None:
        """The key of the innermost part at a place."""
        found = (block.page.key_at(x, y - top) for top, block in self.blocks() if top <= y < top + block.height)
        return next(found, None)

    def lit(self, key: str) -> list[Rect]:
        """Where the parts of a key lie."""
        return [
            Rect(left, upper + top, right, lower + top)
            for top, block in self.blocks()
            for left, upper, right, lower in block.page.lit(key)
        ]

    def _kind(self) -> tuple[object, ...]:
        return (self._titled, *((stage.title, stage.general) for stage in self._stages))
