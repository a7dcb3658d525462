"""The grid: one run for each pair of values of two settings, one setting down the rows and one along the columns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from xentviz.axes import Axis
from xentviz.engine.given import InputError, shown
from xentviz.engine.landscape import Landscape
from xentviz.scenario import Scenario
from xentviz.solution import Solution, solve

_LONGEST = 2000  # characters of an axis


@dataclass(frozen=True)
class Grid:
    """Two different settings with their values. Raises InputError where both are the same."""

    rows: Axis
    columns: Axis

    def __post_init__(self) -> None:
        if self.rows.what == self.columns.what:
            raise InputError(f"rows and columns are both {self.rows.what}, allowed are two different ones.")

    @property
    def shape(self) -> tuple[int, int]:
        """How many rows and columns."""
        return len(self.rows.values), len(self.columns.values)

    @property
    def cells(self) -> tuple[tuple[int, int], ...]:
        """Row and column of every cell, row by row."""
        return tuple((i, j) for i in range(self.shape[0]) for j in range(self.shape[1]))

    def scenario(self, scenario: Scenario, row: int, column: int) -> Scenario:
        """The scenario of a cell: the given one with the cell's two values."""
        values = {self.rows.what: self.rows.values[row], self.columns.what: self.columns.values[column]}
        return scenario.replace(**values)

    def with_point(self, handle: str, cell: tuple[int, int], point: tuple[float, ...]) -> Grid | None:
        """The grid after the 'start' or 'target' of a cell was moved: its row's or column's value has changed.

        None where neither axis is that: then the point is the scenario's, and of all cells.
        """
        if self.rows.what == handle:
            return replace(self, rows=self.rows.with_point(cell[0], point))
        if self.columns.what == handle:
            return replace(self, columns=self.columns.with_point(cell[1], point))
        return None


def axis_text(name: str) -> Callable[[object], str]:
    """A check that a value is a text that an axis may be read from, which it returns; `name` is its field."""

    def check(value: object) -> str:
        if isinstance(value, str) and len(value) <= _LONGEST:
            return value
        raise InputError(f"{name} is {shown(value)}, allowed is a text such as 'learning_rate:0.1;1'.")

    return check


@lru_cache(maxsize=16)
def read_grid(rows: str, columns: str) -> Grid:
    """The grid with these two axes as texts, see `Axis.parse`. Raises InputError that names rows or columns."""
    axes = []
    for name, text in (("rows", rows), ("columns", columns)):
        try:
            axes.append(Axis.parse(text))
        except InputError as error:
            raise InputError(f"{name}: {error}") from None
    return Grid(*axes)


def solve_cells(scenario: Scenario, grid: Grid, previous: tuple[Solution, ...] = ()) -> tuple[Solution, ...]:
    """The solutions of all cells, row by row. Cells of one loss and target share their landscape.

    `previous`: solutions of before, of this grid or another; what still holds of them is kept.
    """
    same = {solution.scenario: solution for solution in previous}
    landscapes: dict[Landscape, Solution] = {solution.landscape: solution for solution in previous}
    solutions = []
    for row, column in grid.cells:
        cell = grid.scenario(scenario, row, column)
        donor = same.get(cell) or landscapes.get(Landscape(cell.loss, cell.target))
        solutions.append(solve(cell, donor))
        landscapes.setdefault(solutions[-1].landscape, solutions[-1])
    return tuple(solutions)
