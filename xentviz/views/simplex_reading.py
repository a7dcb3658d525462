"""What the read-out of the simplex says at a place."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from xentviz.numbers import four_digits, probabilities
from xentviz.views.simplex_canvas import Canvas
from xentviz.views.simplex_drag import Place, Point, inside, under

Reader = Callable[[Point], tuple[float, float]]
"""Gives loss and gradient norm at a prediction."""

_REACH, _LARGE = 7.0, 0.4  # pixels within which the pointer reads a step of the path; letter heights, if those are more


def reading(canvas: Canvas, reader: Reader, place: Place, held: str | None) -> list[str]:
    """The lines: of the handle that is held, of the path's step near the place, or of the place itself.

    None outside the triangle and before there is a run.
    """
    if canvas.scenario is None or canvas.trajectory is None:
        return []
    if held is not None:
        return [held, *_numbers(getattr(canvas.scenario, held), reader)]
    row = None if canvas.veiled else _row_near(canvas, place)
    if row is not None:
        run = canvas.trajectory
        step, p = int(run.step[row]), run.p[:, row].tolist()
        return [f"step {step}", *_lines(p, float(run.loss[row]), float(run.gradient_norm[row]))]
    if inside(canvas.frame, *place):
        return _numbers(under(canvas.frame, *place), reader)
    return []


def _numbers(p: Point, reader: Reader) -> list[str]:
    return _lines(p, *reader(p))


def _lines(p: Point, loss: float, gradient_norm: float) -> list[str]:
    return [f"p = {probabilities(p)}", f"loss {four_digits(loss)}   gradient {four_digits(gradient_norm)}"]


def _row_near(canvas: Canvas, place: Place) -> int | None:
    away = np.hypot(*(canvas.path_places() - place).T)
    row = int(np.argmin(away))
    return row if away[row] <= max(_REACH, _LARGE * canvas.text_size) else None
