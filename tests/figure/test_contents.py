"""The contents of a page: what each shows, that it stays in its rectangle, and that every writer can write it."""

import itertools
import re
from dataclasses import replace

import numpy as np
import pytest

from xentviz import Scenario, solve
from xentviz.engine.history import row_at
from xentviz.explain.account import account
from xentviz.figure.boxes import Box
from xentviz.figure.contents import CONTENTS, Moment, content
from xentviz.figure.contents.compared import compared
from xentviz.figure.contents.filmstrip import rows_along
from xentviz.figure.display import Label, Lines
from xentviz.figure.page import RenderOptions, compose
from xentviz.figure.svg import svg
from xentviz.numbers import probability
from xentviz.pins import Pin, Pins, pinned_runs
from xentviz.played import Played
from xentviz.rivals import ACTORS, change_after

NAMES = [each.name for each in CONTENTS]
QUESTION = solve(Scenario())
SIZES = ["16:9", "4:3", "square", "90x60mm"]


def labels(name, solution=QUESTION, **options):
    page = compose(solution, RenderOptions(content=name, words=False, **options))
    return [item for group in page.groups for item in group if isinstance(item, Label)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", NAMES)
def test_nothing_reaches_over_the_page(name, size):
    options = RenderOptions(content=name, size=size, words=False, step=3)
    width, height = options.points
    for label in labels(name, size=size, step=3):
        box = Box.of(label)
        assert box.x - box.half_width >= -0.5, label.text
        assert box.x + box.half_width <= width + 0.5, label.text
        assert box.y - box.half_height >= -0.5, label.text
        assert box.y + box.half_height <= height + 0.5, label.text


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "changes",
    [
        {"parameterization": "raw"},
        {"learning_rate": 1e6, "parameterization": "square-root"},
        {"loss": "constant"},
        {"target": (0.5, 0.3, 0.2), "optimizer": "adam"},
        {"free": (False, False, False)},
        {"steps": 1},
    ],
    ids=str,
)
def test_every_run_has_a_page_of_every_content(name, changes):
    page = compose(solve(Scenario(**changes)), RenderOptions(content=name))
    text = svg(page)
    assert "nan" not in re.sub(r"base64,[^\"]*", "", text).lower().replace("nanc", "")
    assert len({group.name for group in page.groups}) == len(page.groups)


def test_the_ledger_page_says_what_the_accounts_say():
    words = " ".join(label.text for label in labels("ledger", step=3))
    for summed in (False, True):
        told = account(QUESTION, QUESTION.trajectory, 3, summed)
        assert told.heading.rstrip(": ") in words
        assert told.sentences[told.order[0]] in words


def test_a_formulas_page_of_much_height_has_all_seven_stages():
    bold = [label.text for label in labels("formulas", step=0, size="120x400mm") if label.bold and len(label.text) > 1]
    assert bold[0] == "Forward"
    assert "Gradient in the logits" in bold
    assert bold[-1] == "New prediction"
    assert len(bold) == 7


@pytest.mark.parametrize("size", ["16:9", "4:3", "half-slide", "column"])
def test_where_not_all_stages_have_room_the_gradient_stays(size):
    bold = [label.text for label in labels("formulas", step=0, size=size) if label.bold and len(label.text) > 1]
    assert "Gradient in the logits" in bold
    assert len(bold) >= (4 if size == "16:9" else 1)
    assert len(bold) < 7


def test_the_comparison_has_a_triangle_for_each_member_and_the_swapped_actor_says_of_what():
    for swapped, actor in (("", "parameterization"), *((name, name) for name in ACTORS)):
        page = compose(QUESTION, RenderOptions(content="comparison", swapped=swapped, words=False))
        said = [item.text for group in page.groups if group.name.startswith("cell") for item in group]
        assert sum(group.name.startswith("handles") for group in page.groups) == len(ACTORS[actor].members)
        for member in ACTORS[actor].members:
            assert any(text.rstrip("…") and member.label.startswith(text.rstrip("…")) for text in said)


@pytest.mark.parametrize("step", [7, None])
@pytest.mark.parametrize(("size", "missing"), [("16:9", 0), ("4:3", 0), ("square", 1), ("half-slide", 1)])
@pytest.mark.parametrize("actor", ACTORS)
@pytest.mark.parametrize("names", [("", "", ""), ("cat", "dog", "bird")])
def test_on_slides_a_comparison_cuts_no_name_off_and_shows_most_members(names, actor, size, missing, step):
    page = compose(QUESTION, RenderOptions(content="comparison", swapped=actor, size=size, step=step, names=names))
    said = [item.text for group in page.groups for item in group if isinstance(item, Label)]
    assert [text for text in said if text.endswith("…")] == []
    shown = sum(group.name.startswith("handles") for group in page.groups)
    assert shown >= len(ACTORS[actor].members) - missing


def test_the_scenarios_own_member_is_shown_wherever_it_stands_in_the_catalogue():
    own = Scenario(loss=list(ACTORS["loss"].members)[-1].name)
    page = compose(solve(own), RenderOptions(content="comparison", swapped="loss", size="60x60mm"))
    said = [item.text for group in page.groups for item in group if isinstance(item, Label)]
    assert any(text.startswith("and ") for text in said)
    assert own.loss.label in said


