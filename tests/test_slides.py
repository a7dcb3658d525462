"""The pages of a storyboard: each with its own run, step and view, all of them lined up."""

import json

import numpy as np
import pytest

import xentviz
from xentviz.figure.display import Label
from xentviz.figure.formats import by_suffix
from xentviz.figure.render_options import RenderOptions
from xentviz.pins import Pins
from xentviz.scenario import Scenario
from xentviz.slides import exhibits
from xentviz.solution import solve
from xentviz.storyboard import Kept, Storyboard
from xentviz.view import View

FAST = Scenario(learning_rate=2.0)
BOARD = Storyboard(
    (Kept(step=3), Kept(FAST, step=9), Kept(view=View(layers=["grid"], log_loss=False, swapped="loss"), step=400))
)


def test_an_exhibit_for_each_moment_in_order():
    shown = exhibits(BOARD, RenderOptions(size="square", ground="dark"))
    assert [each.options.step for each in shown] == [3, 9, 400]
    assert [each.solution.scenario for each in shown] == [Scenario(), FAST, Scenario()]
    assert {(each.options.size, each.options.ground) for each in shown} == {("square", "dark")}
    last = shown[-1].options
    assert (last.layers, last.log, last.swapped) == (frozenset({"grid"}), False, "loss")
    assert len({each.least for each in shown}) == 1


def test_own_words_of_a_moment_come_before_those_of_all_and_those_before_generated_ones():
    board = Storyboard((Kept(name="Mine", caption="It falls."), Kept()))
    for options, others in (
        (RenderOptions(), (None, None)),
        (RenderOptions(title="All", caption="One"), ("All", "One")),
    ):
        shown = [(each.options.title, each.options.caption) for each in exhibits(board, options)]
        assert shown == [("Mine", "It falls."), others]
    page = exhibits(board, RenderOptions())[0].page
    assert (page.title, page.caption) == ("Mine", "It falls.")


def test_a_moment_of_the_grid_is_a_page_of_the_grid():
    one, other = exhibits(Storyboard((Kept(), Kept(view=View(grid=True, rows="optimizer")))), RenderOptions())
    assert one.options.content == "simplex-and-curves"
    assert (other.options.content, other.options.rows) == ("grid", "optimizer")
    assert other.page.groups


def test_moments_of_a_scenario_share_one_run_as_long_as_the_latest_needs():
    first, other, last = exhibits(BOARD, RenderOptions())
    assert first.solution is last.solution
    assert first.solution.trajectory.step.tolist() == list(range(401))
    assert other.solution.trajectory.step[-1] == FAST.steps
    late, early = exhibits(Storyboard((Kept(step=400), Kept(step=3))), RenderOptions())
    assert (late.options.step, early.options.step, early.solution.trajectory.step[-1]) == (400, 3, 400)


def axes(exhibit):
    (plot,) = (group for group in exhibit.page.groups if group.name == "class-curves")
    return [item for item in plot.items if isinstance(item, Label)]


def test_curves_of_one_scenario_have_the_same_axes():
    first, other, last = exhibits(Storyboard((Kept(step=3), Kept(FAST, step=9), Kept(step=400))), RenderOptions())
    assert axes(first) == axes(last)
    assert axes(first) != axes(other)


def test_a_run_played_on_is_the_run_that_was_longer_from_the_beginning():
    (page,) = exhibits(Storyboard((Kept(step=300),)), RenderOptions())
    assert np.array_equal(page.solution.trajectory.p, solve(Scenario(steps=300)).trajectory.p)


def test_a_run_played_on_ends_as_it_did_there():
    scenario = Scenario(steps=10, stop="step-limit:limit=20")
    (page,) = exhibits(Storyboard((Kept(scenario, step=50),)), RenderOptions())
    data = json.loads(by_suffix("a.json").write(page))
    assert data["trajectory"]["step"] == list(range(21))
    assert data["stop"] == {"rule": "step-limit", "step": 20}


@pytest.mark.parametrize(
    "scenario",
    [
        Scenario(loss="squared-error", parameterization="raw", learning_rate=10.0, steps=2000),
        Scenario(stop="gradient-norm", learning_rate=5.0, steps=5000),
    ],
    ids=["diverged", "stopped"],
)
def test_a_step_that_the_run_does_not_reach_shows_its_last(scenario):
    (page,) = exhibits(Storyboard((Kept(scenario, step=90_000),)), RenderOptions())
    assert page.options.step == solve(scenario).trajectory.step[-1] < 5000
    assert page.page.groups


def test_an_empty_storyboard_has_no_pages():
    assert exhibits(Storyboard(), RenderOptions()) == ()


def test_its_files_open_again_with_the_scenario_of_each(tmp_path):
    from xentviz.export import export
    from xentviz.scenario_file import load

    work = export(tmp_path / "a.svg", exhibits(BOARD, RenderOptions()))
    for _ in work:
        pass
    assert [load(tmp_path / f"a-{n}.svg") for n in (1, 2, 3)] == [xentviz.Scenario(), FAST, xentviz.Scenario()]


def test_what_is_pinned_is_on_all_pages():
    pins = Pins().pin(Scenario(learning_rate=1.0))
    for exhibit in exhibits(Storyboard((Kept(step=3), Kept(step=9))), RenderOptions(), pins):
        assert [pin.name for pin in exhibit.pins] == ["Learning rate 1"]
        assert "pinned-paths" in {group.name for group in exhibit.page.groups}
