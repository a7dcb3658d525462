"""The grid of runs: where its cells are, the names of its rows and columns, and what it shows in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xentviz.axes import Value
from xentviz.engine.catalog import Entry
from xentviz.engine.target import CLASSES, hard_class
from xentviz.figure.caption import JOINT, named, parts, went_wrong
from xentviz.figure.cell_plan import CellPlan
from xentviz.figure.display import Group, Label, Primitive
from xentviz.figure.lettering import shortened, width
from xentviz.figure.paragraph import LEADING, wrap
from xentviz.figure.plot import Rectangle
from xentviz.figure.scale import Scale
from xentviz.figure.theme import Theme
from xentviz.grid import Grid
from xentviz.numbers import as_given, short
from xentviz.scenario import Scenario
from xentviz.solution import Solution

_BETWEEN = 0.6  # letter heights between cells
_NAMES = 0.16  # of the width at most: the names of the rows
_WIDEST, _NARROWEST = 11.0, 8.2  # letter heights of their room, and what a point takes without a break
_MOST_LINES = (4, 4)  # of the name of a row, of a column
_BOLD = 1.06  # times as wide as other letters
_KEPT_TOGETHER = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class GridPlan:
    """Cells of one size in rows and columns, and the lines of the names beside and above them, in points."""

    box: Rectangle
    rows: tuple[tuple[str, ...], ...]
    columns: tuple[tuple[str, ...], ...]
    left: float
    top: float
    cell: CellPlan

    @classmethod
    def fit(cls, box: Rectangle, grid: Grid, text_size: float) -> GridPlan:
        """The largest cells in a rectangle."""
        x, y, wide, high = box
        gap = _BETWEEN * text_size
        names = [value_name(grid.rows.what, value) for value in grid.rows.values]
        most = max(min(_NAMES * wide, _WIDEST * text_size), _NARROWEST * text_size)
        rows = tuple(_fitted(name, text_size, most, _MOST_LINES[0]) for name in names)
        left = max(width(line, text_size, True) for lines in rows for line in lines) + 1.2 * gap
        across = (wide - left) / len(grid.columns.values)
        columns = _column_names(grid, text_size, across - 1.3 * gap)
        top = (max(map(len, columns)) - 1) * LEADING * text_size + 1.7 * text_size
        down = (high - top) / len(names)
        plan = CellPlan.fit(max(across - gap, 8.0), max(down - gap, 8.0), text_size)
        return cls(box, rows, columns, x + left, y + top, plan)

    def place(self, row: int, column: int) -> tuple[float, float]:
        """The left upper corner of a cell."""
        gap = _BETWEEN * self.cell.text_size
        return self.left + column * (self.cell.width + gap), self.top + row * (self.cell.height + gap)

    def at(self, x: float, y: float) -> tuple[int, int] | None:
        """The cell under a point, as row and column; None between and outside cells."""
        gap = _BETWEEN * self.cell.text_size
        column, row = int((x - self.left) // (self.cell.width + gap)), int((y - self.top) // (self.cell.height + gap))
        if not (0 <= row < len(self.rows) and 0 <= column < len(self.columns)):
            return None
        left, top = self.place(row, column)
        return (row, column) if x < left + self.cell.width and y < top + self.cell.height else None


def heads(plan: GridPlan, theme: Theme) -> Group:
    """The names of rows and columns."""
    size = plan.cell.text_size
    items: list[Primitive] = []
    for j, lines in enumerate(plan.columns):
        middle, base = plan.place(0, j)[0] + plan.cell.width / 2, plan.top - 0.75 * size
        first = base - (len(lines) - 1) * LEADING * size
        items += _lines(lines, middle, first, "middle", size, theme)
    for i, lines in enumerate(plan.rows):
        middle = plan.place(i, 0)[1] + plan.cell.height / 2
        first = middle - (len(lines) - 1) / 2 * LEADING * size + 0.35 * size
        items += _lines(lines, plan.left - 1.2 * _BETWEEN * size, first, "end", size, theme)
    return Group("heads", tuple(items))


def value_name(what: str, value: Value) -> str:
    """What a row or column has: 'Cross-entropy', 'learning rate 0.1', 'start 0.3 0.6 0.1', 'target A'."""
    if isinstance(value, Entry):
        return named(value)
    if isinstance(value, tuple):
        return f"{what} {_point(value)}"
    return f"learning rate {as_given(value)}"


def _point(p: tuple[float, ...]) -> str:
    right = hard_class(p)
    if right is not None:
        return CLASSES[right]
    return "centre" if max(p) - min(p) < 1e-9 else _KEPT_TOGETHER.join(f"{v:.3g}" for v in p)


def cell_name(grid: Grid, row: int, column: int) -> str:
    """Both values of a cell."""
    first, second = (value_name(a.what, a.values[i]) for a, i in ((grid.rows, row), (grid.columns, column)))
    return f"{first}{JOINT}{second}"


def grid_title(scenario: Scenario, grid: Grid) -> str:
    """What is compared, and what all runs have in common."""
    axes = {grid.rows.what, grid.columns.what}
    target = [value_name("target", scenario.target)] if "target" not in axes else []
    compared = f"{grid.rows.label} (rows) and {grid.columns.label.lower()} (columns)"
    return JOINT.join([compared, *parts(scenario, axes), *target])


def grid_caption(cells: Sequence[Solution], step: int, loss: Scale) -> str:
    """The step, and where cells are that do not reach it; the axis of the small curves; how many runs went wrong."""
    runs = [each.trajectory for each in cells]
    sentences = [
        _where(cells, step),
        f"Small curves: loss from {_about(loss.low)} to {_about(loss.high)}{', log scale' if loss.log else ''}.",
        *went_wrong(runs),
    ]
    return " ".join(sentences)


def _where(cells: Sequence[Solution], step: int) -> str:
    last = max(step, cells[0].scenario.steps, *(int(each.trajectory.step[-1]) for each in cells))
    behind = [end for how, end in (each.ending for each in cells) if how == "max-steps" and end < step]
    return f"Step {step} of {last}{f', the cells only up to step {min(behind)}' if behind else ''}."


def _column_names(grid: Grid, size: float, room: float) -> tuple[tuple[str, ...], ...]:
    """The names of the columns in lines; numbers alone where one would be cut off: the title says what they are."""
    values = grid.columns.values
    named = [_fitted(value_name(grid.columns.what, value), size, room, _MOST_LINES[1]) for value in values]
    if any(line.endswith("…") for lines in named for line in lines):
        return tuple((as_given(v),) if isinstance(v, float) else lines for v, lines in zip(values, named, strict=True))
    return tuple(named)


def _about(value: float) -> str:
    return short(float(f"{value:.2g}"))


def _fitted(name: str, size: float, room: float, most: int) -> tuple[str, ...]:
    """A name in lines of a width, what is too much for them left out."""
    wide = _BOLD * size
    lines = wrap(name, wide, room)
    if any(width(line, wide) > room for line in lines):  # a point that must be broken after all
        lines = wrap(name.replace(_KEPT_TOGETHER, " "), wide, room)
    kept = lines if len(lines) <= most else [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return tuple(shortened(line, wide, room) for line in kept)


def _lines(lines: Sequence[str], x: float, base: float, anchor: str, size: float, theme: Theme) -> list[Label]:
    return [
        Label(x, base + k * LEADING * size, line, size, theme.text, anchor, bold=True) for k, line in enumerate(lines)
    ]