SPOKEN = "Adam, learning rate 0.25, start (0.100, 0.100, 0.800)"


def pinned(*made, names=("plain", "fast", "third")):
    pins = Pins(tuple(Pin(each, number, names[number]) for number, each in enumerate(made)))
    return pinned_runs(pins, Scenario())


@pytest.mark.parametrize("step", [3, 120])
def test_a_comparison_without_a_swapped_actor_is_of_the_pinned_runs_with_their_names_and_their_p(step):
    made = Scenario(loss="squared-error"), Scenario(optimizer="adam"), Scenario()
    page = compose(QUESTION, RenderOptions(content="comparison", step=step), pins=pinned(*made))
    texts = [item.text for group in page.groups for item in group if isinstance(item, Label)]
    assert {"1: plain", "2: fast"} <= set(texts)
    for each in made:
        p = solve(each).trajectory.p[:, step]
        assert {probability(value) for value in p} <= set(texts)
    assert "Pinned runs · Softmax logits · learning rate 0.1 · start (0.300, 0.600, 0.100)" in texts
    assert f"Step {step}." in texts


def test_of_pinned_runs_that_are_shorter_a_comparison_shows_the_last_step_and_says_so():
    made = Scenario(steps=20), Scenario(optimizer="adam"), Scenario()
    page = compose(QUESTION, RenderOptions(content="comparison", step=90), pins=pinned(*made))
    texts = [item.text for group in page.groups for item in group if isinstance(item, Label)]
    assert "Step 90, or the last one of a shorter run." in texts
    assert probability(solve(made[0]).trajectory.p[0, 20]) in texts


def test_a_name_that_is_too_long_loses_a_setting_whole_and_says_so():
    made = [Scenario(learning_rate=0.1 * k, start=(0.1, 0.1, 0.8)) for k in range(1, 4)]
    page = compose(
        QUESTION, RenderOptions(content="comparison", size="60x60mm"), pins=pinned(*made, names=[SPOKEN] * 3)
    )
    texts = [item.text for group in page.groups if group.name.startswith("cell") for item in group]
    assert texts
    assert not any(text.endswith("start") for text in texts)
    assert any(text.endswith("…") for text in texts)


def test_a_comparison_with_a_swapped_actor_has_its_members_though_runs_are_pinned():
    options = RenderOptions(content="comparison", swapped="optimizer")
    page = compose(QUESTION, options, pins=pinned(Scenario(loss="squared-error")))
    texts = [item.text for group in page.groups for item in group if isinstance(item, Label)]
    assert "1: plain" not in texts
    assert {"Momentum", "Adam"} <= set(texts)


def test_a_comparison_is_called_after_what_is_compared_and_counts_the_runs_that_went_wrong():
    page = compose(QUESTION, RenderOptions(content="comparison", swapped="parameterization", step=7))
    assert (
        page.title
        == "Parameterizations · Cross-entropy · Gradient descent · learning rate 0.1 · start (0.300, 0.600, 0.100)"
    )
    assert page.caption == "Step 7 of 120. In 1 of 5 runs p left the simplex."


@pytest.mark.parametrize("step", [50, 30])
def test_members_are_compared_as_far_as_the_run_was_played_on(step):
    solution = Played.of(solve(Scenario(steps=10))).to(50).seen(step)
    page = compose(solution, RenderOptions(content="comparison", swapped="loss", step=step))
    assert page.caption == f"Step {step} of 50."
    for _, now in compared(Moment(solution, step), "loss"):
        longer = solve(now.solution.scenario.replace(steps=50)).trajectory
        assert np.array_equal(now.trajectory.p, longer.p)
        assert now.p.tolist() == longer.p[:, step].tolist()


def test_members_of_a_long_comparison_say_what_the_next_step_does():
    solution = Played.of(solve(Scenario(loss="squared-error"))).to(20_000).seen(10_002)
    for name, now in compared(Moment(solution, row_at(solution.trajectory, 10_002)), "loss"):
        longer = solve(now.solution.scenario.replace(steps=10_003)).trajectory
        change = change_after(now.trajectory, now.step)
        assert change.tolist() == (longer.p[:, -1] - longer.p[:, -2]).tolist(), name


def test_members_that_break_off_before_the_step_are_at_their_ends_and_the_caption_says_so():
    played = Played.of(solve(Scenario(steps=10, parameterization="mirror"))).to(50)
    page = compose(played.whole, RenderOptions(content="comparison", swapped="loss"))
    assert page.caption.startswith("Step 50 of 50, or the last one of a shorter run. ")
    assert "diverged." in page.caption


def test_a_run_that_broke_off_is_compared_at_its_end():
    wild = Scenario(learning_rate=1e6, parameterization="raw", loss="negated-cross-entropy")
    page = compose(solve(wild), RenderOptions(content="comparison", swapped="loss"))
    assert "diverged." in page.caption
    assert page.caption.startswith("Step ")


