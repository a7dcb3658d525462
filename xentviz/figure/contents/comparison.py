"""The comparison: a small triangle for each member of the swapped actor's catalogue, from the same start."""

from __future__ import annotations

from dataclasses import dataclass, replace

from xentviz.figure.contents.base import Content, Look, Moment, numbered
from xentviz.figure.contents.key import keyed
from xentviz.figure.contents.triangle import side, small_triangle
from xentviz.figure.display import Group, Label
from xentviz.figure.ghosts import verdict
from xentviz.figure.lettering import shortened, width
from xentviz.figure.paragraph import cut, wrap
from xentviz.figure.plot import Rectangle
from xentviz.rivals import ACTORS, change_after
from xentviz.solution import solve

_DEFAULT = "parameterization"
_LINE, _ABOVE, _BETWEEN = 1.3, 0.2, 0.8  # letter heights: lines of words, above them, and between cells
_SIDE = 4.5  # letter heights: where triangles would be smaller, words are left out, and then members


_WORDS = (
    (2, True, False),
    (3, True, False),
    (2, False, False),
    (3, False, False),
    (2, False, True),
    (1, False, True),
)
"""Lines of names, whether there are verdicts, and whether names may be cut off: in this order it is tried."""


@dataclass(frozen=True)
class _Plan:
    """How many members are shown, in how many columns, and what stands below each."""

    shown: int
    columns: int
    name_lines: int
    verdicts: bool

    @property
    def rows(self) -> int:
        return -(-self.shown // self.columns)

    @property
    def words(self) -> float:
        """The height of the words below a triangle, in letters."""
        return _ABOVE + _LINE * (self.name_lines + self.verdicts)


def draw_comparison(moment: Moment, look: Look, body: Rectangle) -> tuple[Group, ...]:
    """Each with its name, and with what the next step does to the classes. Without a swapped actor: what descends.

    Where they would become too small, those at the end of the catalogue are left out, and a line says how many.
    """
    actor, text = look.swapped or _DEFAULT, look.text_size
    key, (left, top, wide, high) = keyed(look, body)
    moments, labels = _moments(moment, actor)
    plan = _plan(labels, any(map(_change_known, moments)), wide, high, text)
    if plan.shown < len(moments):
        high -= 1.5 * text
    cell = wide / plan.columns, min(high / plan.rows, wide / plan.columns * 0.87 + (2.8 + plan.words) * text)
    top += (high - plan.rows * cell[1]) / 2
    groups: list[Group] = list(key)
    for place, (now, label) in enumerate(list(zip(moments, labels, strict=True))[: plan.shown]):
        row, column = divmod(place, plan.columns)
        in_row = min(plan.columns, plan.shown - row * plan.columns)
        x = left + (wide - in_row * cell[0]) / 2 + column * cell[0]
        groups += numbered(_cell(now, look, (x, top + row * cell[1], *cell), label, plan), place)
    return (*groups, *_left_out(len(moments) - plan.shown, look, body))


def _moments(moment: Moment, actor: str) -> tuple[list[Moment], list[str]]:
    """The same moment of each member's run, the scenario's own member first where not all may have room."""
    own, found, labels = moment.solution.scenario, [], []
    entry = getattr(own, actor)
    for member in ACTORS[actor].members:
        solution = solve(own if entry.name == member.name else own.replace(**{actor: member()}))
        found.append(Moment(solution, solution.trajectory, min(moment.row, len(solution.trajectory) - 1)))
        labels.append(member.label)
    return found, labels


def _change_known(now: Moment) -> bool:
    return change_after(now.trajectory, now.step) is not None


def _plan(labels: list[str], changes: bool, wide: float, high: float, text: float) -> _Plan:
    """The largest triangles with all words; with fewer words where those are too small; then with fewer members."""
    plans = [
        [
            _Plan(shown, columns, lines, verdicts)
            for columns in range(1, shown + 1)
            if wide / columns >= (7.5 if verdicts else 5.0) * text
            and (cut_off or all(len(_name(label, wide / columns, lines, text)) <= lines for label in labels))
        ]
        for shown in range(len(labels), 0, -1)
        for lines, verdicts, cut_off in _WORDS
        if changes or not verdicts
    ]
    for candidates in plans:
        if candidates:
            best = max(candidates, key=lambda plan: _side(plan, len(labels), wide, high, text))
            if _side(best, len(labels), wide, high, text) >= _SIDE * text:
                return best
    return _Plan(1, 1, 1, False)


def _side(plan: _Plan, count: int, wide: float, high: float, text: float) -> float:
    high -= 1.5 * text if plan.shown < count else 0.0
    return side(wide / plan.columns, high / plan.rows - plan.words * text, text)


def _cell(moment: Moment, look: Look, box: Rectangle, label: str, plan: _Plan) -> tuple[Group, ...]:
    (left, top, wide, high), text = box, look.text_size
    middle, words = left + wide / 2, plan.words * text
    names = cut(_name(label, wide, plan.name_lines, text), plan.name_lines, text, wide - _BETWEEN * text, bold=True)
    first = top + high - words + (_ABOVE + 0.8) * text
    labels = [
        Label(middle, first + k * _LINE * text, name, text, look.theme.text, "middle", bold=True)
        for k, name in enumerate(names)
    ]
    if plan.verdicts:
        labels += _verdict(moment, look, middle, first + len(names) * _LINE * text)
    return (
        *small_triangle(moment, replace(look, swapped=""), (left, top, wide, high - words)),
        Group("cell", tuple(labels)),
    )


def _name(label: str, wide: float, most: int, text: float) -> list[str]:
    """In lines, without what stands after an equals sign where those are too many; too many if a word is too wide."""
    room = wide - _BETWEEN * text
    for said in (label, label.partition(" = ")[0]):
        lines = wrap(said, text, room, bold=True)
        if len(lines) <= most:
            break
    return lines if max(width(line, text, bold=True) for line in lines) <= room else [*lines, *[""] * most]


def _verdict(moment: Moment, look: Look, middle: float, base: float) -> list[Label]:
    change, text = change_after(moment.trajectory, moment.step), look.text_size
    arrows = verdict(change, 0.0, base, look.theme, text)
    half = max((arrow.x + width(arrow.text, arrow.size, True) for arrow in arrows), default=0.0) / 2
    return verdict(change, middle - half, base, look.theme, text)


def _left_out(count: int, look: Look, body: Rectangle) -> tuple[Group, ...]:
    if not count:
        return ()
    (left, top, wide, high), text = body, look.text_size
    said = shortened(f"and {count} more, for which this page is too small", text, wide)
    return (Group("left-out", (Label(left, top + high - 0.3 * text, said, text, look.theme.muted),)),)


COMPARISON = Content("comparison", "Comparison", draw_comparison)
