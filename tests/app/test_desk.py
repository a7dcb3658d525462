"""Commands of the window that are more than one call."""

import pytest

from xentviz.document import Document
from xentviz.presets import preset, presets
from xentviz.scenario import Scenario

OTHER = Scenario(start=(0.2, 0.2, 0.6), learning_rate=0.7, steps=33)


@pytest.mark.parametrize("preset", presets(), ids=lambda preset: preset.name)
def test_a_preset_is_shown_as_it_is_with_one_change_that_can_be_undone(open_window, preset):
    person = open_window(OTHER)
    session = person.session
    session.edit_view(layers=frozenset({"arrows"}), swapped="loss", grid=True, page="maths")
    session.change("keep moment", storyboard=session.storyboard.keep(session.kept))
    session.to_end()
    before = session.document
    person.program.desk.presetting.show(preset)
    assert person.scenario == preset.scenario
    assert session.view == preset.document.view.replace(page="maths")
    assert session.current_step == preset.document.step
    assert session.storyboard == before.storyboard
    assert session.undo_name == f"preset {preset.title}"
    said = person.program.window.status.message.text()
    assert said == preset.summary or preset.name == "raw-probabilities"
    session.undo()
    assert session.document == before


def test_a_preset_that_is_shown_already_is_no_change(person):
    person.program.desk.presetting.show(preset("question"))
    assert person.session.undo_name is None
    assert person.session.document == Document()


@pytest.mark.parametrize("preset", presets(), ids=lambda preset: preset.name)
def test_what_is_said_of_a_preset_has_room_in_a_small_window(person, preset):
    message = person.program.window.status.message
    assert person.program.window.width() == 1280
    assert message.fontMetrics().horizontalAdvance(preset.summary) <= message.width()


def test_full_screen_gives_a_maximised_window_back_as_it_was(person, qtbot):
    window, desk = person.program.window, person.program.desk
    window.showMaximized()
    qtbot.waitUntil(window.isMaximized)
    desk.viewing.toggle_full_screen()
    assert window.isFullScreen()
    assert window.isVisible()
    desk.viewing.toggle_full_screen()
    assert not window.isFullScreen()
    assert window.isMaximized()