@pytest.mark.parametrize(
    ("name", "swapped", "count"), [("filmstrip", "", 4), ("comparison", "", 5), ("comparison", "optimizer", 6)]
)
def test_the_height_of_a_wide_slide_is_used_for_bars_of_p(name, swapped, count):
    page = compose(QUESTION, RenderOptions(content=name, step=24, swapped=swapped))
    bars = [group for group in page.groups if group.name.startswith("shares-")]
    assert len(bars) == count
    tops = [min(item.y for item in group if isinstance(item, Label)) for group in bars]
    assert max(tops) - min(tops) < 1e-9
    numbers = [item.text for item in (bars[-1] if name == "filmstrip" else bars[0]) if isinstance(item, Label)][1::2]
    assert numbers == [probability(share) for share in QUESTION.trajectory.p[:, 24]]


@pytest.mark.parametrize(
    "names", [("cat", "dog", "bird"), ("Labrador retriever dog", "German shepherd dog", "Alpine eagle")]
)
@pytest.mark.parametrize("size", ["16:9", "4:3", "column", "double-column", "90x120mm"])
def test_names_of_classes_take_no_bars_from_a_comparison(size, names):
    made = pinned(Scenario(loss="squared-error"), Scenario(optimizer="adam"), Scenario())
    for swapped, pins in (("", made), ("", made[:2]), ("parameterization", ())):
        options = RenderOptions(content="comparison", size=size, swapped=swapped, step=24)
        plain, named = (compose(QUESTION, each, pins=pins) for each in (options, replace(options, names=names)))
        counts = [sum(group.name.startswith("shares-") for group in page.groups) for page in (plain, named)]
        assert counts[1] == counts[0]
        assert counts[0] or (size, swapped) == ("4:3", "parameterization")  # its triangles would be too small


def test_a_comparison_that_leaves_members_out_says_how_many():
    page = compose(QUESTION, RenderOptions(content="comparison", swapped="loss", size="60x60mm", step=3))
    shown = sum(group.name.startswith("handles") for group in page.groups)
    (said,) = (item.text for group in page.groups if group.name == "left-out" for item in group)
    assert 0 < shown < len(ACTORS["loss"].members)
    assert said.startswith(f"and {len(ACTORS['loss'].members) - shown} more")


def test_a_filmstrip_goes_from_the_start_to_the_step_in_equal_ways():
    rows = rows_along(QUESTION.trajectory, 100, 5)
    assert (rows[0], rows[-1], len(rows)) == (0, 100, 5)
    p = QUESTION.trajectory.p
    ways = [np.abs(np.diff(p[:, a : b + 1])).sum() for a, b in itertools.pairwise(rows)]
    assert max(ways) < 1.35 * min(ways)
    assert [label.text for label in labels("filmstrip", step=100) if label.text.startswith("step")][-1] == "step 100"


def test_a_filmstrip_of_a_run_that_does_not_move_has_its_ends():
    still = solve(Scenario(loss="constant", steps=5)).trajectory
    assert rows_along(still, 5, 4) == [0, 5]
    assert rows_along(still, 0, 4) == [0]


def test_contents_are_found_by_name_and_draw_the_moment():
    moment = Moment(QUESTION, 7)
    assert moment.step == 7
    for name in NAMES:
        assert content(name).name == name
        assert content(name).label


@pytest.mark.parametrize("size", ["16:9", "4:3", "square"])
@pytest.mark.parametrize("name", ["simplex", "simplex-and-curves"])
def test_a_legend_keeps_apart_from_the_picture_above_and_the_caption_below(name, size):
    options = RenderOptions(content=name, size=size, swapped="loss", step=7)
    page = compose(QUESTION, options)
    boxes = {group.name: [Box.of(item) for item in group if isinstance(item, Label)] for group in page.groups}
    legend, text = boxes.pop("legend"), options.text_size
    top, bottom = min(box.y - box.half_height for box in legend), max(box.y + box.half_height for box in legend)
    words = [box for group in boxes.values() for box in group]
    above = max(box.y + box.half_height for box in words if box.y < top)
    below = min(box.y - box.half_height for box in words if box.y > bottom)
    assert top - above > 0.6 * text
    assert below - bottom > text


@pytest.mark.parametrize("size", ["16:9", "4:3", "square"])
@pytest.mark.parametrize("actor", ACTORS)
def test_a_comparison_stands_still_from_step_to_step(actor, size):
    places = []
    for step in (0, 7, None):
        page = compose(QUESTION, RenderOptions(content="comparison", swapped=actor, size=size, step=step, words=False))
        still = [group for group in page.groups if group.name.startswith(("border", "cell"))]
        bars = [group for group in page.groups if group.name.startswith("shares")]
        texts = [(item.text, item.x, item.y) for group in still for item in group if isinstance(item, Label)]
        texts = [text for text in texts if not re.match("[ABC][↑↓–]", text[0])]
        ends = [
            (item.x, item.y) for group in bars for item in group if isinstance(item, Label) and item.anchor == "end"
        ]
        lines = [item.lines[0].tolist() for group in still for item in group if isinstance(item, Lines)]
        places.append((texts, ends, lines))
    assert len(places[0][2]) >= 5
    assert places[0] == places[1] == places[2]
