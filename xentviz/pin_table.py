"""The pinned runs as a table: what its columns are, and the table as text to paste elsewhere."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from xentviz.engine.target import CLASSES
from xentviz.measures import LEVELS, Measures
from xentviz.numbers import four_digits, probability, short

Cell = int | float | str | None
"""A value: None where there is none."""

_NONE = "\N{EN DASH}"


@dataclass(frozen=True)
class PinRow:
    """One run of the table. `seconds`: time per step; None while it is not measured yet, NaN where there is none."""

    number: int
    name: str
    measures: Measures
    seconds: float | None = None
    hidden: bool = False
    own_name: str = ""


@dataclass(frozen=True)
class Column:
    """A column: its heading, what it means, what a person reads, by what it is sorted, and its fields in a CSV file."""

    title: str
    tip: str
    text: Callable[[PinRow], str]
    order: Callable[[PinRow], Cell]
    fields: tuple[tuple[str, Callable[[PinRow], Cell]], ...]
    number: bool = True
    widest: str = ""
    """A text that is as wide as any usual one; '' where the title is wider."""


def _number(row: PinRow) -> int:
    return row.number + 1


def _name(row: PinRow) -> str:
    return row.name


def _reached(index: int) -> Column:
    level = f"{LEVELS[index]:g}"

    def step(row: PinRow) -> int | None:
        return row.measures.reached[index]

    return Column(
        f"p ≥ {level}",
        f"The first step at which the probability of the right class is at least {level}",
        lambda row: _NONE if step(row) is None else str(step(row)),
        step,
        ((f"steps_to_{level}", step),),
    )


def _turns(index: int) -> Column:
    letter = CLASSES[index]

    def turns(row: PinRow) -> int:
        return row.measures.turns[index]

    return Column(
        f"{letter} turns",
        f"How often class {letter} changed direction",
        lambda row: str(turns(row)),
        turns,
        ((f"turns_{letter}", turns),),
    )


def _loss(row: PinRow) -> float:
    return row.measures.loss


def _length(row: PinRow) -> float:
    return row.measures.length


def _overshoot(row: PinRow) -> float:
    return row.measures.overshoot


def _overshooting(row: PinRow) -> str | None:
    return CLASSES[row.measures.overshooting] if row.measures.overshooting >= 0 else None


def _overshoot_text(row: PinRow) -> str:
    letter = _overshooting(row)
    return f"{letter} {_small(row.measures.overshoot)}" if letter else "0"


def _small(value: float) -> str:
    return probability(value) if value >= 0.0005 else four_digits(value)


def _last(row: PinRow) -> int:
    return row.measures.last


def _ending(row: PinRow) -> str:
    return row.measures.ending


def _ending_step(row: PinRow) -> int:
    return row.measures.ending_step


def _ending_text(row: PinRow) -> str:
    how = {"diverged": "diverged at ", "max-steps": ""}.get(row.measures.ending, "stopped at ")
    return f"{how}{row.measures.ending_step}"


def _seconds(row: PinRow) -> float | None:
    return row.seconds if row.seconds is not None and math.isfinite(row.seconds) else None


def _seconds_text(row: PinRow) -> str:
    if row.seconds is None:
        return "…"
    return f"{row.seconds * 1e6:.1f} µs" if math.isfinite(row.seconds) else _NONE


COLUMNS: tuple[Column, ...] = (
    Column("Pinned run", "Its number and its name", _name, _number, (("name", _name),), number=False),
    *(_reached(index) for index in range(len(LEVELS))),
    Column(
        "Final loss",
        "The loss of the last step",
        lambda r: four_digits(_loss(r)),
        _loss,
        (("final_loss", _loss),),
        widest="1.234e−16",
    ),
    Column(
        "Path length",
        "The length of the path; a side of the triangle is 1",
        lambda row: _small(_length(row)) if math.isfinite(_length(row)) else "∞",
        _length,
        (("path_length", _length),),
    ),
    *(_turns(index) for index in range(len(CLASSES))),
    Column(
        "Overshoot",
        "By how much a class went beyond its last value, coming from its first: the largest of all classes",
        _overshoot_text,
        _overshoot,
        (("overshoot", _overshoot), ("overshooting_class", _overshooting)),
        widest="A 1.234e−12",
    ),
    Column(
        "Last step",
        "How far the run goes, and whether it diverged or a stopping rule ended it",
        _ending_text,
        _ending_step,
        (("last_step", _last), ("ending", _ending), ("ending_step", _ending_step)),
        widest="diverged at 1234",
    ),
    Column(
        "Time a step",
        "The engine's time for one step: the median of five timings of up to 1,000 steps, taken when the table came",
        _seconds_text,
        _seconds,
        (("seconds_per_step", _seconds),),
    ),
)
"""All columns, in their order. A new one is a line here."""


def as_csv(rows: Sequence[PinRow]) -> str:
    """Comma-separated values below a line of names, floats at full precision; what there is not is left empty."""
    fields = [("number", _number), *(field for column in COLUMNS for field in column.fields)]
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow([name for name, _ in fields])
    table.writerows([value(row) for _, value in fields] for row in rows)
    return text.getvalue()


def as_markdown(rows: Sequence[PinRow]) -> str:
    """A table in Markdown, as it is read in the window; its numbers stand on the right."""
    heads = ["", *(column.title for column in COLUMNS)]
    rule = ["---:", *("---:" if column.number else "---" for column in COLUMNS)]
    cells = ([short(row.number + 1), *(column.text(row) for column in COLUMNS)] for row in rows)
    return "".join(f"| {' | '.join(map(_escaped, line))} |\n" for line in (heads, rule, *cells))


def _escaped(text: str) -> str:
    return " ".join(text.replace("\\", "\\\\").replace("|", "\\|").split())
