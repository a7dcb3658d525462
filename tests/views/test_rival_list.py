"""The list of rivals: which actor is swapped, what each path's next step does, and how one is chosen."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QImage, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from xentviz.engine.catalog import Entry
from xentviz.engine.losses import LOSSES
from xentviz.figure.display import Label
from xentviz.figure.lettering import width
from xentviz.figure.painter import load_fonts
from xentviz.figure.theme import DARK, LIGHT
from xentviz.rivals import rivals
from xentviz.scenario import Scenario
from xentviz.views.rival_list import RivalList

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def desk(qtbot):
    """A window whose Space key plays, as the program's does, with the rivals of the parameterization."""
    load_fonts()
    desk = QWidget()
    desk.list, desk.played = RivalList(), []
    QShortcut(QKeySequence(Qt.Key.Key_Space), desk).activated.connect(lambda: desk.played.append(True))
    QVBoxLayout(desk).addWidget(desk.list)
    qtbot.addWidget(desk)
    desk.list.show_rivals("parameterization", rivals(Scenario(), "parameterization"), 0)
    desk.setFixedSize(280, 420)
    with qtbot.waitExposed(desk):
        desk.show()
    desk.activateWindow()
    qtbot.waitUntil(desk.isActiveWindow)
    for row in desk.list.rows:
        leave(row)  # the screen's own pointer may happen to be there
    return desk


@pytest.fixture
def listed(desk):
    return desk.list


def seen(listed):
    return [row for row in listed.rows if row.isVisible()]


def enter(row):
    at = QPointF(20.0, 10.0)
    QApplication.sendEvent(row, QEnterEvent(at, at, QPointF(row.mapToGlobal(at))))


def leave(row):
    QApplication.sendEvent(row, QEvent(QEvent.Type.Leave))


def picture(widget):
    image = QImage(widget.size(), QImage.Format.Format_RGB32)
    widget.render(image)
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)[..., :3].copy()


def next_step(**actor):
    """What the engine says of the first step: a verb for each class."""
    change = np.diff(Scenario(**actor).descent.run(Scenario().start, 1).p)[:, 0]
    verbs = {1.0: "rises", -1.0: "falls", 0.0: "stays"}
    return ", ".join(f"{letter} {verbs[sign]}" for letter, sign in zip("ABC", np.sign(change), strict=True))


def test_each_other_member_has_a_row_that_speaks_its_name_and_verdict(listed):
    assert [row.accessibleName() for row in seen(listed)] == [
        f"Raw probabilities: {next_step(parameterization='raw')}",
        f"Projected probabilities: {next_step(parameterization='projected')}",
        f"Mirror descent = natural gradient: {next_step(parameterization='mirror')}",
        f"Square root: {next_step(parameterization='square-root')}",
    ]
    assert next_step(parameterization="raw") == "A rises, B stays, C stays"


def test_the_verdict_is_that_of_the_step_that_is_looked_at(listed):
    before = seen(listed)[0].accessibleName()
    found = rivals(Scenario(parameterization="projected"), "parameterization")
    listed.show_rivals("parameterization", found, 0)
    assert seen(listed)[0].accessibleName() == "Softmax logits: A rises, B falls, C rises"
    listed.show_rivals("parameterization", found, 100)
    assert seen(listed)[0].accessibleName() == "Softmax logits: A rises, B falls, C falls"
    assert before != seen(listed)[0].accessibleName()


def test_a_rival_that_cannot_go_on_has_no_next_step(listed):
    listed.show_rivals("loss", rivals(Scenario(steps=5), "loss"), 5)
    assert all(row.accessibleName().endswith(": no next step") for row in seen(listed))


@pytest.mark.parametrize("index", [0, 3])
def test_a_click_on_a_row_asks_for_its_entry(desk, listed, qtbot, index):
    row = seen(listed)[index]
    with qtbot.waitSignal(listed.entryChosen) as chosen:
        QTest.mouseClick(row, LEFT)
    assert chosen.args == ["parameterization", row.rival.entry]
    assert isinstance(chosen.args[1], Entry)


