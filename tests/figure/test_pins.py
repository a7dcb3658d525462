"""Pinned runs in pictures: colour, dash and number of their own, on the triangle, in both plots and in the legend."""

import itertools

import numpy as np
import pytest

from tests.figure.sight import difference, lab, linear, seen
from tests.figure.test_color import contrast
from xentviz import Scenario, solve
from xentviz.engine.simplex import to_plane
from xentviz.figure.boxes import Box
from xentviz.figure.curves import classes_of, curves, loss_of
from xentviz.figure.display import Label, Lines, Markers
from xentviz.figure.frame import Frame
from xentviz.figure.page import RenderOptions, compose
from xentviz.figure.pin_curves import extent, pin_marks
from xentviz.figure.pins import pin_ink, pin_strokes, pinned_dots, pinned_numbers, pinned_paths
from xentviz.figure.pins_legend import pins_legend, pins_legend_height
from xentviz.figure.plot import Plot
from xentviz.figure.scale import Scale
from xentviz.figure.theme import DARK, LIGHT, high_contrast
from xentviz.pinned import PinnedRun, computed
from xentviz.presets import preset

TEXT = 13.0
CLEARLY = 17.0  # CIEDE2000, between thin lines, which need more than large patches
FRAME = Frame.fit(640.0, 560.0, TEXT)
THEMES = [LIGHT, DARK, high_contrast(LIGHT), high_contrast(DARK)]
SETTINGS = ({}, {"learning_rate": 1.0}, {"optimizer": "adam"}, {"parameterization": "projected"}, {"steps": 30})
PINS = tuple(
    PinnedRun(number, f"run {number + 1}", computed(Scenario(**changes), Scenario(**changes).steps))
    for number, changes in enumerate(SETTINGS)
)
BOX = (0.0, 0.0, 900.0, 300.0)

themes = pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)


def of_kind(group, kind):
    return [item for item in group if isinstance(item, kind)]


def numbers(group):
    return [int(label.text) for label in of_kind(group, Label) if label.text.isdecimal()]


@themes
def test_the_colours_of_pinned_runs_are_legible_and_none_of_the_others(theme):
    taken = [theme.accent, *(style.color for style in theme.classes)]
    for color in theme.pins:
        assert contrast(color, theme.surface) >= (7.0 if "contrast" in theme.name else 4.5)
        assert min(difference(lab(linear(color)), lab(linear(other))) for other in taken) >= 10.0


@themes
@pytest.mark.parametrize(("eye", "apart"), [(linear, 12.0), (seen, 7.0)], ids=["all colours", "deuteranopia"])
def test_the_colours_of_pinned_runs_keep_apart(theme, eye, apart):
    for one, other in itertools.combinations(theme.pins, 2):
        assert difference(lab(eye(one)), lab(eye(other))) >= apart, (one, other)


@themes
def test_no_two_of_twenty_runs_have_the_same_line(theme):
    strokes = [pin_strokes(number, theme, TEXT) for number in range(20)]
    assert len({(stroke.color, stroke.dash) for (stroke,) in strokes}) == 20
    assert all(stroke.dash for (stroke,) in strokes)


def is_another_dash(one, other):
    """At a glance: more strokes in a period, or at least three times as long ones."""
    longest = sorted((max(one[::2]), max(other[::2])))
    return len(one) != len(other) or longest[1] >= 3.0 * longest[0]


@themes
def test_any_two_of_the_first_six_differ_clearly_in_dash_or_in_colour_for_every_eye(theme):
    strokes = [pin_strokes(number, theme, TEXT)[0] for number in range(6)]
    for one, other in itertools.combinations(strokes, 2):
        apart = min(difference(lab(eye(one.color)), lab(eye(other.color))) for eye in (linear, seen))
        assert apart >= CLEARLY or is_another_dash(one.dash, other.dash), (one, other, apart)


