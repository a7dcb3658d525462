"""The comparison: a small triangle for each member of the swapped actor's catalogue, from the same start."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from xentviz.engine.history import row_at
from xentviz.engine.simplex import Array
from xentviz.figure.caption import comparison_title, went_wrong
from xentviz.figure.contents.base import Content, Look, Moment, Words, numbered
from xentviz.figure.contents.comparison_plan import ABOVE, BETWEEN, BETWEEN_BARS, ComparisonPlan, name_in_lines
from xentviz.figure.contents.key import keyed
from xentviz.figure.contents.shares import LINE, shares
from xentviz.figure.contents.triangle import small_triangle
from xentviz.figure.display import Group, Label
from xentviz.figure.ghosts import verdict
from xentviz.figure.lettering import shortened, width
from xentviz.figure.paragraph import cut
from xentviz.figure.plot import Rectangle
from xentviz.rivals import ACTORS, change_after
from xentviz.scenario import Scenario
from xentviz.solution import Solution, solve

_DEFAULT = "parameterization"


def draw_comparison(moment: Moment, look: Look, body: Rectangle) -> tuple[Group, ...]:
    """Each with its name, and with what the next step does to the classes. Without a swapped actor: what descends.

    p is in bars where these take nothing from the triangles. Where triangles would become too small, those at the
    end of the catalogue are left out, and a line says how many.
    """
    actor, text = look.swapped or _DEFAULT, look.text_size
    key, (left, top, wide, high) = keyed(look, body)
    moments = _moments(moment, actor)
    labels = [getattr(now.solution.scenario, actor).label for now in moments]
    plan = ComparisonPlan.fit(labels, any(map(_change_known, moments)), wide, high, text)
    shown = _with_own(moments, moment.solution.scenario, plan.shown)
    predictions = [now.p for now in shown]
    plan = plan.with_bars(predictions, len(moments), wide, high, text)
    if plan.shown < len(moments):
        high -= 1.5 * text
    cell = wide / plan.columns, min(high / plan.rows, wide / plan.columns * 0.87 + (2.8 + plan.words) * text)
    top += (high - plan.rows * cell[1]) / 2
    groups: list[Group] = list(key)
    for place, now in enumerate(shown):
        row, column = divmod(place, plan.columns)
        in_row = min(plan.columns, plan.shown - row * plan.columns)
        x = left + (wide - in_row * cell[0]) / 2 + column * cell[0]
        label = getattr(now.solution.scenario, actor).label
        groups += numbered(_cell(now, look, (x, top + row * cell[1], *cell), label, plan, predictions), place)
    return (*groups, *_left_out(len(moments) - plan.shown, look, body))


def _moments(moment: Moment, actor: str) -> list[Moment]:
    """The same step of each member's run; a run that broke off before is at its end."""
    found = _solved(moment.solution.scenario, actor)
    return [Moment(each, each.trajectory, row_at(each.trajectory, moment.step)) for each in found]


@lru_cache(maxsize=2)
def _solved(own: Scenario, actor: str) -> tuple[Solution, ...]:
    """The run of each member, in the catalogue's order; asked for twice in each page."""
    entry = getattr(own, actor)
    members = [entry if entry.name == member.name else member() for member in ACTORS[actor].members]
    return tuple(solve(own.replace(**{actor: member})) for member in members)


def _with_own(moments: list[Moment], own: Scenario, count: int) -> list[Moment]:
    """So many from the front; where the scenario's own is not among them, it takes the place of the last."""
    rest = [now for now in moments[count:] if now.solution.scenario == own]
    return [*moments[: count - len(rest)], *rest]


def _change_known(now: Moment) -> bool:
    return change_after(now.trajectory, now.step) is not None


def _cell(
    moment: Moment, look: Look, box: Rectangle, label: str, plan: ComparisonPlan, alike: Sequence[Array]
) -> tuple[Group, ...]:
    (left, top, wide, high), text = box, look.text_size
    middle, words = left + wide / 2, plan.words * text
    names = cut(
        name_in_lines(label, wide, plan.name_lines, text), plan.name_lines, text, wide - BETWEEN * text, bold=True
    )
    first = top + high - words + (ABOVE + 0.8) * text
    labels = [
        Label(middle, first + k * LINE * text, name, text, look.theme.text, "middle", bold=True)
        for k, name in enumerate(names)
    ]
    below = top + high - words + (ABOVE + plan.name_lines * LINE) * text
    if plan.verdicts and not plan.bars:
        labels += _verdict(moment, look, middle, first + len(names) * LINE * text)
    return (
        *small_triangle(moment, replace(look, swapped=""), (left, top, wide, high - words)),
        Group("cell", tuple(labels)),
        *(_bars(moment, look, (left, below, wide, 3 * LINE * text), alike) if plan.bars else ()),
    )


def _bars(moment: Moment, look: Look, box: Rectangle, alike: Sequence[Array]) -> tuple[Group, ...]:
    (left, top, wide, high), text = box, look.text_size
    room = left + BETWEEN_BARS * text / 2, top, wide - BETWEEN_BARS * text, high
    return (shares(moment.p, change_after(moment.trajectory, moment.step), alike, room, look.theme, text),)


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


def words_of_comparison(moment: Moment, look: Look) -> Words:
    """What is compared, and where the runs stand."""
    scenario, actor = moment.solution.scenario, look.swapped or _DEFAULT
    runs = [now.trajectory for now in _moments(moment, actor)]
    below = f"Step {min(moment.step, scenario.steps)} of {scenario.steps}."
    return comparison_title(scenario, actor), " ".join([below, *went_wrong(runs)])


COMPARISON = Content("comparison", "Comparison", draw_comparison, words_of_comparison)
