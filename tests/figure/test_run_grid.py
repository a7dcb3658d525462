"""The grid of runs on the page: cells, names, curves on one scale, and what went wrong."""

from dataclasses import replace

import numpy as np
import pytest

from xentviz.axes import AXES
from xentviz.cells import played_cells
from xentviz.engine.simplex import CORNERS
from xentviz.figure.boxes import Box
from xentviz.figure.cell import cell_ground, cell_run, cell_setting
from xentviz.figure.cell_curve import loss_scale
from xentviz.figure.cell_plan import CellPlan
from xentviz.figure.cell_words import cell_words, trouble_in_short
from xentviz.figure.color import Ramp
from xentviz.figure.display import Fill, Label, Lines, Markers
from xentviz.figure.lettering import width
from xentviz.figure.page import PAGES, RenderOptions, compose
from xentviz.figure.run_grid import GridPlan, cell_name, grid_caption, heads
from xentviz.figure.theme import LIGHT
from xentviz.grid import read_grid, solve_cells
from xentviz.played import Played
from xentviz.scenario import Scenario
from xentviz.solution import solve

BASE = Scenario(steps=40)
BOXES = [(910.0, 430.0), (660.0, 420.0), (250.0, 160.0), (1500.0, 800.0), (300.0, 900.0)]


def page(rows, columns, scenario=BASE, **options):
    return compose(solve(scenario), RenderOptions(content="grid", rows=rows, columns=columns, **options))


def texts(groups):
    return [item.text for group in groups for item in group if isinstance(item, Label)]


def signs(groups):
    warning = Fill(LIGHT.warning)
    return [item for group in groups for item in group if isinstance(item, Markers) and item.fill == warning]


@pytest.mark.parametrize("box", BOXES)
@pytest.mark.parametrize("rows", AXES)
def test_cells_lie_in_the_rectangle_side_by_side_and_are_found_where_they_are(box, rows):
    columns = "optimizer" if rows == "learning_rate" else "learning_rate"
    grid = read_grid(rows, columns)
    plan = GridPlan.fit((10.0, 20.0, *box), grid, 12.0)
    places = {cell: plan.place(*cell) for cell in grid.cells}
    for cell, (x, y) in places.items():
        assert x >= 10.0
        assert y >= 20.0
        assert x + plan.cell.width <= 10.0 + box[0] + 1e-6
        assert y + plan.cell.height <= 20.0 + box[1] + 1e-6
        assert plan.at(x + 1.0, y + 1.0) == cell
        assert plan.at(x - 1.0, y + 1.0) is None
        assert plan.at(x + 1.0, y + plan.cell.height + 1.0) is None
    for label in heads(plan, LIGHT):
        assert Box.of(label).x - Box.of(label).half_width >= 10.0 - 0.1


@pytest.mark.parametrize("size", [(280.0, 150.0), (120.0, 100.0), (90.0, 200.0), (600.0, 300.0)])
def test_the_parts_of_a_cell_lie_in_it_and_not_on_each_other(size):
    plan = CellPlan.fit(*size, 11.0)
    left, top, wide, high = plan.curve
    triangle = plan.frame.box
    assert triangle[0] >= 0.0
    assert triangle[1] >= 0.0
    assert max(triangle[2], left + wide) <= size[0]
    assert max(triangle[3], top + high) <= size[1]
    assert left >= triangle[2] or top >= triangle[3]


def test_every_value_has_its_name_beside_its_cells():
    said = " ".join(texts(page("loss", "start").groups))
    for name in ("Cross-entropy", "Squared error", "centre", "0.9\u00a00.05\u00a00.05"):
        assert name in said
    assert cell_name(read_grid("loss", "learning_rate"), 1, 3) == "Squared error · learning rate 10"


def test_the_title_tells_which_gradient_entries_count_in_all_cells():
    made = page("loss", "learning_rate", BASE.replace(free=(True, False, False)))
    assert "only the gradient entry of A counts" in made.title


def test_title_and_caption_tell_axes_common_settings_step_and_scale():
    made = page("loss", "learning_rate", step=7)
    for part in ("Loss (rows)", "learning rate (columns)", "Softmax logits", "Gradient descent", "target A"):
        assert part in made.title
    assert "start (0.300, 0.600, 0.100)" in made.title
    assert "Step 7 of 40." in made.caption
    assert "log scale" in made.caption
    assert "log scale" not in page("loss", "learning_rate", log=False).caption
    assert made.title not in page("loss", "optimizer").title


