"""The grid of runs, with the mouse and the keys of a person."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.painted import rendered
from tests.window import LEFT, NONE, move
from xentviz.axes import Axis
from xentviz.document import Document
from xentviz.engine.simplex import to_plane
from xentviz.figure.run_grid import grid_caption
from xentviz.origin import Origin
from xentviz.scenario import Scenario
from xentviz.view import View

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
GOAL = (0.2, 0.3, 0.5)


class Hands:
    """What a person does to the grid."""

    def __init__(self, person):
        self.person, self.session = person, person.session
        self.page = person.program.window.grid
        self.view = self.page.view
        person.key(Qt.Key.Key_G)

    def place(self, cell, p):
        x, y = self.view.canvas.plan.cell.frame.moved(*self.view.canvas.corner(cell)).to_page(to_plane(p)).tolist()
        return QPoint(round(x), round(y))

    def handle(self, cell, name):
        return self.place(cell, getattr(self.view.canvas.solution(cell).scenario, name))

    def empty_place(self, cell):
        x, y = self.view.canvas.corner(cell)
        return QPoint(round(x + self.view.canvas.plan.cell.width) - 6, round(y) + 6)

    def drag(self, cell, name, *points, let_go=True):
        QTest.mousePress(self.view, LEFT, pos=self.handle(cell, name))
        for p in points:
            move(self.view, self.place(cell, p), LEFT)
            self.view.repaint()
        if let_go:
            QTest.mouseRelease(self.view, LEFT, pos=self.place(cell, points[-1]))

    def values(self, name):
        return [getattr(self.view.canvas.solution(cell).scenario, name) for cell in self.view.canvas.grid.cells]


@pytest.fixture
def hands(person):
    """A person with the grid open."""
    return Hands(person)


def test_g_opens_the_grid_in_place_of_simplex_and_curves_and_esc_brings_them_back(person):
    window = person.program.window
    hands = Hands(person)
    assert hands.view.isVisible()
    assert hands.view.hasFocus()
    assert not window.simplex.isVisible()
    assert not window.loss.isVisible()
    assert window.findChild(QAction, "grid").isChecked()
    person.key(Qt.Key.Key_Escape)
    assert window.simplex.isVisible()
    assert window.simplex.hasFocus()
    assert not hands.view.isVisible()


def test_a_session_with_the_grid_open_opens_with_it_and_has_the_keys(open_window):
    window = open_window(Origin(Document(view=View(grid=True, rows="optimizer")))).program.window
    assert window.grid.view.isVisible()
    assert window.grid.view.hasFocus()
    assert window.grid.view.canvas.grid.rows.what == "optimizer"


def test_a_key_does_not_take_the_picture_out_of_a_hand_that_drags(hands):
    hands.drag((1, 1), "start", GOAL, let_go=False)
    hands.person.key(Qt.Key.Key_G)
    assert hands.view.isVisible()
    QTest.mouseRelease(hands.view, LEFT, pos=hands.place((1, 1), GOAL))
    hands.person.key(Qt.Key.Key_G)
    assert not hands.view.isVisible()


def test_a_drag_ends_where_a_command_takes_the_grid_out_of_sight(hands):
    hands.drag((1, 1), "start", GOAL, let_go=False)
    hands.person.program.touring.start()
    assert not hands.view.dragging
    assert not hands.session.in_gesture
    QTest.mouseRelease(hands.view, LEFT, pos=hands.place((1, 1), GOAL))


def steps_of(hands):
    canvas = hands.view.canvas
    return {int(canvas.solution(cell).trajectory.step[canvas.row(cell)]) for cell in canvas.grid.cells}


def test_played_on_beyond_the_preview_the_cells_go_along(hands, qtbot):
    hands.person.key(Qt.Key.Key_End)
    hands.session.step()
    assert hands.session.current_step == 121
    qtbot.waitUntil(lambda: steps_of(hands) == {121})
    hands.session.seek(7)
    assert steps_of(hands) == {7}


def test_a_grid_opened_late_comes_to_where_the_run_is_and_says_meanwhile_how_far_it_is(open_window, qtbot):
    person = open_window(Origin(Document(Scenario(learning_rate=0.001), step=4_000)))
    hands = Hands(person)
    behind = steps_of(hands)
    assert max(behind) < 4_000
    assert f"Step 4000 of 4000, the cells only up to step {min(behind)}." in foot(hands)
    qtbot.waitUntil(lambda: steps_of(hands) == {4_000})
    assert foot(hands).startswith("Step 4000 of 4000. ")


def test_a_grid_closed_before_its_cells_came_there_lets_them_be(open_window):
    hands = Hands(open_window(Origin(Document(Scenario(), step=10_000))))
    hands.person.key(Qt.Key.Key_G)
    QApplication.processEvents()
    assert hands.session.current_step == 10_000
    assert not hands.view.isVisible()


def foot(hands):
    canvas = hands.view.canvas
    return grid_caption(canvas.solutions, canvas.step, canvas.loss)


def test_the_button_brings_the_run_back(hands):
    QTest.mouseClick(hands.page.back, LEFT)
    assert hands.person.view.isVisible()


@pytest.mark.parametrize("name", ["start", "target"])
def test_a_point_dragged_in_one_cell_moves_in_all_and_is_undone_at_once(hands, name):
    before = getattr(hands.person.scenario, name)
    hands.drag((2, 1), name, (0.4, 0.3, 0.3), GOAL)
    assert hands.values(name) == [getattr(hands.person.scenario, name)] * 16
    assert hands.values(name)[0] == pytest.approx(GOAL, abs=0.02)
    assert hands.session.undo_name == f"drag {name}"
    hands.person.key(Qt.Key.Key_Z, CONTROL)
    assert hands.values(name) == [before] * 16


def test_every_cell_is_painted_anew_under_the_hand(hands):
    def pictures():
        pixels, plan, canvas = rendered(hands.view), hands.view.canvas.plan, hands.view.canvas
        corners = [tuple(map(round, canvas.corner(cell))) for cell in canvas.grid.cells]
        return [pixels[y : y + round(plan.cell.height), x : x + round(plan.cell.width)] for x, y in corners]

    before = pictures()
    hands.drag((0, 0), "start", GOAL, let_go=False)
    assert all((a != b).any() for a, b in zip(before, pictures(), strict=True))
    QTest.mouseRelease(hands.view, LEFT, pos=hands.place((0, 0), GOAL))


def test_esc_in_a_drag_gives_it_up_and_stays_in_the_grid(hands):
    before = hands.person.scenario
    hands.drag((1, 1), "start", GOAL, let_go=False)
    assert hands.person.scenario != before
    hands.person.key(Qt.Key.Key_Escape)
    QTest.mouseRelease(hands.view, LEFT, pos=hands.place((1, 1), GOAL))
    assert hands.person.scenario == before
    assert hands.session.undo_name == "grid"
    assert hands.view.isVisible()


def test_a_drag_that_was_given_up_opens_nothing_where_the_button_is_let_go(hands):
    at = hands.handle((1, 1), "start")
    hands.drag((1, 1), "start", GOAL, let_go=False)
    hands.person.key(Qt.Key.Key_Escape)
    move(hands.view, at, LEFT)
    QTest.mouseRelease(hands.view, LEFT, pos=at)
    assert hands.view.isVisible()


def test_a_start_that_is_an_axis_moves_in_its_own_row_alone(hands):
    hands.session.edit_view(rows="start")
    scenario, before = hands.person.scenario, hands.values("start")
    hands.drag((1, 2), "start", GOAL)
    after = hands.values("start")
    assert after[:4] + after[8:] == before[:4] + before[8:]
    assert after[4:8] == [pytest.approx(GOAL, abs=0.02)] * 4
    assert hands.person.scenario == scenario
    assert hands.page.rows.line.text() == Axis.parse(hands.session.view.rows).written
    hands.person.key(Qt.Key.Key_Z, CONTROL)
    assert hands.values("start") == before


def test_a_start_that_is_an_axis_may_be_dragged_onto_that_of_another_row(hands):
    hands.session.edit_view(rows="start:A;0.25,0.25,0.5")
    hands.drag((1, 0), "start", (0.9, 0.05, 0.05), (1.1, -0.05, -0.05))
    assert hands.values("start") == [(1.0, 0.0, 0.0)] * 8


def test_a_click_opens_the_cell_as_the_current_run_and_one_undo_takes_it_back(hands):
    before = hands.person.scenario
    wanted = hands.view.canvas.solution((1, 2)).scenario
    QTest.mouseClick(hands.view, LEFT, pos=hands.empty_place((1, 2)))
    assert hands.person.scenario == wanted == before.replace(loss="squared-error", learning_rate=1.0)
    assert hands.person.view.isVisible()
    assert hands.person.view.canvas.scenario == wanted
    assert hands.session.undo_name == "open cell"
    hands.person.key(Qt.Key.Key_Z, CONTROL)
    assert hands.person.scenario == before
    assert hands.view.isVisible()


def test_a_press_that_ends_elsewhere_opens_nothing(hands):
    QTest.mousePress(hands.view, LEFT, pos=hands.empty_place((1, 2)))
    move(hands.view, hands.empty_place((1, 3)), LEFT)
    QTest.mouseRelease(hands.view, LEFT, pos=hands.empty_place((1, 3)))
    assert hands.view.isVisible()


def test_taking_hold_of_a_handle_opens_nothing(hands):
    QTest.mouseClick(hands.view, LEFT, pos=hands.handle((2, 2), "start"))
    assert hands.view.isVisible()
    assert hands.session.undo_name == "grid"


def test_arrows_go_from_cell_to_cell_and_enter_opens(hands):
    assert hands.view.focused_cell == (0, 1)  # that of the current run
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left):
        hands.person.key(key)
    assert hands.view.focused_cell == (1, 1)
    for _ in range(6):
        hands.person.key(Qt.Key.Key_Left)
    assert hands.view.focused_cell == (1, 0)
    assert hands.session.current_step == 0  # the arrows were the grid's
    wanted = hands.view.canvas.solution((1, 0)).scenario
    hands.person.key(Qt.Key.Key_Return)
    assert hands.person.scenario == wanted
    assert hands.person.view.hasFocus()


def test_tab_goes_to_the_handles_of_the_cell_and_arrows_move_them(hands):
    hands.person.key(Qt.Key.Key_Tab)
    assert hands.view.focused_handle == "start"
    hands.person.key(Qt.Key.Key_Up, SHIFT)
    assert hands.person.scenario.start[0] > 0.38
    assert hands.values("start") == [hands.person.scenario.start] * 16
    hands.person.key(Qt.Key.Key_Tab)
    hands.person.key(Qt.Key.Key_2)
    assert hands.person.scenario.target == (0.0, 1.0, 0.0)
    hands.person.key(Qt.Key.Key_Escape)
    assert hands.view.focused_handle is None
    assert hands.view.isVisible()
    hands.person.key(Qt.Key.Key_Tab)
    hands.person.key(Qt.Key.Key_Tab)
    hands.person.key(Qt.Key.Key_Tab)
    assert not hands.view.hasFocus()
    hands.person.key(Qt.Key.Key_Backtab, SHIFT)
    assert hands.view.focused_handle == "target"
    hands.person.key(Qt.Key.Key_Backtab, SHIFT)
    hands.person.key(Qt.Key.Key_Backtab, SHIFT)
    assert hands.view.focused_handle is None
    assert hands.view.hasFocus()


def test_time_moves_all_cells(hands):
    hands.person.key(Qt.Key.Key_End)
    assert {hands.view.canvas.row(cell) for cell in hands.view.canvas.grid.cells} == {120}
    hands.session.seek(7)
    assert {hands.view.canvas.row(cell) for cell in hands.view.canvas.grid.cells} == {7}


def test_an_axis_is_chosen_from_the_list_and_its_values_are_typed(hands):
    hands.page.rows.what.setCurrentIndex(hands.page.rows.what.findText("Optimiser"))
    assert hands.session.view.rows.startswith("optimizer:")
    assert hands.view.canvas.solution((3, 0)).scenario.optimizer.name == "adam"
    line = hands.page.columns.line
    line.selectAll()
    QTest.keyClicks(line, "0.5, 2")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert hands.view.canvas.grid.shape == (4, 2)
    assert hands.values("learning_rate")[:2] == [0.5, 2.0]
    assert line.text() == "0.5; 2"
    hands.view.setFocus()
    assert hands.session.undo_name == "grid axes"
    hands.person.key(Qt.Key.Key_Z, CONTROL)
    assert hands.view.canvas.grid.shape == (4, 4)
    assert line.text() == "0.01; 0.1; 1; 10"


def test_the_setting_of_the_other_axis_makes_the_two_change_places(hands):
    hands.page.rows.what.setCurrentIndex(hands.page.rows.what.findText("Learning rate"))
    assert hands.view.canvas.grid.rows.what == "learning_rate"
    assert hands.view.canvas.grid.columns.what == "loss"


def test_values_that_are_refused_are_told_in_a_sentence_and_change_nothing(hands):
    before, line = hands.view.canvas.grid, hands.page.columns.line
    line.selectAll()
    QTest.keyClicks(line, "0.5; much")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert hands.page.columns.refusal.text().startswith("Learning rate is 'much', allowed")
    assert hands.page.columns.refusal.isVisible()
    assert line.property("refused")
    assert hands.view.canvas.grid == before
    assert hands.session.undo_name == "grid"
    line.selectAll()
    QTest.keyClicks(line, "0.5")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert not hands.page.columns.refusal.isVisible()
    assert not line.property("refused")


def test_settings_that_are_no_axis_are_of_all_cells_and_the_run_is_there_again_afterwards(hands):
    hands.person.program.window.settings.edited.emit("parameterization", "raw")
    assert {each.name for each in hands.values("parameterization")} == {"raw"}
    assert "left the simplex" in hands.view.spoken()
    hands.drag((0, 0), "start", GOAL)
    hands.person.key(Qt.Key.Key_Escape)
    hands.person.key(Qt.Key.Key_Escape)
    assert hands.person.view.isVisible()
    assert hands.person.view.canvas.scenario == hands.person.scenario
    assert hands.person.view.canvas.solution is hands.session.solution
    assert hands.person.program.window.loss.isVisible()


def test_pointing_at_a_cell_reads_its_numbers(hands):
    before = rendered(hands.view)
    move(hands.view, hands.empty_place((1, 1)), NONE)
    assert (rendered(hands.view) != before).any()
    assert hands.view.lines((1, 1))[0] == "Squared error · learning rate 0.1"
    hands.person.leave(hands.view)
    assert (rendered(hands.view) == before).all()


def test_who_cannot_see_it_hears_the_cell_and_where_its_run_is(hands):
    hands.session.seek(5)
    said = hands.view.accessibleDescription()
    for part in ("Cross-entropy · learning rate 0.1", "step 5", "loss"):
        assert part in said
    hands.person.key(Qt.Key.Key_Down)
    assert hands.view.accessibleDescription().startswith("Squared error")


def test_the_figure_that_is_copied_and_offered_for_export_is_the_grid(hands):
    hands.session.edit_view(rows="parameterization:raw;mirror", columns="learning_rate:0.3")
    hands.person.key(Qt.Key.Key_C, CONTROL)
    svg = bytes(QGuiApplication.clipboard().mimeData().data("image/svg+xml").data()).decode()
    assert "Parameterization (rows) and learning rate (columns)" in svg
    hands.person.key(Qt.Key.Key_Escape)
    hands.person.key(Qt.Key.Key_C, CONTROL)
    svg = bytes(QGuiApplication.clipboard().mimeData().data("image/svg+xml").data()).decode()
    assert "(rows)" not in svg


def test_the_tour_begins_with_the_run_in_sight_and_gives_the_grid_back(hands):
    touring = hands.person.program.touring
    touring.start()
    assert hands.person.view.isVisible()
    touring.end()
    assert hands.view.isVisible()


def test_the_content_that_the_export_dialog_offers_follows_the_view_both_ways(hands):
    session, desk, offered = hands.person.session, hands.person.program.desk, []
    desk.exporting.dialog.fields["content"].show("ledger")
    for grid in (False, True, False):
        session.edit_view(grid=grid)
        QTimer.singleShot(
            0, lambda: (offered.append(desk.exporting.dialog.fields["content"].read()), desk.exporting.dialog.reject())
        )
        desk.exporting.export_figure()
    assert offered == ["ledger", "grid", "ledger"]


def test_esc_takes_back_what_was_typed_in_an_axis_and_only_then_leaves_the_grid(hands):
    session, columns = hands.session, hands.person.program.window.grid.columns
    before = session.view.columns, columns.line.text()
    for typed, key in (("0.1;7", None), ("0.1;wide", Qt.Key.Key_Return)):
        columns.line.setFocus()
        columns.line.selectAll()
        QTest.keyClicks(columns.line, typed)
        if key is not None:
            QTest.keyClick(columns.line, key)
        hands.person.key(Qt.Key.Key_Escape)
        assert session.view.grid
        assert (session.view.columns, columns.line.text()) == before
        assert hands.person.program.window.grid.columns.refusal.isHidden()
    hands.person.key(Qt.Key.Key_Escape)
    assert not session.view.grid
    assert session.view.columns == before[0]


def test_a_cell_that_is_opened_stays_at_the_step_of_the_grid_and_so_does_the_way_back(hands):
    session = hands.session
    session.player.due.emit(500)
    hands.view.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Return):
        QTest.keyClick(hands.view, key)
    assert (session.view.grid, session.current_step) == (False, 500)
    hands.person.key(Qt.Key.Key_Z, CONTROL)
    assert (session.view.grid, session.current_step) == (True, 500)


@pytest.mark.parametrize("left", [False, True], ids=["in sight", "left before"])
def test_a_refused_text_of_an_axis_goes_with_its_document_and_with_nothing_less(hands, left):
    line, refusal = hands.page.columns.line, hands.page.columns.refusal
    line.selectAll()
    QTest.keyClicks(line, "abc")
    QTest.keyClick(line, Qt.Key.Key_Return)
    hands.session.edit(learning_rate=0.4)
    hands.session.edit_view(log_loss=False)
    if left:
        for _ in range(2):
            QTest.mouseClick(hands.page.back, LEFT)
            hands.person.key(Qt.Key.Key_G)
        QTest.mouseClick(hands.page.back, LEFT)
    assert (line.text(), bool(refusal.text())) == ("abc", True)
    hands.session.open(Document(view=View(grid=not left)))
    if left:
        hands.person.key(Qt.Key.Key_G)
    assert hands.session.view.grid
    assert (line.text(), refusal.text()) == ("0.01; 0.1; 1; 10", "")


def test_what_stands_typed_in_an_axis_gives_way_to_another_document_that_is_shown_the_same_way(hands):
    line = hands.page.columns.line
    line.selectAll()
    QTest.keyClicks(line, "0.7")
    hands.session.open(Document(view=hands.session.view))
    assert line.text() == "0.01; 0.1; 1; 10"
