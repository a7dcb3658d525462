"""Opening the window: what it begins with, and what is remembered when it ends."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtGui import QFontDatabase
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.window import LEFT
from xentviz import own_presets
from xentviz.app.main import application, build
from xentviz.app.preferences import Preferences, Settings
from xentviz.cli import main
from xentviz.document import Document
from xentviz.figure.theme import FONT_FAMILY
from xentviz.origin import Origin
from xentviz.presets import preset
from xentviz.scenario import Scenario
from xentviz.view import View

KEPT = Scenario(learning_rate=0.5, steps=33)
VIEW, SETTINGS = View(("arrows", "grid"), log_loss=False), Settings("dark", 5.0, False)
LAST = Origin(Document(KEPT, VIEW))


@pytest.fixture
def built(qtbot, restored):
    """Builds the program without showing its window."""
    app = application()

    def make(scenario=None):
        program = build(app, scenario, Preferences())
        qtbot.addWidget(program.window)
        return program

    return make


def test_there_is_one_application_with_the_programs_name_and_letters(qapp):
    assert application() is application() is qapp
    assert (qapp.applicationName(), qapp.applicationDisplayName()) == ("xentviz", "xentviz")
    assert FONT_FAMILY in QFontDatabase.families()


def test_the_very_first_start_is_the_questions_own(built):
    program = built()
    assert program.session.scenario == Scenario()
    assert (program.session.view, program.wiring.settings) == (View(), Settings())
    assert program.window.focusWidget() is program.window.simplex


def test_the_next_start_is_where_the_last_one_was_left(built):
    Preferences().save(LAST, SETTINGS, QByteArray())
    program = built()
    assert program.session.scenario == KEPT
    assert (program.session.view, program.wiring.settings) == (VIEW, SETTINGS)
    assert program.session.player.speed == 5.0
    assert program.window.loss_card.caption.text() == "linear scale"
    assert {name for name, box in program.window.settings.layers.boxes.items() if box.isChecked()} == {"arrows", "grid"}


def test_a_scenario_that_is_asked_for_comes_before_the_last_one(built):
    Preferences().save(LAST, SETTINGS, QByteArray())
    wanted = preset("plateau").scenario
    program = built(wanted)
    assert program.session.scenario == wanted
    assert program.session.view == VIEW


def test_closing_stops_the_time_and_remembers_everything(built):
    program = built()
    program.window.resize(960, 666)
    program.window.show()
    program.session.edit(learning_rate=0.5, steps=33)
    program.session.edit_view(layers=frozenset({"grid"}))
    program.session.player.play()
    program.window.close()
    assert not program.session.player.playing
    assert Preferences().origin() == Origin(Document(KEPT, View(["grid"])))
    assert Preferences().settings() == program.wiring.settings
    assert built().window.size().toTuple() == (960, 666)


def test_what_the_last_export_was_is_kept_by_a_window_that_exports_nothing(built):
    preferences = Preferences()
    preferences.keep("export", '{"file": "talk.svg", "options": {"ground": "white"}}')
    built().window.close()
    assert Preferences().kept("export") == preferences.kept("export") != ""
    dialog = built().desk.exporting.dialog
    assert (dialog.path, dialog.fields.chosen(dialog.last.options)["ground"]) == ("talk.svg", "white")


def test_a_place_that_cannot_be_read_gives_a_window_that_fits_the_screen(built):
    Preferences().save(LAST, SETTINGS, QByteArray(b"nonsense"))
    size, least = built().window.size(), built().window.minimumSize()
    screen = QApplication.primaryScreen().availableSize()
    assert size.width() == max(min(1280, screen.width() - 16), least.width())
    assert size.height() == max(min(720, screen.height() - 48), least.height())


def test_the_buttons_beside_the_menus_copy_and_export(person):
    window, dialog = person.program.window, person.program.desk.exporting.dialog
    QTest.mouseClick(window.copy_button, LEFT)
    assert QApplication.clipboard().mimeData().hasFormat("image/svg+xml")
    seen = []
    QTimer.singleShot(0, dialog, lambda: (seen.append(dialog.isVisible()), QTest.keyClick(dialog, Qt.Key.Key_Escape)))
    QTest.mouseClick(window.export_button, LEFT)
    assert seen == [True]


def test_a_preset_on_the_command_line_opens_with_its_own_view(monkeypatch):
    shown = []
    monkeypatch.setattr("xentviz.app.main.run", lambda begin, _reset: shown.append(begin) or 0)
    assert main(["--preset", "question-replayed", "--steps", "7"]) == 0
    wanted = preset("question-replayed").document
    assert shown == [Origin(wanted.replace(scenario=wanted.scenario.replace(steps=7)))]


def test_an_own_preset_on_the_command_line_opens_at_its_own_step(built, monkeypatch):
    own_presets.keep("Mine", "", Document(KEPT, VIEW, step=50))
    shown = []
    monkeypatch.setattr("xentviz.app.main.run", lambda begin, _reset: shown.append(begin) or 0)
    assert main(["--preset", "mine"]) == 0
    program = built(shown[0])
    assert program.session.document == Document(KEPT, VIEW, step=50)
    assert program.session.current_step == 50
    assert program.session.undo_name is None
    assert not program.filing.modified