def test_a_page_of_a_run_that_was_played_on_shows_cells_that_were_played_on_too():
    played = Played.of(solve(BASE)).to(100)
    options = RenderOptions(content="grid", rows="loss", columns="learning_rate:0.1;1", step=90)
    made = compose(played.seen(90), options)
    assert "Step 90 of 100." in made.caption
    assert made.groups != page("loss", "learning_rate:0.1;1", step=40).groups


@pytest.mark.parametrize("step", [500, 1500, 2001, 2999])
def test_cells_of_a_long_run_say_what_the_next_step_does_at_any_step(step):
    rows, columns = "loss:cross-entropy,squared-error", "learning_rate:0.1;1"
    options = RenderOptions(content="grid", rows=rows, columns=columns, step=step)
    made = compose(Played.of(solve(BASE)).to(3000).seen(step), options)
    assert sum(text[1:] in ("↑", "↓") for text in texts(made.groups)) == 3 * len(read_grid(rows, columns).cells)


def test_the_caption_says_where_cells_are_that_do_not_reach_the_step():
    cells = played_cells(BASE, read_grid("loss", "learning_rate:0.1;1"), 50).at(50)
    scale = loss_scale([each.trajectory for each in cells], True)
    assert grid_caption(cells, 50, scale).startswith("Step 50 of 50. ")
    assert grid_caption(cells, 70, scale).startswith("Step 70 of 70, the cells only up to step 50. ")
    assert grid_caption(cells, 3, scale).startswith("Step 3 of 50. ")


def test_a_run_that_ended_early_is_not_said_to_be_behind():
    cells = played_cells(BASE.replace(stop="step-limit:limit=30"), read_grid("loss", "start"), 70)
    assert "only" not in grid_caption(cells.at(70), 70, loss_scale([run.run for run in cells.runs], True))


def test_the_caption_counts_the_runs_that_went_wrong_and_their_cells_say_so():
    scenario = Scenario(loss="squared-error", steps=130)
    made = page("parameterization:raw,softmax", "learning_rate:0.1,100", scenario, step=0)
    assert "1 of 4 runs diverged." in made.caption
    assert "In 1 of 4 runs p left the simplex." in made.caption
    assert "runs" not in page("loss", "learning_rate").caption
    said = texts(made.groups)
    assert len(signs(made.groups)) == 1
    assert any(text.startswith("diverged") for text in said)
    assert "left simplex at 1" in texts(page("parameterization:raw", "learning_rate:0.1").groups)


def test_a_run_that_ended_early_stands_at_its_end():
    axes = "parameterization:raw", "learning_rate:100"
    scenario = Scenario(loss="squared-error", steps=130)
    (run,) = (each.trajectory for each in solve_cells(scenario, read_grid(*axes)))
    assert run.diverged == 68

    def points(step):
        groups = page(*axes, scenario, step=step).groups
        (curve,) = (group for group in groups if group.name == "loss-curve-0")
        return [item.points.tolist() for item in curve if isinstance(item, Markers)]

    assert points(130) == points(67)
    assert points(130) != points(0)


def test_trouble_is_told_with_its_step_where_there_is_room():
    run = solve(Scenario(loss="squared-error", parameterization="raw", learning_rate=100.0, steps=130)).trajectory
    assert trouble_in_short(run, 10.0, 200.0) == "diverged at 68"
    assert trouble_in_short(run, 10.0, 50.0) == "diverged"
    assert 0.0 < width(trouble_in_short(run, 10.0, 30.0), 10.0) <= 30.0
    assert trouble_in_short(solve(BASE).trajectory, 10.0, 200.0) == ""


def test_all_curves_have_one_scale_and_huge_losses_do_not_flatten_the_others():
    runs = [solve(Scenario(steps=300, learning_rate=rate)).trajectory for rate in (0.1, 10.0)]
    wild = solve(Scenario(parameterization="raw", loss="squared-error", learning_rate=30.0, steps=300)).trajectory
    assert wild.loss.max() > 1e10
    scale = loss_scale([*runs, wild], True)
    assert scale.log
    assert scale.high < 20.0
    assert scale.low > 1e-9
    assert loss_scale([*runs, wild], False).high < 20.0


