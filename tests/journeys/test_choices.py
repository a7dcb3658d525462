"""Choosing another loss, parameterization or optimizer, by mouse and by keys: everything on show follows the choice."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import xentviz
from tests.painted import rendered
from tests.window import LEFT, NONE, move
from xentviz.engine.losses import LOSSES
from xentviz.engine.optimizers import OPTIMIZERS
from xentviz.engine.parameterizations import PARAMETERIZATIONS
from xentviz.figure.simplex import DEFAULT_LAYERS
from xentviz.numbers import four_digits, probabilities
from xentviz.scenario import Scenario
from xentviz.views.simplex_picture import SimplexPicture

CATALOGS = {"loss": LOSSES, "parameterization": PARAMETERIZATIONS, "optimizer": OPTIMIZERS}
CHOICES = [(field, member) for field, catalog in CATALOGS.items() for member in catalog.members[1:]]


def choice_of(person, field):
    return person.program.window.settings.actors[field].choice


def choose_by_mouse(person, box, label):
    """Open the list with a click, move to the entry and click it."""
    QTest.mouseClick(box, LEFT)
    entries = box.view()
    place = entries.visualRect(entries.model().index(box.findText(label), 0)).center()
    move(entries.viewport(), place, NONE)  # Qt takes a release for the end of the opening click until the mouse moves
    QTest.mouseClick(entries.viewport(), LEFT, pos=place)


def go_by_tab(person, wanted):
    for _ in range(40):
        if QApplication.focusWidget() is wanted:
            return
        person.key(Qt.Key.Key_Tab)
    raise AssertionError("Tab does not lead there")


def choose_by_keys(person, box, label):
    """Tab to the list, and arrow down to the entry."""
    go_by_tab(person, box)
    for _ in range(box.count()):
        if box.currentText() == label:
            return
        person.key(Qt.Key.Key_Down)
    raise AssertionError(f"the arrow keys do not lead to {label}")


def picture_of(solution, row, like, layers):
    """The pixels of a solution in a widget that has never shown anything else."""
    fresh = SimplexPicture()
    fresh.set_theme(like.canvas.theme)
    fresh.resize(like.size())
    fresh.show_background(solution, layers)
    fresh.show_run(solution.scenario, solution.trajectory, row)
    return rendered(fresh)


def everything_follows(person, scenario):
    """The window shows what `xentviz.solve` gives for the scenario, at the step that is looked at."""
    window, solution, row = person.program.window, xentviz.solve(scenario), person.session.row
    run = solution.trajectory
    assert person.scenario == scenario
    assert np.array_equal(person.session.trajectory.p, run.p)
    assert window.status.step.value.text() == str(run.step[row])
    assert window.status.point.value.text() == probabilities(run.p[:, row])
    assert window.status.loss.value.text() == four_digits(float(run.loss[row]))
    assert window.status.gradient.value.text() == four_digits(float(run.gradient_norm[row]))
    assert np.array_equal(window.loss.run.loss, run.loss)
    assert np.array_equal(window.classes.run.p, run.p)
    QApplication.processEvents()
    layers = person.session.view.layers
    assert np.array_equal(rendered(person.view), picture_of(solution, row, person.view, layers))


@pytest.fixture
def reader(person):
    """Somebody who looks at step 40."""
    person.session.seek(40)
    return person


@pytest.mark.parametrize(("field", "member"), CHOICES, ids=lambda value: getattr(value, "name", value))
def test_a_choice_by_mouse_is_what_everything_shows(reader, field, member):
    before = rendered(reader.view)
    choose_by_mouse(reader, choice_of(reader, field), member.label)
    assert not np.array_equal(rendered(reader.view), before)
    everything_follows(reader, Scenario(**{field: member()}))


def test_three_choices_by_keys_come_together_in_one_run(reader):
    wanted = {"loss": "squared-error", "parameterization": "square-root", "optimizer": "adam"}
    for field, name in wanted.items():
        choose_by_keys(reader, choice_of(reader, field), CATALOGS[field].make(name).label)
    everything_follows(reader, Scenario(**wanted))


def test_a_parameter_that_is_typed_is_part_of_the_run(reader):
    section = reader.program.window.settings.actors["optimizer"]
    choose_by_keys(reader, section.choice, "Momentum")
    reader.key(Qt.Key.Key_Tab)
    QTest.keyClicks(QApplication.focusWidget(), "0,5")
    reader.key(Qt.Key.Key_Return)
    everything_follows(reader, Scenario(optimizer="momentum:momentum=0.5"))


def test_the_learning_rate_follows_the_hand_on_its_slider(reader):
    reader.session.edit_view(layers=DEFAULT_LAYERS - {"contours"})  # whose numbers wait until the hand lets go
    learning_rate = reader.program.window.settings.learning_rate
    slider = learning_rate.slider
    places = [QPoint(round(share * slider.width()), slider.height() // 2) for share in (0.4, 0.6, 0.7)]
    QTest.mousePress(slider, LEFT, pos=places[0])
    rates = []
    for place in places[1:]:
        move(slider, place, LEFT)
        rates.append(learning_rate.value)
        everything_follows(reader, Scenario(learning_rate=rates[-1]))
    QTest.mouseRelease(slider, LEFT, pos=places[-1])
    reader.session.edit_view(layers=DEFAULT_LAYERS)
    everything_follows(reader, Scenario(learning_rate=rates[-1]))
    assert np.log10(rates).tolist() == pytest.approx([-0.4, 0.2], abs=0.15)
    assert reader.scenario.learning_rate == rates[-1]


def test_fewer_steps_end_the_run_and_the_step_that_is_looked_at(reader):
    steps = reader.program.window.settings.steps
    go_by_tab(reader, steps)
    steps.selectAll()
    QTest.keyClicks(steps, "25")
    reader.key(Qt.Key.Key_Return)
    assert reader.session.current_step == 25
    everything_follows(reader, Scenario(steps=25))