def test_each_run_has_its_line_along_its_predictions_and_its_number_on_it():
    group, marks = pinned_paths(PINS, FRAME, LIGHT, TEXT), pinned_numbers(PINS, FRAME, LIGHT, TEXT)
    assert sorted(numbers(marks)) == [1, 2, 3, 4, 5]
    for pin in PINS:
        points = FRAME.to_page(to_plane(pin.run.p))
        (stroke,) = pin_strokes(pin.number, LIGHT, TEXT)
        (line,) = [item for item in of_kind(group, Lines) if item.stroke == stroke]
        ends = np.concatenate(line.lines)[[0, -1]]
        assert ends == pytest.approx(points[[0, -1]], abs=0.5)
    for disc, label in itertools.pairwise(marks):
        if isinstance(disc, Markers):
            assert disc.fill.color == pin_ink(int(label.text) - 1, LIGHT)
            assert label.color == LIGHT.surface


def test_numbers_do_not_hide_each_other_though_all_begin_at_one_place():
    discs = of_kind(pinned_numbers(PINS, FRAME, LIGHT, TEXT), Markers)
    centres = [disc.points[0] for disc in discs]
    assert min(np.hypot(*(a - b)) for a, b in itertools.combinations(centres, 2)) >= max(d.size for d in discs)


@pytest.mark.parametrize("side", [120.0, 200.0, 640.0])
def test_of_many_numbers_none_lies_on_another_in_triangle_and_plots(side):
    many = tuple(
        PinnedRun(number, "", computed(Scenario(learning_rate=0.1 * (number + 1)), 120)) for number in range(10)
    )
    groups = [pinned_numbers(many, Frame.fit(side, side, TEXT), LIGHT, TEXT)]
    groups += curves(solve(Scenario()).trajectory, 0, LIGHT, (0.0, 0.0, 2 * side, side), True, TEXT, many)
    for group in groups:
        tags = [Box.of(i) for i in of_kind(group, Label) if i.color == LIGHT.surface]
        assert tags or group is groups[0]  # a short path has no number
        assert not any(one.meets(other) for one, other in itertools.combinations(tags, 2))
    if side > 600.0:
        assert [len(numbers(groups[0]))] == [10]


def test_a_dot_is_where_each_run_is_at_a_step_and_at_the_end_of_one_that_has_ended():
    dots = of_kind(pinned_dots(PINS, 60, FRAME, LIGHT, TEXT), Markers)
    for pin, dot in zip(PINS, dots, strict=True):
        row = min(60, len(pin.run) - 1)
        assert dot.points[0] == pytest.approx(FRAME.to_page(to_plane(pin.run.p[:, row])))


def hopping():
    """A run of 20,000 steps that leaps to and fro, a step of it that has no row, and p at each step."""
    scenario = preset("step-too-large").scenario
    pin = PinnedRun(0, "hopping", computed(scenario, 20_000))
    dropped = np.setdiff1d(np.arange(10_000, 20_000), pin.run.step)
    return pin, int(dropped[dropped % 2 == 0][0]), solve(scenario.replace(steps=20_000)).trajectory.p


def test_of_a_long_run_too_the_dot_is_where_it_is_at_every_step():
    pin, dropped, p = hopping()
    assert np.abs(p[:, dropped] - p[:, dropped - 1]).max() > 0.3
    for step in (dropped - 1, dropped, dropped + 1, 20_000, 30_000):
        (dot,) = of_kind(pinned_dots([pin], step, FRAME, LIGHT, TEXT), Markers)
        assert dot.points[0] == pytest.approx(FRAME.to_page(to_plane(p[:, min(step, 20_000)])))


