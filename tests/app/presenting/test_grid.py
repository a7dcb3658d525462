"""The grid of runs before an audience: as it is in the main window, large, and alive under the same hands."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.app.presenting.conftest import BEGUN
from tests.window import LEFT, NONE, move
from xentviz.figure.caption import setting
from xentviz.figure.theme import high_contrast
from xentviz.storyboard import Kept

AXES = {"rows": "loss:cross-entropy;squared-error", "columns": "learning_rate:0.1;1"}


@pytest.fixture
def comparer(speaker):
    """Somebody at step 7 who presents a grid of two losses at two learning rates."""
    speaker.session.edit_view(grid=True, **AXES)
    speaker.begin()
    yield speaker
    speaker.presenting.end()


def view(speaker):
    return speaker.window.grid.view


def handle(speaker, cell, name):
    x, y = view(speaker).canvas.handle_places(cell)[name]
    return QPoint(round(x), round(y))


def middle(speaker, cell):
    plan = view(speaker).canvas.plan
    x, y = view(speaker).canvas.corner(cell)
    return QPoint(round(x + plan.cell.width / 2), round(y + 3))


def test_it_takes_the_place_of_the_run_with_what_it_compares_above_it(comparer):
    assert view(comparer).isVisible()
    assert not comparer.window.simplex.isVisible()
    assert comparer.window.grid.title.accessibleName().startswith("Loss (rows) and learning rate (columns)")
    assert [each.scenario.learning_rate for each in view(comparer).canvas.solutions] == [0.1, 1.0, 0.1, 1.0]


def test_the_clicker_walks_all_cells(comparer):
    comparer.press("Right")
    assert view(comparer).canvas.step == comparer.session.current_step == BEGUN + 1


def test_the_start_is_dragged_in_any_cell_and_the_arrows_walk_on(comparer):
    at = handle(comparer, (1, 0), "start")
    QTest.mousePress(view(comparer), LEFT, pos=at)
    move(view(comparer), at + QPoint(20, -20), LEFT)
    assert view(comparer).hasFocus()
    QTest.mouseRelease(view(comparer), LEFT, pos=at + QPoint(20, -20))
    starts = {each.scenario.start for each in view(comparer).canvas.solutions}
    assert starts == {comparer.session.scenario.start} != {(0.3, 0.6, 0.1)}
    comparer.press("Right")
    assert comparer.session.current_step == BEGUN + 1


def test_escape_gives_a_drag_up_and_does_not_end_the_presentation(comparer):
    at = handle(comparer, (0, 1), "start")
    QTest.mousePress(view(comparer), LEFT, pos=at)
    move(view(comparer), at + QPoint(20, -20), LEFT)
    comparer.press("Esc")
    assert QApplication.focusWidget() is comparer.window
    QTest.mouseRelease(view(comparer), LEFT, pos=at + QPoint(20, -20))
    assert comparer.session.scenario.start == (0.3, 0.6, 0.1)
    comparer.press("Esc")
    assert comparer.presenting.show is None


def test_a_click_makes_a_cell_the_run_and_home_brings_the_grid_back(comparer):
    QTest.mouseClick(view(comparer), LEFT, pos=middle(comparer, (1, 1)))
    scenario = comparer.session.scenario
    assert (scenario.loss.name, scenario.learning_rate) == ("squared-error", 1.0)
    assert comparer.window.simplex.isVisible()
    assert comparer.window.simplex.canvas.scenario == scenario
    assert comparer.window.title.accessibleName() == setting(scenario)
    comparer.press("Home")
    assert view(comparer).isVisible()


def test_what_changed_behind_the_grid_is_shown_when_the_run_comes_back(comparer):
    comparer.session.edit(start=(0.1, 0.1, 0.8))
    assert comparer.window.simplex.canvas.scenario != comparer.session.scenario
    comparer.press("G")
    assert comparer.window.simplex.canvas.scenario == comparer.session.scenario
    comparer.press("G")
    assert view(comparer).isVisible()


def test_the_mathematics_are_of_the_current_run_and_g_goes_from_them_to_the_grid(comparer):
    comparer.press("T")
    assert comparer.window.maths.isVisible()
    assert comparer.window.title.accessibleName() == setting(comparer.session.scenario)
    comparer.press("G")
    assert view(comparer).isVisible()
    comparer.press("Right")
    assert view(comparer).canvas.step == comparer.session.current_step


def test_moments_of_one_step_that_are_shown_in_two_ways_are_two_pictures(speaker):
    session = speaker.session
    for grid in (True, False):
        kept = Kept(session.scenario, session.view.replace(grid=grid, **AXES), BEGUN, "All" if grid else "One")
        session.change("keep", storyboard=session.storyboard.keep(kept))
    speaker.begin()
    for _ in range(2):
        speaker.press("T")
    speaker.press("PgDown")
    assert (view(speaker).isVisible(), speaker.window.grid.title.accessibleName()) == (True, "All")
    speaker.press("PgDown")
    assert (view(speaker).isVisible(), speaker.window.title.accessibleName()) == (False, "One")
    speaker.presenting.end()


def test_by_tab_the_arrows_go_from_cell_to_cell_and_escape_gives_them_back(comparer):
    comparer.press("Tab")
    assert QApplication.focusWidget() is view(comparer)
    comparer.press("Down")
    assert (view(comparer).focused_cell, comparer.session.current_step) == ((1, 0), BEGUN)
    comparer.press("Esc")
    assert QApplication.focusWidget() is comparer.window
    comparer.press("Right")
    assert comparer.session.current_step == BEGUN + 1


def test_no_cell_is_played_that_nobody_sees(comparer):
    comparer.press("T")
    comparer.session.edit(start=(0.1, 0.1, 0.8))
    starts = [{each.scenario.start for each in view(comparer).canvas.solutions}]
    comparer.press("T")
    starts.append({each.scenario.start for each in view(comparer).canvas.solutions})
    assert starts == [{(0.3, 0.6, 0.1)}, {(0.1, 0.1, 0.8)}]


def test_a_drag_takes_the_strip_of_keys_away(comparer):
    assert comparer.window.hint.isVisible()
    QTest.mousePress(view(comparer), LEFT, pos=handle(comparer, (0, 0), "target"))
    assert not comparer.window.hint.isVisible()
    QTest.mouseRelease(view(comparer), LEFT, pos=handle(comparer, (0, 0), "target"))


def test_a_click_beside_the_cells_leaves_the_arrows_where_they_were(comparer):
    QTest.mouseClick(view(comparer), LEFT, pos=QPoint(2, 2))
    comparer.press("Right")
    assert comparer.session.current_step == BEGUN + 1


def test_a_cell_that_is_opened_by_keys_gives_the_arrows_back(comparer):
    comparer.press("Tab")
    comparer.press("Return")
    assert QApplication.focusWidget() is comparer.window
    comparer.press("Right")
    assert comparer.session.current_step == BEGUN + 1


def test_layers_and_the_scale_of_the_losses_are_those_of_the_view(comparer):
    comparer.session.edit_view(layers=["contours"], log_loss=False)
    assert (view(comparer).canvas.shown, view(comparer).canvas.log) == ({"contours"}, False)


def test_letters_and_colours_are_large_and_strong(comparer):
    window, canvas = comparer.window, view(comparer).canvas
    assert canvas.theme == window.theme == high_contrast(window.theme)
    assert canvas.plan.cell.text_size == canvas.text_size > 0.5 * window.letters
    assert window.grid.title.letters == window.title.letters


def test_what_is_under_a_pointer_is_read_out_in_a_drag_alone(comparer):
    at = handle(comparer, (0, 0), "start")
    move(view(comparer), at, NONE)
    assert "readout" not in [group.name for group in view(comparer).over()]
    QTest.mousePress(view(comparer), LEFT, pos=at)
    assert "readout" in [group.name for group in view(comparer).over()]
    QTest.mouseRelease(view(comparer), LEFT, pos=at)