def test_a_run_whose_loss_is_infinite_leaves_a_logarithmic_axis_to_the_others():
    run = solve(BASE).trajectory
    lost = replace(run, loss=np.full_like(run.loss, np.inf))
    assert loss_scale([lost, run], True) == loss_scale([run], True)


def test_a_loss_that_rises_from_0_has_room():
    run = solve(BASE).trajectory
    rising = replace(run, loss=np.linspace(0.0, 0.5, len(run)))
    assert loss_scale([rising], False).high >= 0.5


def test_losses_that_fall_below_0_leave_a_logarithmic_axis_to_the_others():
    runs = [solve(Scenario(parameterization=name, steps=40)).trajectory for name in ("softmax", "raw")]
    assert min(run.loss.min() for run in runs) < 0.0
    assert loss_scale(runs, True).log


def test_a_scale_is_found_for_losses_that_are_all_0_or_all_below():
    for loss in ("constant", "negated-cross-entropy"):
        scale = loss_scale([solve(Scenario(loss=loss, steps=5)).trajectory], True)
        assert np.isfinite([scale.low, scale.high]).all()
        assert scale.high > scale.low


def test_the_marks_of_a_cell_stand_at_its_own_start_and_target():
    run, plan = solve(BASE).trajectory, CellPlan.fit(280.0, 150.0, 11.0)
    groups = cell_run(run, 3, ((0.0, 1.0, 0.0), (0.0, 0.0, 1.0)), plan, loss_scale([run], True), LIGHT)
    marks = {item.shape: item.points[0] for group in groups if group.name == "handles" for item in group}
    assert marks["circle"] == pytest.approx([plan.frame.left, plan.frame.bottom])
    assert marks["star"] == pytest.approx([plan.frame.left + plan.frame.side, plan.frame.bottom])
    assert any(isinstance(item, Markers) for group in groups if group.name == "current" for item in group)


def test_letters_stand_at_the_corners_where_there_is_room_and_the_marks_of_the_classes_where_not():
    assert CellPlan.fit(280.0, 150.0, 11.0).lettered
    small = CellPlan.fit(140.0, 70.0, 18.0)
    assert not small.lettered
    assert small.mark < 10.0
    assert small.frame.height > 0.7 * small.height
    landscape = solve(BASE).landscape
    named = [
        item.text
        for group in cell_ground(landscape, CellPlan.fit(280.0, 150.0, 11.0), LIGHT, frozenset())
        for item in group
        if isinstance(item, Label)
    ]
    assert named == ["A", "B", "C"]
    groups = cell_ground(landscape, small, LIGHT, frozenset())
    marks = [item.shape for group in groups for item in group if isinstance(item, Markers)]
    assert marks == [style.shape for style in LIGHT.classes]
    assert texts(groups) == []


@pytest.mark.parametrize("size", PAGES)
def test_no_letter_of_the_page_is_smaller_than_its_letters(size):
    options = RenderOptions(content="grid", size=size)
    made = page("parameterization:raw,softmax", "learning_rate:0.1,10,100", size=size, step=3)
    labels = [item for group in made.groups for item in group if isinstance(item, Label)]
    assert min(label.size for label in labels) >= options.text_size - 1e-9


def test_what_the_next_step_does_and_what_went_wrong_stand_below_the_curve_where_there_is_room():
    run = solve(Scenario(loss="squared-error", parameterization="raw", learning_rate=100.0, steps=130)).trajectory
    plan = CellPlan.fit(320.0, 150.0, 11.0)
    words = cell_words(run, 0, plan, LIGHT)
    said = [item.text for item in words if isinstance(item, Label)]
    assert said[-1] == "diverged at 68"
    assert [text[0] for text in said[:3]] == ["A", "B", "C"]
    for without in (CellPlan.fit(140.0, 70.0, 18.0), CellPlan.fit(100.0, 80.0, 11.0)):
        small = cell_words(run, 0, without, LIGHT)
        assert texts([small]) == []
        assert len(signs([small])) == 1


def test_with_one_line_of_room_the_words_are_what_the_step_does_and_trouble_is_the_sign_in_the_corner():
    run = solve(Scenario(loss="squared-error", parameterization="raw", learning_rate=100.0, steps=130)).trajectory
    plan = CellPlan.fit(250.0, 62.0, 11.0)
    assert plan.words == 1
    words = cell_words(run, 0, plan, LIGHT)
    assert [text[0] for text in texts([words])] == ["A", "B", "C"]
    (sign,) = signs([words])
    assert sign.points[0, 1] < plan.curve[1]