def test_of_a_long_run_too_the_marks_at_the_plot_s_end_are_where_it_is_at_that_step():
    pin, dropped, p = hopping()
    plot = Plot.within(BOX, Scale(0.0, dropped), Scale(0.0, 1.0), LIGHT, TEXT)
    shapes = [item for item in pin_marks(plot, [pin], classes_of) if isinstance(item, Markers)][:3]
    expected = plot.points(np.full(3, float(dropped)), p[:, dropped])
    assert np.array([mark.points[0] for mark in shapes]) == pytest.approx(expected)


def test_the_run_that_is_lit_comes_last_and_wide_and_the_others_are_faint():
    lines = of_kind(pinned_paths(PINS, FRAME, LIGHT, TEXT, lit=1), Lines)
    usual = of_kind(pinned_paths(PINS, FRAME, LIGHT, TEXT), Lines)
    assert lines[-1].stroke.color == usual[1].stroke.color
    assert lines[-1].stroke.width > usual[1].stroke.width
    assert lines[-2].stroke.color == LIGHT.surface
    assert not {line.stroke.color for line in lines[:-2]} & {line.stroke.color for line in usual}


def plots(pins, run=None, log=True, lit_row=20):
    return curves(run or solve(Scenario()).trajectory, lit_row, LIGHT, BOX, log, TEXT, pins)


def test_both_plots_have_the_curves_of_each_run_with_its_number():
    loss, classes = plots(PINS)
    for pin in PINS:
        (stroke,) = pin_strokes(pin.number, LIGHT, TEXT)
        dashes = lambda group, dash=stroke.dash, color=stroke.color: [  # noqa: E731
            item for item in of_kind(group, Lines) if (item.stroke.dash, item.stroke.color) == (dash, color)
        ]
        assert len(dashes(loss)) == 1
        assert len(dashes(classes)) == 3
        for group in (loss, classes):
            tags = [label for label in of_kind(group, Label) if label.color == LIGHT.surface]
            assert sorted(int(tag.text) for tag in tags) == [1, 2, 3, 4, 5]
        shapes = {m.shape for m in of_kind(classes, Markers) if m.fill.color == pin_ink(pin.number, LIGHT)}
        assert shapes == {"circle", "square", "triangle"}


def test_without_pinned_runs_the_plots_are_as_they_were():
    assert [len(group.items) for group in plots(())] == [
        len(group.items) for group in curves(solve(Scenario()).trajectory, 20, LIGHT, BOX, True, TEXT)
    ]


def test_the_loss_axis_has_room_for_the_pinned_runs_up_to_the_last_step():
    fast = PinnedRun(0, "fast", computed(Scenario(learning_rate=10.0), 5000))
    low = fast.run.loss[fast.run.step <= 120].min()
    assert extent([fast], loss_of, 120, True).tolist() == [low, fast.run.loss[0]]
    (stroke,) = pin_strokes(0, LIGHT, TEXT)
    (line,) = [item for item in of_kind(plots([fast])[0], Lines) if item.stroke.color == stroke.color]
    heights = np.concatenate(line.lines)[:, 1]
    assert heights.max() - heights.min() > 0.7 * (BOX[3] - 60.0)


@pytest.mark.parametrize(
    "scenario", [Scenario(), preset("raw-probabilities").scenario, preset("step-too-large").scenario]
)
def test_the_axes_have_room_for_all_of_a_long_pinned_run_up_to_a_step_that_has_no_row(scenario):
    pin = PinnedRun(0, "long", computed(scenario, 20_000))
    last = int(np.setdiff1d(np.arange(10_000, 20_000), pin.run.step)[-1])
    whole = solve(scenario.replace(steps=last)).trajectory
    assert extent([pin], loss_of, last, False).tolist() == [whole.loss.min(), whole.loss.max()]
    assert extent([pin], classes_of, last, False).tolist() == [whole.p.min(), whole.p.max()]


