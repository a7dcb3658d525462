"""Views and session are joined: what a person does reaches the session, what the session says reaches every view."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.painted import pixels, rendered
from tests.window import LEFT
from xentviz.engine.history import row_at
from xentviz.engine.landscape import Landscape
from xentviz.engine.simplex import to_plane
from xentviz.figure.simplex import DEFAULT_LAYERS
from xentviz.figure.theme import DARK
from xentviz.numbers import four_digits, probabilities
from xentviz.presets import preset
from xentviz.scenario import Scenario
from xentviz.solution import solve


def window_of(person):
    return person.program.window


def click(person, name):
    QTest.mouseClick(window_of(person).transport.buttons[name], LEFT)


def everything_shows_the_row(person):
    session, window = person.session, window_of(person)
    run, row, step = session.trajectory, session.row, session.current_step
    assert window.status.step.value.text() == str(step)
    assert window.status.point.value.text() == probabilities(run.p[:, row])
    assert window.status.loss.value.text() == four_digits(float(run.loss[row]))
    assert window.status.gradient.value.text() == four_digits(float(run.gradient_norm[row]))
    assert window.transport.readout.text() == f"step {step} / {max(session.last_step, session.scenario.steps)}"
    assert window.transport.slider.value() == step
    assert (window.simplex.canvas.row, window.loss.row, window.classes.row) == (row, row, row)
    for view in (window.simplex, window.loss, window.classes):
        assert f"step {step}" in view.accessibleDescription()


def test_every_button_of_the_player_moves_the_run_and_every_view_along(person):
    seen = []
    for name in ("step", "step", "step-back", "to-end", "step-back", "rewind"):
        click(person, name)
        seen.append(person.session.current_step)
        everything_shows_the_row(person)
    assert seen == [1, 2, 1, 120, 119, 0]


def test_the_round_button_plays_and_pauses_and_says_which(person, qtbot):
    button = window_of(person).transport.buttons["play"]
    click(person, "play")
    assert (person.session.player.playing, button.accessibleName()) == (True, "Pause")
    qtbot.waitUntil(lambda: person.session.current_step >= 2)
    click(person, "play")
    assert (person.session.player.playing, button.accessibleName()) == (False, "Play")
    everything_shows_the_row(person)


def test_the_time_slider_and_the_speed_reach_the_session(person):
    transport = window_of(person).transport
    QTest.mouseClick(transport.slider, LEFT, pos=QPoint(transport.slider.width() // 2, 12))
    assert abs(person.session.current_step - 60) <= 1
    everything_shows_the_row(person)
    QTest.keyClick(transport.speed, Qt.Key.Key_Down)
    assert person.session.player.speed == 50.0
    person.session.player.set_speed(5.0)
    assert transport.speed.currentText() == "5 steps/s"


def test_a_run_that_is_played_on_takes_slider_and_curves_with_it(open_window):
    person = open_window(Scenario(steps=3))
    for _ in range(5):
        click(person, "step")
    assert window_of(person).transport.slider.maximum() == 5
    assert window_of(person).loss.run is window_of(person).classes.run is person.session.trajectory
    everything_shows_the_row(person)


def test_a_layer_that_is_switched_on_is_in_the_picture_and_in_the_view_that_comes_back(person):
    window = window_of(person)
    before = rendered(window.simplex)
    QTest.mouseClick(window.settings.layers.boxes["arrows"], LEFT, pos=QPoint(8, 8))
    assert not np.array_equal(rendered(window.simplex), before)
    assert person.session.view.layers == DEFAULT_LAYERS | {"arrows"}
    QTest.mouseClick(window.settings.layers.boxes["arrows"], LEFT, pos=QPoint(8, 8))
    assert np.array_equal(rendered(window.simplex), before)


def test_the_appearance_chosen_in_the_panel_is_on_all_views_and_comes_back(person):
    window = window_of(person)
    QTest.keyClick(window.settings.appearance, Qt.Key.Key_Up)
    assert {view.theme.name for view in (window.simplex.canvas, window.loss, window.classes)} == {DARK.name}
    assert person.program.wiring.settings.appearance == "dark"
    person.program.wiring.choose_appearance("light")
    assert window.settings.appearance.currentText() == "Light"


def test_the_loss_axis_is_said_beside_its_curve(person):
    window = window_of(person)
    for on, words in ((False, "linear scale"), (True, "log scale")):
        person.session.edit_view(log_loss=on)
        assert window.loss_card.caption.text() == words
        assert window.loss.axes.y.log is on
        assert person.session.view.log_loss is on


def test_what_was_rescaled_is_said_after_the_run_has_changed(person):
    box = window_of(person).settings.points["start"].boxes[0]
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "0.5")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert person.scenario.start == pytest.approx((0.5, 3 / 7, 1 / 14))
    assert window_of(person).status.message.text() == "start: B and C rescaled to keep the sum 1"


def test_what_the_session_refuses_is_said_and_the_panel_shows_what_holds(person):
    settings = window_of(person).settings
    settings.learning_rate.show_value(7.0)
    settings.edited.emit("learning_rate", -1.0)
    assert "learning_rate is -1.0" in window_of(person).status.message.text()
    assert window_of(person).status.message.property("warning") is True
    assert settings.learning_rate.value == person.scenario.learning_rate == 0.1


def test_the_numbers_under_the_pointer_are_those_of_the_run_that_is_shown(person):
    person.session.edit(loss="squared-error")
    person.move(person.place((0.2, 0.2, 0.6)), buttons=Qt.MouseButton.NoButton)
    texts = [item.text for group in person.view.over() if group.name == "readout" for item in group.items[1:]]
    p = tuple(float(word) for word in texts[0].removeprefix("p = (").rstrip(")").split(", "))
    wanted = float(Landscape(person.scenario.loss, person.scenario.target).at(np.array(p)[:, None])[0])
    assert p == pytest.approx((0.2, 0.2, 0.6), abs=0.003)
    assert float(texts[1].split()[1]) == pytest.approx(wanted, abs=0.003)


def at_step(plot, step):
    return QPoint(round(plot.axes.left + float(plot.axes.x.place(np.array([float(step)]))[0]) * plot.axes.width), 40)


@pytest.mark.parametrize("name", ["loss", "classes"])
def test_a_step_pointed_at_in_a_plot_is_marked_on_the_path_and_in_both_and_nothing_else_happens(person, name):
    window, told = window_of(person), []
    person.session.seek(9)
    views = window.simplex, window.loss
    before = [pixels(view.grab()) for view in views]
    person.session.changed.connect(told.append)
    plot = getattr(window, name)
    person.point(plot.viewport(), at_step(plot, 40))
    assert {int(view.hovered.step[0]) for view in (window.simplex.canvas, window.loss, window.classes)} == {40}
    changed = np.argwhere((pixels(window.simplex.grab()) != before[0]).any(axis=2))
    x, y = window.simplex.canvas.path_places()[40]
    assert len(changed)
    assert np.abs(changed - (y, x)).max() < window.simplex.canvas.text_size
    assert (pixels(window.loss.grab()) != before[1]).any()
    everything_shows_the_row(person)
    person.leave(plot)
    assert all((pixels(view.grab()) == image).all() for view, image in zip(views, before, strict=True))
    assert told == []


def dropped_step_in(plot, run):
    """A place in a plot whose step has no row in the run, and that step."""
    places = range(round(plot.axes.left), round(plot.axes.left + plot.axes.width))
    x = next(x for x in places if plot.step_at(x) not in run.step)
    return QPoint(x, 40), plot.step_at(x)


@pytest.mark.parametrize("name", ["loss", "classes"])
def test_in_long_runs_too_the_step_pointed_at_is_marked_where_the_run_is_then(person, name):
    window = window_of(person)
    person.session.load(preset("step-too-large").scenario)
    person.session.player.due.emit(20_000)
    person.session.rewind()
    plot, p = getattr(window, name), solve(person.scenario.replace(steps=20_000)).trajectory.p
    run = person.session.trajectory
    place, step = dropped_step_in(plot, run)
    assert np.abs(p[:, step] - run.p[:, row_at(run, step)]).max() > 0.3
    before = [pixels(view.grab()) for view in (window.simplex, window.classes)]
    person.point(plot.viewport(), place)
    changed = np.argwhere((pixels(window.simplex.grab()) != before[0]).any(axis=2))
    x, y = window.simplex.canvas.frame.to_page(to_plane(p[:, step]))
    assert len(changed)
    assert np.abs(changed - (y, x)).max() < window.simplex.canvas.text_size
    rows, columns = np.nonzero((pixels(window.classes.grab()) != before[1]).any(axis=2))
    assert abs(columns - place.x()).max() < 10
    axes = window.classes.axes
    at = axes.top + (1.0 - axes.y.place(p[:, step])) * axes.height
    assert np.abs(rows[:, None] - at).min(axis=1).max() < 10
    assert np.abs(rows[:, None] - at).min(axis=0).max() < 10


def test_the_mark_of_a_step_pointed_at_follows_the_run_and_goes_with_one_that_does_not_reach_it(person):
    simplex, plot = window_of(person).simplex, window_of(person).loss
    person.point(plot.viewport(), at_step(plot, 40))
    person.session.edit(learning_rate=0.02)
    moved = rendered(simplex)
    person.point(plot.viewport(), at_step(plot, 41))
    person.point(plot.viewport(), at_step(plot, 40))
    assert (rendered(simplex) == moved).all()
    person.session.edit(steps=30)
    gone = rendered(simplex)
    person.leave(plot)
    assert (rendered(simplex) == gone).all()


def test_the_current_step_and_one_that_a_shorter_run_does_not_reach_have_no_such_mark(person):
    window = window_of(person)
    person.session.edit(loss="squared-error", parameterization="raw", learning_rate=100.0)
    before = pixels(window.simplex.grab())
    for step in (0, person.session.last_step + 1):
        window.loss.stepHovered.emit(step)
        assert (pixels(window.simplex.grab()) == before).all()


def test_behind_the_veil_no_step_that_is_pointed_at_is_marked(person):
    simplex = window_of(person).simplex
    simplex.veil(True)
    before = rendered(simplex)
    window_of(person).loss.stepHovered.emit(40)
    assert (rendered(simplex) == before).all()


def test_a_prediction_far_from_the_simplex_is_not_marked(person):
    simplex = window_of(person).simplex
    person.session.edit(loss="squared-error", parameterization="raw", learning_rate=100.0)
    before = rendered(simplex)
    window_of(person).loss.stepHovered.emit(person.session.last_step)
    assert (rendered(simplex) == before).all()
