"""A filmstrip: a run's moments side by side, evenly along the way that the prediction goes."""

from __future__ import annotations

import numpy as np

from xentviz.engine.descent import Trajectory
from xentviz.figure.contents.base import Content, Look, Moment, numbered
from xentviz.figure.contents.simplex import triangle
from xentviz.figure.display import Group, Label
from xentviz.figure.film.moments import moved
from xentviz.figure.plot import Rectangle
from xentviz.numbers import probabilities

MOMENTS = 4
_WORDS = 2.6  # letter heights below each picture


def rows_along(run: Trajectory, last: int, count: int) -> list[int]:
    """`count` rows from the first to row `last`, evenly spaced along the path in p; fewer where there are fewer."""
    gone = np.concatenate([[0.0], np.cumsum(moved(run, last))])
    wanted = np.linspace(0.0, gone[-1], count)
    return sorted({int(row) for row in np.searchsorted(gone, wanted - 1e-12 * gone[-1])} | {0, last})


def draw_filmstrip(moment: Moment, look: Look, body: Rectangle) -> tuple[Group, ...]:
    """Small triangles from the start to the moment that is looked at, each with its step and p below."""
    rows = rows_along(moment.trajectory, moment.row, MOMENTS)
    left, top, width, height = body
    text, wide = look.text_size, width / len(rows)
    strip = min(height, wide + (_WORDS + 2.0) * text)
    top, height = top + (height - strip) / 2, strip
    small = Look(look.theme, 0.8 * text, look.layers - {"contours", "scale"}, look.log, "")
    groups: list[Group] = []
    for place, row in enumerate(rows):
        x = left + place * wide
        now = Moment(moment.solution, moment.trajectory, row)
        groups += numbered(triangle(now, small, (x, top, wide, height - _WORDS * text)), place)
        middle, base = x + wide / 2, top + height - 1.4 * text
        p = probabilities(now.trajectory.p[:, row].tolist())
        labels = (
            Label(middle, base, f"step {now.step}", text, look.theme.text, "middle", bold=True),
            Label(middle, base + 1.3 * text, p, 0.9 * text, look.theme.muted, "middle"),
        )
        groups.append(Group(f"moment-{place}", labels))
    return tuple(groups)


FILMSTRIP = Content("filmstrip", "Filmstrip", draw_filmstrip)
