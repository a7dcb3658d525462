"""The ledger under the pointer: its bars, its words, and which of them come first."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtWidgets import QApplication

from xentviz.explain.account import account
from xentviz.figure.display import Label
from xentviz.figure.painter import load_fonts
from xentviz.figure.theme import DARK, LIGHT
from xentviz.scenario import Scenario
from xentviz.solution import solve
from xentviz.views.ledger_view import LedgerView

LARGE = (520, 420)
ADAM = Scenario(optimizer="adam", start=(0.2, 0.3, 0.5), target=(0.5, 0.3, 0.2))
LEAVES = Scenario(parameterization="raw", learning_rate=0.5)
DIVERGES = Scenario(parameterization="raw", loss="negated-cross-entropy", learning_rate=1.0)


def made(scenario, step=0, summed=False):
    solution = solve(scenario)
    return account(solution, solution.trajectory, step, summed)


@pytest.fixture
def view(qtbot):
    load_fonts()
    view = LedgerView()
    qtbot.addWidget(view)
    view.setFixedSize(*LARGE)
    with qtbot.waitExposed(view):
        view.show()
    view.show_account(made(Scenario()))
    return view


def point(view, y, x=100.0):
    at, none = QPointF(x, y), Qt.MouseButton.NoButton
    where = QPointF(view.mapToGlobal(at))
    event = QMouseEvent(QEvent.Type.MouseMove, at, where, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view, event)


def labels(view):
    return [item for group in view.groups() for item in group if isinstance(item, Label)]


def row_of(view, letter):
    """The height at which a class's name stands."""
    return next(label.y - 4.0 for label in labels(view) if (label.text, label.anchor) == (letter, "start"))


def picture(view):
    image = QImage(view.size(), QImage.Format.Format_RGB32)
    view.render(image)
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)[..., :3].copy()


def test_the_most_telling_sentence_comes_first_with_the_step_it_is_about(view):
    shown = made(Scenario())
    assert view.told()[0] == f"Step 0 → 1: {shown.sentences[2]}"
    assert view.told()[0].startswith("Step 0 → 1: C rises by 0.00043")
    assert view.told()[1:] == (shown.sentences[1], shown.sentences[0])


def test_a_sum_says_over_which_steps(view):
    view.show_account(made(Scenario(), 60, summed=True))
    assert view.told()[0].startswith("Steps 0 → 60: ")


def test_each_row_has_the_engines_number_beside_it(view):
    change = np.diff(solve(Scenario()).trajectory.p[:, :2])[:, 0]
    assert [f"{value:+.5f}".replace("-", "−") for value in change] == [
        label.text for label in labels(view) if label.anchor == "end"
    ]


def test_what_the_memory_did_is_said_after_the_first_sentence(view):
    shown = made(ADAM, 5)
    view.show_account(shown)
    assert "memory" in shown.remark
    assert view.told()[1] == shown.remark
    assert len(view.told()) == 4


@pytest.mark.parametrize(("index", "letter"), [(0, "A"), (1, "B"), (2, "C")])
def test_the_class_that_is_pointed_at_is_told_first_and_once(view, qtbot, index, letter):
    heard = []
    view.classPointed.connect(heard.append)
    quiet, place = picture(view), row_of(view, letter)
    point(view, place)
    point(view, place + 2.0)
    assert heard == [index]
    assert view.told()[0].startswith(f"Step 0 → 1: {letter} ")
    assert sorted(text[:1] for text in view.told()[1:]) == sorted(set("ABC") - {letter})
    assert (picture(view) != quiet).any()
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert heard == [index, None]
    assert view.told()[0].startswith("Step 0 → 1: C ")


def test_below_the_bars_nothing_is_pointed_at(view):
    heard = []
    view.classPointed.connect(heard.append)
    point(view, row_of(view, "B"))
    point(view, view.height() - 2.0)
    assert heard == [1, None]


@pytest.mark.parametrize(
    ("scenario", "step", "why"),
    [(LEAVES, 1, "p left the simplex at step 1"), (DIVERGES, 0, "The run diverged at step 1")],
)
def test_where_there_is_no_ledger_it_says_why_also_to_a_pointer_that_was_on_a_row(view, scenario, step, why):
    point(view, row_of(view, "B"))
    view.show_account(made(scenario, step))
    assert [text[: len(why)] for text in view.told()] == [why]
    assert why in view.accessibleDescription()
    assert {label.x for label in labels(view)} == {0.0}
    heard = []
    view.classPointed.connect(heard.append)
    point(view, 20.0)
    point(view, 40.0)
    assert heard == [None]
    view.show_account(made(Scenario()))
    assert len(view.told()) == 3


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_it_takes_the_ground_of_the_theme(view, theme):
    view.set_theme(theme)
    red, green, blue = (int(theme.surface[k : k + 2], 16) for k in (1, 3, 5))
    assert picture(view)[-2, -2].tolist() == [blue, green, red]
