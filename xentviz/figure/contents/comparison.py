"""The comparison: a small triangle for each member of the swapped actor's catalogue, from the same start."""

from __future__ import annotations

import math

from xentviz.figure.contents.base import Content, Look, Moment, numbered
from xentviz.figure.contents.simplex import triangle
from xentviz.figure.display import Group, Label
from xentviz.figure.ghosts import verdict
from xentviz.figure.lettering import shortened, width
from xentviz.figure.plot import Rectangle
from xentviz.rivals import ACTORS, change_after
from xentviz.solution import solve

_WORDS = 2.8  # letter heights below each picture
_DEFAULT = "parameterization"


def draw_comparison(moment: Moment, look: Look, body: Rectangle) -> tuple[Group, ...]:
    """Each with its name, and with what the next step does to the classes. Without a swapped actor: what descends."""
    actor = look.swapped or _DEFAULT
    left, top, wide, high = body
    members, own = ACTORS[actor].members, moment.solution.scenario
    columns = _columns(len(members), wide / high)
    cell = wide / columns, high / math.ceil(len(members) / columns)
    groups: list[Group] = []
    for place, member in enumerate(members):
        entry = getattr(own, actor)
        scenario = own if entry.name == member.name else own.replace(**{actor: member()})
        solution = solve(scenario)
        row = min(moment.row, len(solution.trajectory) - 1)
        now = Moment(solution, solution.trajectory, row)
        x, y = left + place % columns * cell[0], top + place // columns * cell[1]
        groups += numbered(_cell(now, look, (x, y, *cell), member.label), place)
    return tuple(groups)


def _cell(moment: Moment, look: Look, box: Rectangle, label: str) -> tuple[Group, ...]:
    left, top, wide, high = box
    text = 0.8 * look.text_size
    small = Look(look.theme, text, look.layers - {"contours", "scale"}, look.log, "")
    middle, base = left + wide / 2, top + high - 1.5 * text
    name = shortened(label, text, 0.96 * wide)
    arrows = verdict(change_after(moment.trajectory, moment.step), 0.0, base + 1.25 * text, look.theme, text)
    half = max((arrow.x + width(arrow.text, arrow.size, True) for arrow in arrows), default=0.0) / 2
    placed = verdict(change_after(moment.trajectory, moment.step), middle - half, base + 1.25 * text, look.theme, text)
    words = Group("cell", (Label(middle, base, name, text, look.theme.text, "middle", bold=True), *placed))
    return (*triangle(moment, small, (left, top, wide, high - _WORDS * text)), words)


def _columns(count: int, shape: float) -> int:
    """Columns for so many cells that are about as wide as high, in a body of that width over height."""
    return min(max(round(math.sqrt(count * shape)), 1), count)


COMPARISON = Content("comparison", "Comparison", draw_comparison)
