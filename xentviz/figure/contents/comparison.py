"""The comparison: a small triangle for each member of the swapped actor's catalogue, or for each pinned run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from xentviz.engine.simplex import Array
from xentviz.figure.caption import went_wrong
from xentviz.figure.contents.base import Content, Look, Moment, Words, numbered
from xentviz.figure.contents.compared import Run, compared, step_of, title_of
from xentviz.figure.contents.comparison_plan import ABOVE, BETWEEN, BETWEEN_BARS, ComparisonPlan, name_in_lines
from xentviz.figure.contents.key import keyed
from xentviz.figure.contents.shares import LINE, shares
from xentviz.figure.contents.triangle import small_triangle
from xentviz.figure.display import Group, Label
from xentviz.figure.ghosts import verdict
from xentviz.figure.lettering import shortened, width
from xentviz.figure.paragraph import cut
from xentviz.figure.plot import Rectangle
from xentviz.rivals import change_after
from xentviz.scenario import Scenario


def draw_comparison(moment: Moment, look: Look, body: Rectangle) -> tuple[Group, ...]:
    """Each with its name, and with what the next step does to the classes. See `compared` for the runs.

    All of it has the same room at each step, so that frames of a film and pages of a storyboard line up. p is in bars
    where these leave triangles large enough. Where triangles would become too small, those at the end of the
    catalogue are left out, and a line says how many.
    """
    text = look.text_size
    key, (left, top, wide, high) = keyed(look, body)
    runs = compared(moment, look.swapped)
    stepped = any(len(now.trajectory) > 1 for _, now in runs)
    plan = ComparisonPlan.fit([label for label, _ in runs], stepped, wide, high, text)
    shown = _with_own(runs, moment.solution.scenario, plan.shown)
    predictions = [edge for _, now in shown for edge in _edges(now)]
    plan = plan.with_bars(predictions, len(runs), wide, high, text)
    if plan.shown < len(runs):
        high -= 1.5 * text
    cell = wide / plan.columns, min(high / plan.rows, wide / plan.columns * 0.87 + (2.8 + plan.words) * text)
    top += (high - plan.rows * cell[1]) / 2
    groups: list[Group] = list(key)
    for place, (label, now) in enumerate(shown):
        row, column = divmod(place, plan.columns)
        in_row = min(plan.columns, plan.shown - row * plan.columns)
        x = left + (wide - in_row * cell[0]) / 2 + column * cell[0]
        groups += numbered(_cell(now, look, (x, top + row * cell[1], *cell), label, plan, predictions), place)
    return (*groups, *_left_out(len(runs) - plan.shown, look, body))


def _with_own(runs: list[Run], own: Scenario, count: int) -> list[Run]:
    """So many from the front; where the scenario's own is not among them, it takes the place of the last."""
    rest = [run for run in runs[count:] if run[1].solution.scenario == own][:1]
    return [*runs[: count - len(rest)], *rest]


def _edges(now: Moment) -> tuple[Array, Array]:
    """The least and the greatest of each share in a run (C,): its numbers need no more room, whatever the step."""
    return now.trajectory.p.min(axis=1), now.trajectory.p.max(axis=1)


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
    runs = [now.trajectory for _, now in compared(moment, look.swapped)]
    return title_of(moment, look.swapped), " ".join([step_of(moment, look.swapped), *went_wrong(runs)])


COMPARISON = Content(
    "comparison",
    "Comparison",
    draw_comparison,
    words_of_comparison,
    summary="A triangle for each member of the swapped actor; without one for each pinned run, else for what descends.",
)
