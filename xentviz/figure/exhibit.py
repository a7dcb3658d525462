"""What is exported: a moment of a run, and how its page looks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from xentviz.engine.descent import Trajectory
from xentviz.figure.display import Page
from xentviz.figure.page import compose
from xentviz.figure.render_options import RenderOptions
from xentviz.solution import Solution


@dataclass(frozen=True, eq=False)
class Exhibit:
    """A solution, the run that is shown (its own, or played on beyond it), and the options of the page.

    The moment is `options.step`. Nothing is drawn before a format asks for it.
    """

    solution: Solution
    trajectory: Trajectory
    options: RenderOptions

    @cached_property
    def page(self) -> Page:
        """The finished page. Raises InputError where the step is none of the run."""
        return compose(self.solution, self.options, self.trajectory)

    def at(self, step: int) -> Exhibit:
        """The same, at another step."""
        return replace(self, options=replace(self.options, step=step))
