from typing import get_type_hints
from unittest.mock import create_autospec

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from xentviz.actions import qt as menus
from xentviz.actions.action import Action
from xentviz.actions.desk import Desk
from xentviz.actions.table import commands
from xentviz.scenario import Scenario

PARTS = {name: get_type_hints(each.fget)["return"] for name, each in vars(Desk).items() if isinstance(each, property)}


@pytest.fixture
def desk():
    desk = create_autospec(Desk, instance=True)
    for name, part in PARTS.items():
        setattr(desk, name, create_autospec(part, instance=True))
    return desk


@pytest.fixture
def records(session, desk):
    return [c for c in commands(session, desk) if isinstance(c, Action)]


def test_no_two_commands_share_an_id_or_a_key(records):
    ids = [c.id for c in records]
    keys = [QKeySequence(k).toString() for c in records for k in c.shortcuts]
    assert len(set(ids)) == len(ids)
    assert len(set(keys)) == len(keys)
    assert all(keys), "every key text must be one that Qt understands"


def test_every_wish_of_the_desk_has_a_command(records, desk):
    for record in records:
        record.run()
        record.lack()
        if record.checked is not None:
            record.checked()
    wishes = [(part, wish) for part, kind in PARTS.items() for wish in vars(kind) if not wish.startswith("_")]
    assert len(wishes) > 30
    assert [wish for wish in wishes if not getattr(getattr(desk, wish[0]), wish[1]).called] == []
    assert desk.close_window.called


def test_the_history_commands_are_called_what_they_turn_back_and_forth(qtbot, session, desk):
    window = QMainWindow()
    qtbot.addWidget(window)
    records = commands(session, desk)
    made = menus.install(window, records, print)

    def shown():
        menus.refresh(made, records)
        return [(made[name].text(), made[name].isEnabled()) for name in ("undo", "redo")]

    assert shown() == [("Undo", False), ("Redo", False)]
    session.edit(learning_rate=0.5)
    session.change("this & that", scenario=Scenario(steps=7))
    assert shown() == [("Undo: this && that", True), ("Redo", False)]
    made["undo"].trigger()
    assert shown() == [("Undo: learning rate", True), ("Redo: this && that", True)]
    made["undo"].trigger()
    made["redo"].trigger()
    assert session.scenario.learning_rate == 0.5


def test_menus_and_keys_call_the_record(qtbot, session, desk):
    window = QMainWindow()
    qtbot.addWidget(window)
    made = menus.install(window, commands(session, desk), print)
    made["step"].trigger()
    assert session.current_step == 1
    made["export"].trigger()
    desk.exporting.export_figure.assert_called_once_with()
    assert made["step"].shortcut() == QKeySequence("Right")


def test_what_has_nothing_to_do_is_grey_while_its_menu_is_open_and_its_key_says_why(qtbot, session, desk):
    window, said = QMainWindow(), []
    qtbot.addWidget(window)
    desk.keeping.lack.return_value = "nothing is kept"
    made = menus.install(window, commands(session, desk), said.append)
    (menu,) = (menu for menu in window.menuBar().findChildren(QMenu) if made["step-back"] in menu.actions())

    def greyed():
        menu.popup(window.pos())
        names = {name for name, action in made.items() if action in menu.actions() and not action.isEnabled()}
        menu.close()
        return names

    assert greyed() == {"play-back", "step-back", "rewind", "last-mark", "loop-to", "loop-off"}
    assert made["step-back"].toolTip() == "step 0 is the first"
    assert made["step-back"].isEnabled()
    for name in ("step-back", "moment-before"):
        made[name].trigger()
    assert said == ["step 0 is the first", "nothing is kept"]
    desk.keeping.walk.assert_not_called()
    session.to_end()
    assert greyed() == {"end", "next-mark", "loop-from", "loop-off"}
    made["step-back"].trigger()
    assert session.current_step == session.last_step - 1
    assert len(said) == 2


def test_the_key_sheet_lists_every_key_once(records):
    rows = menus.key_rows(records)
    assert len(rows) == sum(bool(c.shortcuts) for c in records)
    assert ("Play / pause", "Space") in rows
