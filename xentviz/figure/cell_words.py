"""The words of a cell: what the next step does to the classes, and what went wrong in its run."""

from __future__ import annotations

import numpy as np

from xentviz.engine.descent import Trajectory
from xentviz.figure.cell_plan import CellPlan
from xentviz.figure.display import Fill, Group, Label, Lines, Markers, Primitive, Stroke
from xentviz.figure.ghosts import verdict
from xentviz.figure.lettering import shortened, width
from xentviz.figure.theme import Theme
from xentviz.rivals import change_after

_LINE = 1.35
_AFTER_SIGN = 1.35  # letter heights from the sign's left end to its words


def cell_words(run: Trajectory, step: int, plan: CellPlan, theme: Theme) -> Group:
    """Both below the curve, where there is room; of what went wrong else the sign alone, in the cell's corner."""
    left, top, wide, high = plan.curve
    text, base = plan.text_size, top + high + 1.15 * plan.text_size
    items: list[Primitive] = []
    arrows = verdict(change_after(run, step), left, base, theme, text)
    end = max((label.x + width(label.text, label.size, True) for label in arrows), default=left)
    if plan.words and end <= left + wide + 0.4 * text:
        items += arrows
    said = trouble_in_short(run, text, wide - _AFTER_SIGN * text)
    if said and plan.words > 1:
        items += _sign(left, base + _LINE * text, theme, text)
        items.append(Label(left + _AFTER_SIGN * text, base + _LINE * text, said, text, theme.warning))
    elif said:
        items += _sign(plan.width - 1.3 * plan.mark, 1.25 * plan.mark, theme, plan.mark)
    return Group("cell-words", tuple(items))


def trouble_in_short(run: Trajectory, size: float, room: float) -> str:
    """What went wrong in a run, with its step where `room` points have place for it; empty if nothing did."""
    if run.diverged is not None:
        what, when = "diverged", run.diverged
    elif run.left_simplex is not None:
        what, when = "left simplex", run.left_simplex
    else:
        return ""
    whole = f"{what} at {when}"
    return whole if width(whole, size) <= room else shortened(what, size, room)


def _sign(x: float, base: float, theme: Theme, size: float) -> list[Primitive]:
    """A warning triangle with its exclamation mark; drawn, for as a letter it would be smaller than the others."""
    middle = np.array([[x + 0.45 * size, base - 0.34 * size]])
    bar = middle + np.array([(0.0, -0.2), (0.0, 0.06)]) * size
    dot = middle + np.array([(0.0, 0.22), (0.0, 0.225)]) * size
    return [
        Markers(middle, "triangle", 1.0 * size, Fill(theme.warning)),
        Lines((bar, dot), Stroke(theme.surface, 0.11 * size)),
    ]