def test_tab_goes_from_row_to_row_and_space_chooses_without_playing(desk, listed, qtbot):
    listed.choice.setFocus(Qt.FocusReason.TabFocusReason)
    for row in seen(listed):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is row
    with qtbot.waitSignal(listed.entryChosen) as chosen:
        QTest.keyClick(row, Qt.Key.Key_Space)
    assert chosen.args == ["parameterization", row.rival.entry]
    assert desk.played == []


def test_a_row_under_the_pointer_stands_out_and_says_whose_path_is_meant(listed):
    heard, row = [], seen(listed)[1]
    listed.rivalPointed.connect(heard.append)
    quiet = picture(row)
    enter(row)
    assert heard == [row.rival.number]
    assert (picture(row) != quiet).any()
    leave(row)
    assert heard[1:] == [None]
    assert (picture(row) == quiet).all()


def test_a_row_with_the_focus_stands_out_too_and_when_the_pointer_leaves_it(listed):
    heard, row = [], seen(listed)[1]
    listed.rivalPointed.connect(heard.append)
    row.setFocus(Qt.FocusReason.TabFocusReason)
    enter(row)
    leave(row)
    assert set(heard) == {row.rival.number}
    seen(listed)[2].setFocus(Qt.FocusReason.TabFocusReason)
    assert heard[-2:] == [None, seen(listed)[2].rival.number]


def test_a_row_that_is_pointed_at_says_so_again_when_it_stands_for_another_rival(listed):
    heard, row = [], seen(listed)[0]
    enter(row)
    listed.rivalPointed.connect(heard.append)
    listed.show_rivals("parameterization", rivals(Scenario(parameterization="raw"), "parameterization"), 0)
    assert heard == [row.rival.number]
    listed.show_rivals("parameterization", rivals(Scenario(parameterization="raw"), "parameterization"), 1)
    assert len(heard) == 1
    leave(row)


@pytest.mark.parametrize("actor", ["loss", "optimizer", "parameterization", ""])
def test_there_are_as_many_rows_as_rivals_and_no_others(listed, actor):
    listed.show_rivals("loss", rivals(Scenario(), "loss"), 0)
    found = rivals(Scenario(), actor)
    listed.show_rivals(actor, found, 0)
    assert [row.rival.entry.name for row in seen(listed)] == [rival.entry.name for rival in found]
    assert listed.choice.currentData() == actor


def test_the_box_asks_for_another_actor_and_shows_one_without_asking(desk, listed, qtbot):
    heard = []
    listed.actorChosen.connect(heard.append)
    listed.show_rivals("", (), 0)
    assert heard == []
    listed.choice.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Home):
        QTest.keyClick(listed.choice, key)
    assert heard == ["parameterization", "loss", ""]
    assert listed.choice.accessibleName() == "Swap one actor"


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("wide", [244, 300, 520])
def test_a_name_ends_before_its_verdict_and_the_verdict_at_the_edge(desk, listed, theme, wide):
    desk.setFixedSize(wide + 40, 20 + 30 * len(LOSSES.names))
    listed.setFixedWidth(wide)
    listed.set_theme(theme)
    listed.show_rivals("loss", rivals(Scenario(), "loss"), 0)
    QApplication.processEvents()
    for row in seen(listed):
        assert row.width() == wide
        number, name, *verdicts = [item for item in row._drawn(row.rival) if isinstance(item, Label)]
        assert number.text == str(row.rival.number + 1)
        ends = [label.x + width(label.text, label.size, label.bold) for label in (name, *verdicts)]
        assert all(end <= label.x for end, label in zip(ends, verdicts, strict=False))
        assert wide - 3.0 <= ends[-1] <= wide
        assert name.color == theme.text
