"""The simplex under real mouse and keys, with a session behind it as in the window."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QFocusEvent, QImage, QKeySequence, QMouseEvent, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from xentviz.engine.simplex import to_plane
from xentviz.figure.painter import load_fonts
from xentviz.figure.simplex import DEFAULT_LAYERS
from xentviz.figure.theme import DARK, LIGHT
from xentviz.scenario import Scenario
from xentviz.session import Session
from xentviz.views.simplex_drag import under
from xentviz.views.simplex_view import SimplexView

LEFT = Qt.MouseButton.LeftButton
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
START, CORNER_A, CENTRE = (0.3, 0.6, 0.1), (1.0, 0.0, 0.0), (1 / 3, 1 / 3, 1 / 3)


class Desk(QWidget):
    """A window with a box above and below the simplex, joined to a session the way the program does it."""

    def __init__(self):
        super().__init__()
        self.session, self.view, self.heard = Session(), SimplexView(), []
        self.above, self.below = QLineEdit(), QLineEdit()
        column = QVBoxLayout(self)
        for widget in (self.above, self.view, self.below):
            column.addWidget(widget)
        self.view.set_theme(LIGHT)
        self.view.set_reader(lambda p: self.session.solution.probe(p))
        self._listen(self.view, self.session)
        self.session.changed.connect(self.show_session)
        self.show_session()

    def show_session(self):
        session = self.session
        self.view.show_background(session.solution, DEFAULT_LAYERS)
        self.view.show_run(session.scenario, session.trajectory, session.row)

    def _listen(self, view, session):
        view.dragStarted.connect(session.begin_gesture)
        for moved in (view.pointDragged, view.pointMoved):
            moved.connect(lambda handle, p: session.edit(**{handle: p}))
        view.dragFinished.connect(session.end_gesture)
        view.dragCancelled.connect(session.cancel_gesture)
        for name in ("dragStarted", "pointDragged", "dragFinished", "dragCancelled", "pointMoved"):
            getattr(view, name).connect(lambda *_, name=name: self.heard.append(name))

    def place(self, p):
        """The pixel of the view at which a prediction is shown."""
        x, y = self.view.canvas.frame.to_page(to_plane(p))
        return QPoint(round(float(x)), round(float(y)))


@pytest.fixture
def desk(qtbot):
    load_fonts()
    desk = Desk()
    qtbot.addWidget(desk)
    desk.resize(700, 720)
    with qtbot.waitExposed(desk):
        desk.show()
    desk.activateWindow()
    qtbot.waitUntil(desk.isActiveWindow)
    desk.above.setFocus()
    return desk


def drag(desk, handle, *ps, release=True):
    """Press on a handle, move to each prediction or pixel, and let go."""
    at = desk.place(getattr(desk.session.scenario, handle))
    QTest.mousePress(desk.view, LEFT, pos=at)
    for p in ps:
        at = p if isinstance(p, QPoint) else desk.place(p)
        QTest.mouseMove(desk.view, at)
    if release:
        QTest.mouseRelease(desk.view, LEFT, pos=at)


def send_move(view, place, modifiers=Qt.KeyboardModifier.NoModifier, buttons=LEFT):
    """A mouse move that is delivered at once, without Qt or the test painting in between."""
    at, button = QPointF(place), Qt.MouseButton.NoButton
    where = QPointF(view.mapToGlobal(place))
    QApplication.sendEvent(view, QMouseEvent(QEvent.Type.MouseMove, at, where, button, buttons, modifiers))


def hover(view, place):
    """The pointer without a button, at once on every platform: an X server delivers its own moves later."""
    send_move(view, place, buttons=Qt.MouseButton.NoButton)


def picture(view):
    image = QImage(view.size(), QImage.Format.Format_RGB32)
    view.render(image)
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)[..., :3].copy()


def read(view):
    """The texts of the read-out."""
    return [item.text for group in view.over() if group.name == "readout" for item in group.items[1:]]


def focus(desk, handle):
    desk.view.setFocus(Qt.FocusReason.TabFocusReason)
    if handle == "target":
        QTest.keyClick(desk.view, Qt.Key.Key_Tab)
    assert desk.view.focused_handle == handle


# Dragging


@pytest.mark.parametrize("handle", ["start", "target"])
def test_a_handle_is_dragged_to_where_the_hand_goes(desk, handle):
    goal = (0.2, 0.3, 0.5)
    drag(desk, handle, (0.4, 0.3, 0.3), goal)
    assert getattr(desk.session.scenario, handle) == pytest.approx(goal, abs=0.003)
    assert desk.heard.count("dragStarted") == desk.heard.count("dragFinished") == 1


def test_a_click_on_a_handle_moves_nothing(desk):
    place = desk.place(START) + QPoint(6, -5)
    QTest.mouseClick(desk.view, LEFT, pos=place)
    assert desk.session.scenario.start == START
    assert "dragFinished" in desk.heard


@pytest.mark.parametrize("handle", ["start", "target"])
def test_a_handle_that_is_grabbed_off_its_middle_moves_as_far_as_the_hand(desk, handle):
    desk.session.edit(target=(0.2, 0.2, 0.6))
    middle = desk.place(getattr(desk.session.scenario, handle))
    grip = middle + QPoint(9, -8)
    QTest.mousePress(desk.view, LEFT, pos=grip)
    send_move(desk.view, grip + QPoint(1, 0))
    assert abs(desk.place(getattr(desk.session.scenario, handle)).x() - middle.x()) <= 2
    send_move(desk.view, grip + QPoint(20, -30))
    QTest.mouseRelease(desk.view, LEFT, pos=grip + QPoint(20, -30))
    moved = desk.place(getattr(desk.session.scenario, handle)) - middle
    assert (moved - QPoint(20, -30)).manhattanLength() <= 2


def test_outside_the_triangle_the_point_follows_its_projection(desk):
    drag(desk, "start", CENTRE, QPoint(desk.view.width() // 2, desk.view.height() + 400))
    assert desk.session.scenario.start == pytest.approx((0.0, 0.5, 0.5), abs=0.003)


def test_a_press_beside_the_handles_changes_nothing(desk):
    at = desk.place((0.2, 0.2, 0.6))
    QTest.mousePress(desk.view, LEFT, pos=at)
    QTest.mouseMove(desk.view, at + QPoint(60, -60))
    QTest.mouseRelease(desk.view, LEFT, pos=at + QPoint(60, -60))
    assert desk.session.scenario == Scenario()
    assert not {"dragStarted", "pointDragged", "pointMoved", "dragFinished"} & set(desk.heard)


def test_other_buttons_drag_nothing(desk):
    QTest.mousePress(desk.view, Qt.MouseButton.RightButton, pos=desk.place(START))
    QTest.mouseRelease(desk.view, Qt.MouseButton.RightButton, pos=desk.place(START))
    assert "dragStarted" not in desk.heard


def test_handles_on_the_same_corner_can_both_be_dragged_away(desk):
    drag(desk, "start", CORNER_A)
    drag(desk, "start", CENTRE)
    assert desk.session.scenario.target == CORNER_A
    drag(desk, "start", CORNER_A)
    focus(desk, "target")
    drag(desk, "target", CENTRE)
    assert desk.session.scenario.target == pytest.approx(CENTRE, abs=0.003)
    assert desk.session.scenario.start == pytest.approx(CORNER_A, abs=0.003)


def test_shift_snaps_to_the_grid(desk):
    drag(desk, "start", (0.33, 0.29, 0.38), release=False)
    send_move(desk.view, desk.place((0.21, 0.29, 0.5)), SHIFT)
    QTest.mouseRelease(desk.view, LEFT, SHIFT, desk.place((0.21, 0.29, 0.5)))
    assert desk.session.scenario.start == (0.2, 0.3, 0.5)


def test_shift_snaps_and_frees_a_hand_that_rests(desk, qtbot):
    rest = (0.21, 0.29, 0.5)
    drag(desk, "start", rest, release=False)
    QTest.keyPress(desk.view, Qt.Key.Key_Shift)
    qtbot.waitUntil(lambda: desk.session.scenario.start == (0.2, 0.3, 0.5))
    QTest.keyRelease(desk.view, Qt.Key.Key_Shift)
    QTest.mouseRelease(desk.view, LEFT, pos=desk.place(rest))
    assert desk.session.scenario.start == pytest.approx(rest, abs=0.003)
    assert desk.session.scenario.start != (0.2, 0.3, 0.5)


def test_escape_gives_the_drag_up(desk):
    before = desk.session.solution
    drag(desk, "start", CENTRE, (0.1, 0.1, 0.8), release=False)
    assert desk.session.scenario.start != START
    QTest.keyClick(desk.view, Qt.Key.Key_Escape)
    assert desk.session.solution is before
    QTest.mouseMove(desk.view, desk.place(CENTRE))
    QTest.mouseRelease(desk.view, LEFT, pos=desk.place(CENTRE))
    assert desk.session.scenario.start == START
    assert desk.heard.count("dragCancelled") == 1
    assert "dragFinished" not in desk.heard


def test_a_drag_given_up_leaves_no_move_for_the_next_one(desk):
    drag(desk, "start", CENTRE, release=False)
    for p in ((0.3, 0.2, 0.5), (0.1, 0.1, 0.8)):
        send_move(desk.view, desk.place(p))
    QTest.keyClick(desk.view, Qt.Key.Key_Escape)
    QTest.mouseRelease(desk.view, LEFT, pos=desk.place(CENTRE))
    QTest.mouseClick(desk.view, LEFT, pos=desk.place(START))
    assert desk.session.scenario.start == START


def test_escape_in_a_drag_is_no_shortcut_of_the_window(desk, qtbot):
    shortcut = QShortcut(QKeySequence("Esc"), desk)
    drag(desk, "start", CENTRE, release=False)
    with qtbot.assertNotEmitted(shortcut.activated):
        QTest.keyClick(desk.view, Qt.Key.Key_Escape)
    with qtbot.waitSignal(shortcut.activated):
        QTest.keyClick(desk.view, Qt.Key.Key_Escape)
    QTest.mouseRelease(desk.view, LEFT)


def test_tab_does_not_take_the_focus_from_a_hand_that_drags(desk):
    drag(desk, "start", CENTRE, release=False)
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert desk.session.scenario.start == START
    QTest.mouseRelease(desk.view, LEFT)


def test_a_drag_whose_release_went_elsewhere_ends_at_the_next_move(desk):
    drag(desk, "start", CENTRE, release=False)
    send_move(desk.view, desk.place((0.1, 0.1, 0.8)), buttons=Qt.MouseButton.NoButton)
    assert desk.heard.count("dragFinished") == 1
    assert desk.session.scenario.start == pytest.approx(CENTRE, abs=0.003)
    QTest.mouseRelease(desk.view, LEFT)


def test_ghost_of_the_old_path_stays_while_dragging(desk):
    old = desk.session.trajectory.p
    drag(desk, "start", CENTRE, release=False)
    assert desk.view.canvas.ghost is old
    QTest.mouseRelease(desk.view, LEFT, pos=desk.place(CENTRE))
    assert desk.view.canvas.ghost is None


def test_moves_between_two_frames_are_taken_together_and_the_last_is_kept(desk):
    drag(desk, "start", CENTRE, release=False)
    desk.heard.clear()
    way = [desk.place((0.5 - 0.01 * k, 0.2, 0.3 + 0.01 * k)) for k in range(20)]
    for place in way:
        send_move(desk.view, place)
    assert desk.heard.count("pointDragged") <= 1
    QTest.mouseRelease(desk.view, LEFT, pos=way[-1])
    assert desk.session.scenario.start == pytest.approx((0.31, 0.2, 0.49), abs=0.003)
    assert desk.heard[-1] == "dragFinished"


def test_a_hand_that_stops_is_caught_up_with_before_it_lets_go(desk, qtbot):
    drag(desk, "start", CENTRE, release=False)
    goal = (0.1, 0.2, 0.7)
    for p in ((0.3, 0.2, 0.5), (0.2, 0.2, 0.6), goal):
        send_move(desk.view, desk.place(p))
    qtbot.waitUntil(lambda: desk.session.scenario.start == pytest.approx(goal, abs=0.003))
    QTest.mouseRelease(desk.view, LEFT, pos=desk.place(goal))


def test_double_click_in_the_triangle_brings_the_start_there(desk):
    goal = (0.2, 0.2, 0.6)
    QTest.mouseDClick(desk.view, LEFT, pos=desk.place(goal))
    QTest.mouseRelease(desk.view, LEFT, pos=desk.place(goal))  # the simulated double click holds the button
    assert desk.session.scenario.start == pytest.approx(goal, abs=0.003)


@pytest.mark.parametrize("button", [Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton])
def test_double_click_of_another_button_moves_nothing(desk, button):
    QTest.mouseDClick(desk.view, button, pos=desk.place((0.2, 0.2, 0.6)))
    QTest.mouseRelease(
        desk.view, button, pos=desk.place((0.2, 0.2, 0.6))
    )  # the simulated double click holds the button
    assert desk.session.scenario == Scenario()


def test_double_click_outside_the_triangle_moves_nothing(desk):
    QTest.mouseDClick(desk.view, LEFT, pos=QPoint(5, 5))
    QTest.mouseRelease(desk.view, LEFT, pos=QPoint(5, 5))  # the simulated double click holds the button
    assert desk.session.scenario == Scenario()


# Hovering


def test_hovering_reads_the_numbers_of_that_place(desk):
    place = desk.place((0.2, 0.2, 0.6))
    hover(desk.view, place)
    p = under(desk.view.canvas.frame, *place.toTuple())
    assert p == pytest.approx((0.2, 0.2, 0.6), abs=0.003)
    loss, norm = desk.session.solution.probe(p)
    text = " ".join(read(desk.view))
    assert f"{p[0]:.3f}, {p[1]:.3f}, {p[2]:.3f}" in text
    assert f"{loss:.4g}"[:4] in text
    assert f"{norm:.4g}"[:4] in text


def test_hovering_outside_the_triangle_reads_nothing(desk):
    hover(desk.view, desk.place(CENTRE))
    hover(desk.view, QPoint(8, 8))
    assert read(desk.view) == []


def test_hovering_near_the_path_reads_the_step_there(desk):
    p = desk.session.trajectory.p[:, 60]
    hover(desk.view, desk.place(p) + QPoint(2, 0))
    step = int(read(desk.view)[0].removeprefix("step "))
    assert abs(step - 60) <= 2


def test_leaving_the_widget_ends_the_reading(desk):
    hover(desk.view, desk.place(CENTRE))
    QApplication.sendEvent(desk.view, QEvent(QEvent.Type.Leave))
    assert read(desk.view) == []


def test_the_read_out_follows_the_handle_that_is_dragged(desk):
    drag(desk, "target", CENTRE, (0.2, 0.3, 0.5), release=False)
    target = desk.session.scenario.target
    assert read(desk.view)[0] == "target"
    assert f"{target[0]:.3f}, {target[1]:.3f}, {target[2]:.3f}" in read(desk.view)[1]
    QTest.mouseRelease(desk.view, LEFT)


def test_the_hand_opens_over_a_handle_and_closes_on_it(desk):
    hover(desk.view, desk.place((0.2, 0.2, 0.6)))
    assert desk.view.cursor().shape() == Qt.CursorShape.ArrowCursor
    hover(desk.view, desk.place(START))
    assert desk.view.cursor().shape() == Qt.CursorShape.OpenHandCursor
    QTest.mousePress(desk.view, LEFT, pos=desk.place(START))
    assert desk.view.cursor().shape() == Qt.CursorShape.ClosedHandCursor
    QTest.mouseRelease(desk.view, LEFT, pos=desk.place(START))
    assert desk.view.cursor().shape() == Qt.CursorShape.OpenHandCursor


def test_a_handle_under_the_pointer_has_a_halo(desk):
    before = picture(desk.view)
    hover(desk.view, desk.place(CORNER_A) - QPoint(0, 12))
    x, y = desk.place(CORNER_A).toTuple()
    assert (picture(desk.view)[y - 20 : y + 20, x - 20 : x + 20] != before[y - 20 : y + 20, x - 20 : x + 20]).any()


# Keys


def test_tab_goes_from_box_to_start_to_target_to_the_next_box(desk):
    stops = []
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        stops.append((QApplication.focusWidget(), desk.view.focused_handle))
    assert stops == [(desk.view, "start"), (desk.view, "target"), (desk.below, None)]


def test_shift_tab_goes_back_the_same_way(desk):
    desk.below.setFocus()
    stops = []
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab, SHIFT)
        stops.append((QApplication.focusWidget(), desk.view.focused_handle))
    assert stops == [(desk.view, "target"), (desk.view, "start"), (desk.above, None)]


@pytest.mark.parametrize("handle", ["start", "target"])
def test_a_ring_shows_the_focused_handle(desk, handle):
    before = picture(desk.view)
    focus(desk, handle)
    places = {name: desk.place(getattr(desk.session.scenario, name)).toTuple() for name in ("start", "target")}
    changed = picture(desk.view) != before
    ringed = {name for name, (x, y) in places.items() if changed[y - 20 : y + 20, x - 20 : x + 20].any()}
    assert ringed == {handle}


@pytest.mark.parametrize(
    ("modifier", "amount"), [(Qt.KeyboardModifier.NoModifier, 0.01), (SHIFT, 0.1), (CONTROL, 0.001)]
)
def test_arrows_move_the_focused_handle_along_the_plane(desk, modifier, amount):
    focus(desk, "start")
    for key, direction in (
        (Qt.Key.Key_Right, (1, 0)),
        (Qt.Key.Key_Up, (0, 1)),
        (Qt.Key.Key_Left, (-1, 0)),
        (Qt.Key.Key_Down, (0, -1)),
    ):
        before = to_plane(desk.session.scenario.start)
        QTest.keyClick(desk.view, key, modifier)
        moved = to_plane(desk.session.scenario.start) - before
        assert moved == pytest.approx(amount * np.array(direction), abs=1e-9)
    assert desk.session.scenario.start == pytest.approx(START)


@pytest.mark.parametrize("handle", ["start", "target"])
@pytest.mark.parametrize(("key", "p"), [("1", (1, 0, 0)), ("2", (0, 1, 0)), ("3", (0, 0, 1)), ("0", CENTRE)])
@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.NoModifier, SHIFT, Qt.KeyboardModifier.KeypadModifier])
def test_digits_send_the_focused_handle_to_a_corner_or_the_centre(desk, handle, key, p, modifier):
    desk.session.edit(start=(0.2, 0.3, 0.5), target=(0.5, 0.3, 0.2))
    focus(desk, handle)
    QTest.keyClick(desk.view, Qt.Key(ord(key)), modifier)
    assert getattr(desk.session.scenario, handle) == p


@pytest.mark.parametrize("keys", ["Left", "Right", "Shift+Left", "Ctrl+Right", "Up", "1", "0"])
def test_a_focused_handle_takes_its_keys_before_the_windows_shortcuts(desk, qtbot, keys):
    shortcut = QShortcut(QKeySequence(keys), desk)
    focus(desk, "start")
    with qtbot.assertNotEmitted(shortcut.activated):
        QTest.keySequence(desk.view, QKeySequence(keys))
    assert desk.session.scenario.start != START


@pytest.mark.parametrize("keys", ["Space", "R", "Home", "End", "Ctrl+1"])
def test_other_keys_stay_shortcuts_of_the_window(desk, qtbot, keys):
    shortcut = QShortcut(QKeySequence(keys), desk)
    focus(desk, "start")
    with qtbot.waitSignal(shortcut.activated):
        QTest.keySequence(desk.view, QKeySequence(keys))
    assert desk.session.scenario.start == START


@pytest.mark.parametrize("keys", ["Left", "Right", "1"])
def test_without_a_focused_handle_arrows_and_digits_are_shortcuts_of_the_window(desk, qtbot, keys):
    shortcut = QShortcut(QKeySequence(keys), desk)
    QTest.mouseClick(desk.view, LEFT, pos=desk.place((0.2, 0.2, 0.6)))
    assert desk.view.hasFocus()
    with qtbot.waitSignal(shortcut.activated):
        QTest.keySequence(desk.view, QKeySequence(keys))
    assert desk.session.scenario.start == START


def test_a_press_on_a_handle_focuses_it_for_the_keys(desk):
    QTest.mouseClick(desk.view, LEFT, pos=desk.place(CORNER_A))
    QTest.keyClick(desk.view, Qt.Key.Key_3)
    assert desk.session.scenario.target == (0.0, 0.0, 1.0)


@pytest.mark.parametrize("reason", [Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason])
def test_the_focused_handle_outlives_a_menu_or_another_window(desk, reason):
    focus(desk, "target")
    for kind in (QEvent.Type.FocusOut, QEvent.Type.FocusIn):
        QApplication.sendEvent(desk.view, QFocusEvent(kind, reason))
    QTest.keyClick(desk.view, Qt.Key.Key_3)
    assert desk.session.scenario.target == (0.0, 0.0, 1.0)


# What is shown and said


def test_the_description_says_where_everything_is(desk):
    desk.session.seek(12)
    said = desk.view.accessibleDescription()
    p = desk.session.trajectory.p[:, 12]
    assert desk.view.accessibleName() == "Probability simplex"
    assert said.index("start") < said.index("target") < said.index("step 12")
    for text in ("0.300", "0.600", "0.100", "1.000", *(f"{v:.3f}" for v in p), "loss"):
        assert text in said


def test_a_move_by_keys_is_announced(desk, monkeypatch):
    announced = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: announced.append(event.message()))
    focus(desk, "start")
    QTest.keyClick(desk.view, Qt.Key.Key_Right)
    assert len(announced) == 1
    assert "0.590" in announced[0]


def test_announcing_works_on_this_platform(desk):
    QAccessible.setActive(True)
    focus(desk, "start")
    QTest.keyClick(desk.view, Qt.Key.Key_Right)
    QAccessible.setActive(False)
    assert desk.session.scenario.start == pytest.approx((0.3, 0.59, 0.11))


def test_the_background_is_painted_once_while_the_start_moves(desk):
    picture(desk.view)
    still = desk.view.canvas.still
    desk.session.changed.disconnect(desk.show_session)
    desk.session.edit(start=CENTRE)
    desk.view.show_run(desk.session.scenario, desk.session.trajectory, 0)
    desk.view.show_row(7)
    picture(desk.view)
    assert desk.view.canvas.still is still


def test_another_theme_layers_size_or_text_size_changes_the_picture(desk):
    seen = [picture(desk.view)]
    desk.view.show_background(desk.session.solution, frozenset())
    seen.append(picture(desk.view))
    desk.view.show_text_size(22.0)
    seen.append(picture(desk.view))
    desk.view.set_theme(DARK)
    seen.append(picture(desk.view))
    for before, after in pairwise(seen):
        assert (before != after).any()


def test_resizing_keeps_handles_where_they_are_drawn(desk):
    desk.resize(480, 460)
    QApplication.processEvents()
    drag(desk, "start", (0.2, 0.3, 0.5))
    assert desk.session.scenario.start == pytest.approx((0.2, 0.3, 0.5), abs=0.005)


def test_before_there_is_a_run_mouse_and_keys_do_nothing(qtbot):
    view = SimplexView()
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    with qtbot.assertNotEmitted(view.dragStarted), qtbot.assertNotEmitted(view.pointMoved):
        QTest.mouseClick(view, LEFT)
        view.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.accessibleDescription() == ""


@pytest.mark.parametrize("learning_rate", [0.5, 1e6])
def test_a_path_far_outside_the_triangle_is_read_and_painted_without_a_warning(desk, learning_rate):
    desk.session.edit(parameterization="raw", loss="squared-error", learning_rate=learning_rate)
    hover(desk.view, desk.place(START))
    picture(desk.view)
    assert read(desk.view)[0] == "step 0"
