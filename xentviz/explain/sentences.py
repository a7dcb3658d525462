"""The ledger in words: which class rose or fell, by how much, and by whose doing. Every word comes from the numbers."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from xentviz.engine.ledger import Ledger
from xentviz.engine.parameterizations import Parameterization
from xentviz.engine.target import CLASSES
from xentviz.numbers import MINUS, four_digits, two_digits

_FEWEST, _MOST = 4, 15  # decimals of an amount
_READABLE = 7  # decimals; an amount that needs more is written with a power
_NOTHING = 1e-14  # A change of no more is rounding.
_ROUNDING = 1e-15  # So is a part of no more, which may be one of several in a change.


@dataclass(frozen=True)
class Part:
    """One cause of a class's change: an amount, signed, and the words for it."""

    amount: float
    words: str


def parts(ledger: Ledger, index: int, parameterization: Parameterization) -> tuple[Part, ...]:
    """What moved class `index`, the largest part first; parts that are nothing but rounding are left out."""
    found = [
        *(
            Part(amount, _through(ledger, index, j, parameterization.turned))
            for j, amount in enumerate(ledger.by_parameter[index].tolist())
        ),
        Part(float(ledger.constraint[index]), "by the projection back onto the simplex"),
        Part(float(ledger.remainder[index]), _BEYOND[ledger.last - ledger.first == 1]),
    ]
    # What remains where huge parts cancel is their last digits.
    least = max(_ROUNDING, *(1e-15 * abs(p.amount) for p in found))
    return tuple(sorted((p for p in found if abs(p.amount) > least), key=lambda p: -abs(p.amount)))


_BEYOND = {True: "because the step is finite", False: "because steps are finite"}


def _through(ledger: Ledger, index: int, j: int, turned: str | None) -> str:
    whose = "its own" if j == index else f"{CLASSES[j]}'s"
    if turned is None:
        return f"by {whose} gradient"
    if ledger.last - ledger.first != 1:
        return f"through {whose} {turned}"  # which went up and down meanwhile
    return f"as {whose} {turned} {'rises' if ledger.moved[j] > 0 else 'falls'}"


def verb(change: float, past: bool = False) -> str:
    """'rises', 'falls' or 'stays'; 'rose', 'fell' or 'stayed' in the past."""
    word = 0 if change > _NOTHING else 1 if change < -_NOTHING else 2
    return (("rises", "falls", "stays"), ("rose", "fell", "stayed"))[past][word]


def arrow(change: float) -> str:
    """'↑', '↓' or '–'."""
    return {"rises": "↑", "falls": "↓"}.get(verb(change), "–")


def verdict(changes: Iterable[float]) -> str:
    """'A rises, B falls, C stays'."""
    return ", ".join(f"{name} {verb(change)}" for name, change in zip(CLASSES, changes, strict=False))


def amount(value: float, decimals: int) -> str:
    """A number without its sign; from 10,000 on as '1.234e9', with many decimals as '1.2e−14'."""
    if decimals > _READABLE:
        return two_digits(abs(value))
    return f"{abs(value):.{decimals}f}" if abs(value) < 1e4 else four_digits(abs(value))


def _shows(value: float, decimals: int) -> bool:
    """Whether a number with so many decimals is not 0."""
    return round(abs(value), decimals) > 0.0


def decimals(change: float) -> int:
    """How many decimals show at least two digits of a change, at least 4."""
    if not _NOTHING < abs(change) < math.inf:
        return _FEWEST
    return min(max(1 - math.floor(math.log10(abs(change))), _FEWEST), _MOST)


def sentence(ledger: Ledger, index: int, parameterization: Parameterization) -> str:
    """Who moved one class, e.g. 'B falls by 0.0268: 0.0144 as its own logit falls, 0.0126 as A's logit rises, ...'."""
    change = float(ledger.change[index])
    past = ledger.last - ledger.first != 1
    found = parts(ledger, index, parameterization)
    says = verb(change, past)
    if says.startswith("stay"):
        return _still(ledger, index, found, says)
    places = decimals(change)
    shown = [p for i, p in enumerate(found) if i == 0 or _shows(p.amount, places)]
    along = _listed([p for p in shown if p.amount * change > 0], places)
    against = _listed([p for p in shown if p.amount * change < 0], places)
    less = f"; less {against}" if against else ""
    return f"{CLASSES[index]} {says} by {amount(change, places)}: {along}{less}."


def _still(ledger: Ledger, index: int, found: tuple[Part, ...], says: str) -> str:
    place = f"{CLASSES[index]} {says} where it {'was' if says == 'stayed' else 'is'}"
    if not found or abs(found[0].amount) <= _NOTHING:
        return f"{place}: {_idle(ledger, index)}."
    places = decimals(found[0].amount)
    listed = ", ".join(f"{signed(p.amount, places)} {p.words}" for p in found if _shows(p.amount, places))
    return f"{place}, as the parts cancel: {listed}."


def _idle(ledger: Ledger, index: int) -> str:
    if ledger.last == ledger.first:
        return "no step has been taken yet"
    return "nothing turns it by more than rounding" if ledger.by_parameter[index].any() else "nothing turns it"


def signed(value: float, places: int) -> str:
    """A number with its sign, '+0.0153' or '−0.0134'; without one where it shows as 0."""
    text = amount(value, places)
    return f"{'+' if value > 0 else MINUS}{text}" if _shows(value, places) else text


def _listed(found: list[Part], places: int) -> str:
    texts = [f"{amount(p.amount, places)} {p.words}" for p in found]
    return " and ".join([", ".join(texts[:-1]), texts[-1]]) if len(texts) > 1 else "".join(texts)


def memory(ledger: Ledger) -> str | None:
    """How much of the move is this step's gradient and how much the optimiser's memory; None without any memory."""
    longest = float(np.abs(ledger.moved).max())
    if longest == 0.0 or not np.any(ledger.moved_by_memory):
        return None
    moved = ledger.moved / longest  # squares of huge and of tiny moves are beyond all numbers
    share = float(moved @ (ledger.moved_by_memory / longest) / (moved @ moved))
    step = "this step's gradient" if ledger.last - ledger.first == 1 else "each step's own gradient"
    if share > 1.0:
        return f"The move is all memory: {step} pulls back, by {100 * (share - 1):.0f} % of it."
    if share < 0.0:
        return f"The move is all {step}: the memory pulls back, by {-100 * share:.0f} % of it."
    return f"Of this move {100 * (1 - share):.0f} % is {step} and {100 * share:.0f} % memory."
