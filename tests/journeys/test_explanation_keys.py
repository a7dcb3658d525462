"""The keys of the explanation, and what can be copied from it."""

from __future__ import annotations

import contextlib
import io

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from xentviz.scenario import Scenario

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
MOMENTUM = Scenario(optimizer="momentum", start=(0.2, 0.5, 0.3), steps=7)


def copied():
    return QApplication.clipboard().text()


def said(person):
    return person.program.window.status.message.text()


def from_menu(person, name):
    """A command as it is picked in the menu bar."""
    menus = (action.menu() for action in person.program.window.menuBar().actions())
    (command,) = (action for menu in menus for action in menu.actions() if action.objectName() == name)
    command.trigger()


def from_panel(person, label):
    """A command of the copy button beside the formulas."""
    (command,) = (a for a in person.program.window.explain.maths.copy.menu().actions() if a.text() == label)
    command.trigger()


def printed(program):
    """What a program prints when it is run as it is."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(program, "copied", "exec"), {"__name__": "__main__"})
    return out.getvalue()


def test_w_and_m_choose_the_page(person):
    card, seen = person.program.window.explain, []
    for key in (Qt.Key.Key_M, Qt.Key.Key_M, Qt.Key.Key_W):
        person.key(key)
        seen.append((person.session.view.page, card.maths.isVisible(), card.ledger.isVisible()))
    assert seen == [("maths", True, False), ("maths", True, False), ("ledger", False, True)]


def test_s_goes_from_the_step_to_the_sum_and_back(person):
    person.session.seek(10)
    ledger, seen = person.program.window.explain.ledger, []
    for _ in range(2):
        person.key(Qt.Key.Key_S)
        seen.append(ledger.told()[0].split(":")[0])
    assert seen == ["Steps 0 → 10", "Step 10 → 11"]


@pytest.mark.parametrize(
    ("key", "actor"), [(Qt.Key.Key_P, "parameterization"), (Qt.Key.Key_L, "loss"), (Qt.Key.Key_O, "optimizer")]
)
def test_shift_with_a_letter_swaps_an_actor_and_back(person, key, actor):
    log = person.session.view.log_loss
    person.key(key, SHIFT)
    assert person.session.view.swapped == actor
    assert person.program.window.settings.rivals.choice.currentData() == actor
    person.key(key, SHIFT)
    assert person.session.view.swapped == ""
    assert person.view.canvas.rivals == ()
    assert person.session.view.log_loss == log


def test_control_t_starts_the_tour(person):
    person.key(Qt.Key.Key_T, CONTROL)
    assert person.program.window.tour.isVisible()
    assert person.program.window.tour.caption.text().startswith("1 of ")


def test_the_menus_mark_what_is_in_force(person):
    person.key(Qt.Key.Key_M)
    person.key(Qt.Key.Key_S)
    person.key(Qt.Key.Key_O, SHIFT)
    (view,) = (a.menu() for a in person.program.window.menuBar().actions() if a.text() == "&View")
    view.aboutToShow.emit()
    marked = {action.objectName() for action in view.actions() if action.isChecked()}
    assert marked >= {"maths", "span", "swap-optimizer"}
    assert not marked & {"ledger", "swap-loss", "swap-parameterization"}


@pytest.mark.parametrize(
    "copy",
    [
        lambda person: person.key(Qt.Key.Key_L, CONTROL | SHIFT),
        lambda person: from_menu(person, "copy-latex"),
        lambda person: from_panel(person, "Copy as LaTeX"),
    ],
    ids=["key", "menu", "panel"],
)
def test_the_step_is_copied_as_latex(person, copy):
    copy(person)
    first = copied()
    assert r"\begin{" in first
    assert "0.6" in first
    assert said(person) == "step copied as LaTeX"
    person.session.step()
    copy(person)
    assert copied() != first


def test_where_there_is_no_step_nothing_is_copied_and_it_is_said_why(open_window):
    person = open_window(Scenario(parameterization="raw", learning_rate=0.5))
    person.session.to_end()
    QApplication.clipboard().setText("precious")
    person.key(Qt.Key.Key_L, CONTROL | SHIFT)
    assert copied() == "precious"
    assert "p left the simplex" in said(person)


@pytest.mark.parametrize("scenario", [Scenario(steps=9), MOMENTUM, MOMENTUM.replace(free=(True, False, True))])
@pytest.mark.parametrize(
    "copy",
    [
        lambda person: from_menu(person, "copy-numpy"),
        lambda person: from_panel(person, "Copy run as NumPy program"),
    ],
    ids=["menu", "panel"],
)
def test_the_copied_numpy_program_prints_the_runs_own_p(open_window, scenario, copy):
    person = open_window(scenario)
    copy(person)
    assert said(person) == "run copied as a NumPy program"
    table = np.array([line.split() for line in printed(copied()).splitlines()], dtype=float)
    run = person.session.trajectory
    assert table[:, 0].tolist() == run.step.tolist()
    assert table[:, 1:] == pytest.approx(run.p.T, abs=1e-9)


def test_the_copied_pytorch_program_is_one(person):
    for copy, command in ((from_menu, "copy-pytorch"), (from_panel, "Copy run as PyTorch program")):
        QApplication.clipboard().clear()
        copy(person, command)
        assert said(person) == "run copied as a PyTorch program"
        assert "import torch" in copied()
        compile(copied(), "copied", "exec")