@pytest.mark.parametrize("height", [62.0, 80.0, 150.0])
def test_the_words_of_a_cell_lie_below_its_curve_and_within_it(height):
    plan = CellPlan.fit(320.0, height, 11.0)
    run = solve(Scenario(loss="squared-error", parameterization="raw", learning_rate=100.0, steps=130)).trajectory
    boxes = [Box.of(item) for item in cell_words(run, 0, plan, LIGHT) if isinstance(item, Label)]
    assert boxes
    assert min(box.y - box.half_height for box in boxes) >= plan.curve[1] + plan.curve[3]
    assert max(box.y + box.half_height for box in boxes) <= height


def test_what_is_ahead_of_the_step_is_paler_than_what_was_played():
    run, plan = solve(BASE).trajectory, CellPlan.fit(280.0, 150.0, 11.0)
    groups = cell_run(run, 20, ((0.3, 0.6, 0.1), (1.0, 0.0, 0.0)), plan, loss_scale([run], True), LIGHT)
    ahead, played = next(group for group in groups if group.name == "path")
    assert played.stroke.color == LIGHT.accent != ahead.stroke.color


def test_the_loss_map_of_a_cell_is_paler_than_that_of_a_large_picture():
    landscape = solve(BASE).landscape
    (picture,) = cell_ground(landscape, CellPlan.fit(280.0, 150.0, 11.0), LIGHT, frozenset({"loss-map"}))[0]
    assert np.ptp(picture.rgb) < 0.8 * np.ptp(Ramp.of(landscape, LIGHT).rgb(landscape.sampled(2)))


def test_words_that_are_wider_than_the_curve_are_left_out():
    plan = CellPlan.fit(190.0, 150.0, 11.0)
    narrow = replace(plan, curve=(*plan.curve[:2], 30.0, plan.curve[3]))
    run = solve(BASE).trajectory
    assert plan.words == 2
    assert texts([cell_words(run, 0, narrow, LIGHT)]) == []


def test_a_cell_keeps_every_second_pixel_of_the_loss_map():
    whole = solve(BASE).landscape
    (picture,) = cell_ground(whole, CellPlan.fit(280.0, 150.0, 11.0), LIGHT, frozenset({"loss-map"}))[0]
    assert picture.rgb.shape[:2] == whole.sampled(2).shape


def test_a_path_that_leaps_to_and_fro_is_a_hairline_as_every_curve_is_and_other_paths_are_strong():
    plan = CellPlan.fit(280.0, 150.0, 11.0)

    def widest(rate, name):
        run = solve(Scenario(target=(0.35, 0.25, 0.4), learning_rate=rate, steps=300)).trajectory
        groups = cell_run(run, 300, ((0.3, 0.6, 0.1), (0.35, 0.25, 0.4)), plan, loss_scale([run], True), LIGHT)
        (found,) = (group for group in groups if group.name == name)
        return max(item.stroke.width for item in found if isinstance(item, Lines))

    assert widest(10.0, "path") <= 1.0 < widest(0.1, "path")
    assert widest(10.0, "loss-curve") == widest(0.1, "loss-curve") <= 1.0


@pytest.mark.parametrize("size", [(140.0, 70.0), (60.0, 60.0), (300.0, 44.0), (40.0, 120.0)])
def test_the_marks_of_the_classes_lie_within_the_cell_and_beyond_a_star_at_their_corner(size):
    plan = CellPlan.fit(*size, 18.0)
    assert not plan.lettered
    run = solve(BASE).trajectory
    groups = cell_run(run, 0, (BASE.start, BASE.target), plan, loss_scale([run], True), LIGHT)
    (star,) = (item for group in groups for item in group if isinstance(item, Markers) and item.shape == "star")
    for mark, corner in zip(cell_setting(plan, LIGHT)[0], plan.frame.to_page(CORNERS), strict=True):
        assert np.hypot(*(mark.points[0] - corner)) >= (star.size + mark.size) / 2
        assert (mark.points[0] >= mark.size / 2).all()
        assert (mark.points[0] <= np.array(size) - mark.size / 2).all()