def test_a_run_that_diverges_and_losses_without_a_logarithm_leave_the_axis_alone():
    raw = Scenario(loss="squared-error", parameterization="raw", learning_rate=100.0, steps=300)
    negative = Scenario(loss="negated-cross-entropy")
    pins = [PinnedRun(0, "", computed(raw, 300)), PinnedRun(1, "", computed(negative, 120))]
    assert extent(pins, loss_of, 300, True).tolist() == []
    assert len(extent(pins[1:], loss_of, 300, False)) == 2
    assert extent(pins[1:], classes_of, 300, False).max() <= 1.0


@pytest.mark.parametrize("wide", [200.0, 400.0, 900.0])
def test_the_legend_names_each_run_beside_its_mark_inside_its_box(wide):
    group = pins_legend(PINS, (10.0, 20.0, wide), LIGHT, TEXT)
    names = [label for label in of_kind(group, Label) if not label.text.isdecimal()]
    assert [label.text for label in names] == [pin.name for pin in PINS]
    assert sorted(numbers(group)) == [1, 2, 3, 4, 5]
    boxes = [Box.of(label) for label in names]
    assert all(box.x - box.half_width >= 10.0 and box.x + box.half_width <= 10.0 + wide for box in boxes)
    assert max(box.y + box.half_height for box in boxes) <= 20.0 + pins_legend_height(PINS, wide, LIGHT, TEXT)
    assert not any(one.meets(other) for one, other in itertools.combinations(boxes, 2))


def test_long_names_are_shortened_where_there_would_be_too_many_lines():
    long = [PinnedRun(pin.number, "a name that needs much room " * 3, pin.computed) for pin in PINS]
    few = pins_legend_height(long, 400.0, LIGHT, TEXT, most=3)
    assert few < pins_legend_height(long, 400.0, LIGHT, TEXT)
    labels = [i.text for i in pins_legend(long, (0.0, 0.0, 400.0), LIGHT, TEXT, most=3) if isinstance(i, Label)]
    assert any("…" in text for text in labels)


def test_names_that_are_shortened_keep_what_tells_them_apart():
    rates = [f"{0.011 * (n + 1):.3g}" for n in range(12)]
    many = [PinnedRun(n, f"Learning rate {rate}", PINS[0].computed) for n, rate in enumerate(rates)]
    labels = [i.text for i in pins_legend(many, (0.0, 0.0, 420.0), LIGHT, TEXT, most=3) if isinstance(i, Label)]
    assert [text for text in labels if not text.isdecimal()] == [f"…{rate}" for rate in rates]
    apart = [PinnedRun(n, f"{n} of those with one and the same long name, {n}", PINS[0].computed) for n in range(12)]
    labels = [i.text for i in pins_legend(apart, (0.0, 0.0, 420.0), LIGHT, TEXT, most=3) if isinstance(i, Label)]
    told = [text for text in labels if not text.isdecimal()]
    assert [(text[0], text[-len(str(n)) :]) for n, text in enumerate(told)] == [(str(n)[0], str(n)) for n in range(12)]


def test_names_that_have_room_are_whole_though_they_begin_alike():
    pair = [PinnedRun(n, f"Learning rate {n}", PINS[0].computed) for n in range(2)]
    labels = {i.text for i in pins_legend(pair, (0.0, 0.0, 420.0), LIGHT, TEXT) if isinstance(i, Label)}
    assert {"Learning rate 0", "Learning rate 1"} <= labels


@pytest.mark.parametrize("content", ["simplex", "curves", "simplex-and-curves"])
def test_a_page_shows_the_pinned_runs_with_their_legend(content):
    page = compose(solve(Scenario(learning_rate=0.3)), RenderOptions(content=content), pins=PINS[:3])
    (legend,) = [group for group in page.groups if group.name == "pins-legend"]
    assert {"run 1", "run 2", "run 3"} <= {label.text for label in of_kind(legend, Label)}
    named = {group.name for group in page.groups}
    assert ("pinned-paths" in named) == (content != "curves")
    for group in page.groups:
        for label in of_kind(group, Label):
            assert -1.0 <= label.y <= page.height
