"""The grid of runs as a widget: what it keeps between frames, and any size and look that it is given."""

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest

from tests.painted import Frames, rendered
from tests.window import LEFT, move
from xentviz.figure.boxes import Box
from xentviz.figure.cell import cell_setting
from xentviz.figure.theme import DARK, LIGHT
from xentviz.grid import read_grid, solve_cells
from xentviz.scenario import Scenario
from xentviz.views.grid_view import GridView

GRID = read_grid("loss:cross-entropy;squared-error", "learning_rate:0.1;1;10")
BASE = Scenario(steps=30)


@pytest.fixture
def view(qtbot):
    shown = GridView()
    qtbot.addWidget(shown)
    shown.resize(800, 500)
    shown.show_layers(frozenset({"loss-map", "grid"}))
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def show(view, scenario=BASE, grid=GRID):
    view.show_cells(grid, solve_cells(scenario, grid, view.canvas.solutions), scenario)
    return rendered(view)


def test_before_there_are_runs_it_is_an_even_ground(view):
    assert len({tuple(color) for color in rendered(view).reshape(-1, 3)}) == 1
    assert view.spoken() == ""


def test_cells_of_one_loss_and_target_share_a_ground_that_is_kept_while_the_start_moves(view):
    show(view)
    names, grounds = view.canvas.still, dict(view.canvas.grounds)
    assert len(grounds) == 2
    show(view, BASE.replace(start=(0.2, 0.3, 0.5)))
    assert view.canvas.still is names
    assert view.canvas.grounds == grounds


def test_another_target_has_other_grounds_and_the_old_ones_are_let_go(view):
    show(view)
    before = dict(view.canvas.grounds)
    show(view, BASE.replace(target=(0.2, 0.3, 0.5)))
    assert len(view.canvas.grounds) == 2
    assert not before.keys() & view.canvas.grounds.keys()


def test_layers_theme_and_scale_of_the_losses_change_the_picture(view):
    pictures = [show(view)]
    view.show_layers(frozenset())
    pictures.append(rendered(view))
    view.set_log(False)
    pictures.append(rendered(view))
    view.set_theme(DARK)
    pictures.append(rendered(view))
    assert len({picture.tobytes() for picture in pictures}) == len(pictures)


@pytest.mark.parametrize("size", [QSize(480, 280), QSize(1600, 300), QSize(300, 900), QSize(40, 30)])
def test_it_paints_itself_at_any_size(view, size):
    view.resize(size)
    grid = read_grid("optimizer:adam;adagrad;rmsprop;momentum;nesterov;gradient-descent", "start:A;B;C;centre")
    assert show(view, grid=grid).shape[:2] == (view.height(), view.width())


def test_a_smaller_grid_keeps_the_focus_within_it(view):
    show(view)
    view.focused_cell = (1, 2)
    show(view, grid=read_grid("loss:constant", "learning_rate:1"))
    assert view.focused_cell == (0, 0)


def test_a_drag_asks_for_one_point_a_frame(view):
    show(view)
    dragged = []
    view.pointDragged.connect(lambda handle, cell, p: dragged.append((handle, cell, p)))
    x, y = view.canvas.handle_places((1, 1))["start"]
    at = QSize(round(x), round(y))
    point = view.rect().topLeft()
    point.setX(at.width())
    point.setY(at.height())
    QTest.mousePress(view, LEFT, pos=point)
    frames = Frames(view)
    for _ in range(5):
        point.setX(point.x() + 2)
        move(view, point, LEFT)
    assert (frames.count, len(dragged)) == (0, 1)
    QTest.mouseRelease(view, LEFT, pos=point)
    assert len(dragged) == 2
    assert {(handle, cell) for handle, cell, _ in dragged} == {("start", (1, 1))}


def frames(view, name):
    """Left, top, right and bottom of each frame in a group."""
    (group,) = (group for group in view.over() if group.name == name)
    return [(*item.lines[0].min(axis=0), *item.lines[0].max(axis=0)) for item in group]


@pytest.mark.parametrize("size", [(800, 500), (480, 280), (1500, 900)])
def test_the_frames_of_the_focused_and_the_current_cell_leave_its_letters_and_each_other_free(qtbot, view, size):
    view.resize(*size)
    show(view)
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    cell, ((left, top, right, bottom),) = view.canvas.plan.cell, frames(view, "own")
    (focus,) = frames(view, "rings")
    assert (left - focus[0], top - focus[1], focus[2] - right, focus[3] - bottom) == (3, 3, 3, 3)
    for item in cell_setting(cell, LIGHT)[0]:
        box = Box.of(item)
        assert box.x - box.half_width >= 1.5
        assert box.x + box.half_width <= cell.width - 1.5
        assert box.y - box.half_height >= 1.5


def test_the_pointed_cell_has_a_frame_unless_it_has_that_of_the_current_run(view):
    show(view)
    view.clearFocus()
    for cell, framed in (((1, 2), 1), ((0, 0), 0)):
        x, y = view.canvas.corner(cell)
        move(view, QPoint(round(x + view.canvas.plan.cell.width) - 3, round(y) + 3), Qt.MouseButton.NoButton)
        assert len(frames(view, "rings")) == framed
