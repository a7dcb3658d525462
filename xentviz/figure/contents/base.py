"""What the picture of a page is made of: one moment of a run, in one look, drawn into a rectangle."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from xentviz.axes import usual
from xentviz.engine.descent import Trajectory
from xentviz.engine.simplex import Array
from xentviz.figure.display import Group
from xentviz.figure.plot import Rectangle
from xentviz.figure.theme import Theme
from xentviz.grid import Grid
from xentviz.pinned import PinnedRun
from xentviz.solution import Solution


@dataclass(frozen=True, eq=False)
class Moment:
    """A solution, its run as far as it was played; the row that is looked at, and pinned runs."""

    solution: Solution
    row: int
    pins: tuple[PinnedRun, ...] = ()

    @property
    def trajectory(self) -> Trajectory:
        """The run."""
        return self.solution.trajectory

    @property
    def p(self) -> Array:
        """The prediction (C,) at that row."""
        p: Array = self.trajectory.p[:, self.row]
        return p

    @property
    def step(self) -> int:
        """The step that is looked at."""
        return int(self.trajectory.step[self.row])


USUAL_GRID = Grid(usual("loss"), usual("learning_rate"))
"""What the grid of runs shows before anybody has chosen."""

Words = tuple[str, str]
"""Title and caption."""


@dataclass(frozen=True)
class Look:
    """How it is drawn. `layers`, `log` and `swapped` as in `xentviz.figure.render_options.RenderOptions`.

    `foot`: points below the picture that stay free for a legend, though it may need fewer.
    """

    theme: Theme
    text_size: float
    layers: frozenset[str]
    log: bool
    swapped: str
    grid: Grid = USUAL_GRID
    foot: float = 0.0


@dataclass(frozen=True)
class Content:
    """One kind of picture: kebab-case name, label for menus, and what draws it; `summary` says what it shows.

    `words` gives title and caption where those of a single run would not do; `foot` the points that a legend below the
    picture takes.
    """

    name: str
    label: str
    draw: Callable[[Moment, Look, Rectangle], tuple[Group, ...]]
    words: Callable[[Moment, Look], Words] | None = None
    foot: Callable[[Moment, Look, Rectangle], float] | None = None
    summary: str = ""


def numbered(groups: tuple[Group, ...], number: int) -> tuple[Group, ...]:
    """The same groups, named apart from those of other pictures on the page."""
    return tuple(Group(f"{group.name}-{number}", group.items) for group in groups)
