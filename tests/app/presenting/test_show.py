"""A presentation shows the session as the main window does, larger, and lets a speaker play with it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.app.presenting.conftest import BEGUN
from tests.window import LEFT, move
from xentviz.document import Document
from xentviz.figure.theme import DARK, high_contrast
from xentviz.numbers import four_digits
from xentviz.origin import saved
from xentviz.scenario import Scenario


def everything_shows_the_session(speaker):
    session, window = speaker.session, speaker.window
    canvas, plots = window.simplex.canvas, (window.curves.loss, window.curves.classes)
    assert (canvas.scenario, canvas.solution.landscape) == (session.scenario, session.solution.landscape)
    assert canvas.shown == session.view.layers
    assert all(shown is session.trajectory for shown in (canvas.trajectory, *(plot.run for plot in plots)))
    assert {shown.row for shown in (canvas, *plots)} == {session.row}
    loss = four_digits(float(session.trajectory.loss[session.row]))
    assert window.figures.spoken().startswith(f"step {session.current_step}: ")
    assert f"loss {loss}." in window.figures.spoken()


def test_it_begins_with_what_the_main_window_shows(speaker):
    speaker.session.edit_view(layers=["loss-map", "rising"], log_loss=False, swapped="loss")
    speaker.begin()
    everything_shows_the_session(speaker)
    assert not speaker.window.curves.loss.log
    assert len(speaker.window.simplex.canvas.rivals) == len(speaker.program.window.simplex.canvas.rivals) > 0
    assert speaker.window.curves.legend.isVisible()
    speaker.presenting.end()


def test_whatever_changes_it_follows(presenter):
    for change in (
        lambda: presenter.session.edit(loss="squared-error", start=(0.2, 0.2, 0.6)),
        lambda: presenter.session.edit_view(layers=["grid"]),
        lambda: presenter.session.seek(30),
        lambda: presenter.session.undo(),
    ):
        change()
        everything_shows_the_session(presenter)


@pytest.mark.parametrize("handle", ["start", "target"])
@pytest.mark.parametrize("light", [False, True])
def test_handles_are_dragged_also_below_the_spotlight_and_the_arrows_walk_on(presenter, handle, light):
    if light:
        presenter.press("S")
    presenter.drag(handle, (0.5, 0.2, 0.3))
    assert getattr(presenter.session.scenario, handle) == pytest.approx((0.5, 0.2, 0.3), abs=0.005)
    everything_shows_the_session(presenter)
    presenter.press("Right")
    assert presenter.session.current_step == BEGUN + 1
    assert presenter.session.undo_name == f"drag {handle}"


def test_escape_gives_a_drag_up_and_the_presentation_goes_on(presenter):
    view, before = presenter.window.simplex, presenter.session.snapshot
    QTest.mousePress(view, LEFT, pos=presenter.place(presenter.session.scenario.start))
    QTest.mouseMove(view, presenter.place((0.2, 0.2, 0.6)))
    presenter.press("Esc")
    QTest.mouseRelease(view, LEFT)
    assert presenter.session.snapshot == before
    assert presenter.presenting.show is not None
    presenter.press("Esc")
    assert presenter.presenting.show is None


def test_a_handle_that_was_reached_by_tab_keeps_the_arrows_and_the_clicker_walks(presenter):
    presenter.press("Tab")
    presenter.press("Right")
    assert presenter.session.current_step == BEGUN
    assert presenter.session.scenario.start != (0.3, 0.6, 0.1)
    presenter.press("PgDown")
    presenter.qtbot.waitUntil(lambda: presenter.session.current_step > BEGUN)


def test_home_brings_the_very_state_back_whatever_was_played_with(presenter):
    moment, view = presenter.session.snapshot, presenter.session.view
    presenter.session.edit_view(layers=["rising"], log_loss=False, swapped="optimizer", page="maths")
    presenter.drag("start", (0.2, 0.2, 0.6))
    presenter.session.edit(optimizer="adam", steps=30)
    presenter.session.to_end()
    for _ in range(20):
        presenter.press("Right")
    presenter.press("P")
    presenter.press("Home")
    session = presenter.session
    assert session.snapshot == moment
    assert session.solution is moment.solution
    assert session.trajectory is moment.trajectory
    assert (session.view, session.player.playing) == (view, False)
    everything_shows_the_session(presenter)


def test_home_brings_back_a_run_that_was_played_on_before(speaker):
    speaker.session.to_end()
    for _ in range(5):
        speaker.session.step()
    speaker.begin()
    moment = speaker.session.snapshot
    speaker.press("Right")
    speaker.press("Home")
    assert speaker.session.snapshot == moment
    assert (speaker.session.current_step, speaker.session.last_step) == (125, 125)
    speaker.presenting.end()


def test_home_comes_back_to_another_session_that_was_opened_meanwhile(presenter, tmp_path):
    document = Document(Scenario(learning_rate=0.77), step=150)
    filing = presenter.program.filing
    filing.open_path(str(saved(tmp_path / "run.json", document).path))
    moment = presenter.session.snapshot
    presenter.press("Right")
    presenter.press("Home")
    assert (presenter.session.document, presenter.session.snapshot) == (document, moment)
    assert (presenter.session.undo_name, filing.modified) == (None, False)


def test_a_tour_ends_the_presentation_so_that_nobody_sees_the_answer(presenter):
    presenter.program.touring.start()
    assert presenter.presenting.show is None
    assert presenter.program.touring.asking


def test_home_can_be_undone(presenter):
    presenter.drag("start", (0.2, 0.2, 0.6))
    dragged = presenter.session.document
    presenter.press("Home")
    assert presenter.session.undo_name == "return to what was presented"
    presenter.session.undo()
    assert presenter.session.document == dragged


def test_home_with_nothing_changed_is_no_change(presenter):
    presenter.press("Right")
    presenter.press("Home")
    assert presenter.session.undo_name is None


def test_home_in_the_middle_of_a_drag_does_nothing(presenter):
    view = presenter.window.simplex
    QTest.mousePress(view, LEFT, pos=presenter.place(presenter.session.scenario.start))
    QTest.mouseMove(view, presenter.place((0.2, 0.2, 0.6)))
    presenter.qtbot.waitUntil(lambda: presenter.session.scenario.start != (0.3, 0.6, 0.1))
    presenter.press("Home")
    assert presenter.session.in_gesture
    QTest.mouseRelease(view, LEFT, pos=presenter.place((0.2, 0.2, 0.6)))
    assert presenter.session.scenario.start == pytest.approx((0.2, 0.2, 0.6), abs=0.005)


def test_a_presentation_that_ends_in_the_middle_of_a_drag_lets_the_handle_go(presenter):
    view = presenter.window.simplex
    QTest.mousePress(view, LEFT, pos=presenter.place(presenter.session.scenario.start))
    move(view, presenter.place((0.2, 0.2, 0.6)), LEFT)
    dragged = presenter.session.scenario.start
    presenter.press("F5")
    assert not presenter.session.in_gesture
    assert (presenter.session.scenario.start, presenter.session.undo_name) == (dragged, "drag start")
    QTest.mouseRelease(presenter.program.window.simplex, LEFT)


def test_what_went_wrong_in_a_run_is_said(presenter):
    presenter.session.edit(parameterization="raw", loss="squared-error", learning_rate=1e6)
    assert not presenter.window.figures.spoken().endswith(".  ")
    assert len(presenter.window.figures.spoken().split("loss")[1]) > 20


def test_what_happens_at_a_step_is_said_there_and_not_on_the_way(presenter):
    presenter.session.edit(learning_rate=0.1)
    presenter.session.seek(2)
    assert presenter.window.figures.spoken().endswith("C rose until here and falls now.")
    presenter.press("Right")
    assert "rose" not in presenter.window.figures.spoken()
    presenter.session.rewind()
    said = []
    presenter.session.changed.connect(lambda _parts: said.append(presenter.window.figures.spoken()))
    presenter.jump("PgDown")
    assert ["rose" in words for words in said].count(True) == 1
    assert "rose" in said[-1]


def test_another_theme_arrives_in_high_contrast(presenter):
    presenter.program.wiring.choose_appearance("dark")
    assert presenter.window.theme == high_contrast(DARK)


def test_a_press_brings_the_picture_back_from_black(presenter):
    presenter.press("B")
    QTest.mouseClick(presenter.window.blank, Qt.MouseButton.LeftButton)
    assert not presenter.window.blank.isVisible()
