"""What is exported: a moment of a run, and how its page looks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, reduce

from xentviz.figure.display import Page
from xentviz.figure.page import Space, compose, space_needed
from xentviz.figure.render_options import RenderOptions
from xentviz.pinned import PinnedRun
from xentviz.solution import Solution


@dataclass(frozen=True, eq=False)
class Exhibit:
    """A solution, its run as far as it was played, and the options of the page.

    The moment is `options.step`. `least`: space for words that the page keeps, see `lined_up`. `pins`: runs that are
    shown besides. Nothing is drawn before a format asks for it.
    """

    solution: Solution
    options: RenderOptions
    least: Space = Space()
    pins: tuple[PinnedRun, ...] = ()

    @cached_property
    def page(self) -> Page:
        """The finished page. Raises InputError where the step is none of the run."""
        return compose(self.solution, self.options, self.least, self.pins)

    def at(self, step: int) -> Exhibit:
        """The same, at another step."""
        return replace(self, options=replace(self.options, step=step))


def lined_up(exhibits: Sequence[Exhibit]) -> tuple[Exhibit, ...]:
    """The same, each with as much space for words as any of them needs: flipped through, their pictures stand still.

    Raises InputError where a step is none of its run.
    """
    needs = [space_needed(each.solution, each.options, each.pins) for each in exhibits]
    most = reduce(Space.joined, needs, Space())
    return tuple(replace(each, least=most) for each in exhibits)
