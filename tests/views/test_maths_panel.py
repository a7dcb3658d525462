"""The mathematics panel under real mouse and keys."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QImage, QKeySequence, QMouseEvent, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from xentviz.engine.losses import LOSSES
from xentviz.engine.parameterizations import PARAMETERIZATIONS
from xentviz.explain.check import check
from xentviz.explain.stages import stages
from xentviz.figure.painter import load_fonts
from xentviz.figure.theme import DARK, LIGHT
from xentviz.scenario import Scenario
from xentviz.solution import solve
from xentviz.views.maths_panel import MathsPanel

LEFT = Qt.MouseButton.LeftButton
SMALLEST, LARGEST = (312, 206), (492, 396)


def made(scenario=None, step=0):
    scenario = scenario or Scenario()
    anatomy = solve(scenario).book.anatomy(step)
    after = float(scenario.descent.observe(anatomy.theta_after)[1][0])
    return stages(scenario, anatomy, after, check(scenario, anatomy))


class Listener(QObject):
    """Writes down the kinds of events that its parent gets."""

    def __init__(self, heard, parent):
        super().__init__(parent)
        self.heard = heard

    def eventFilter(self, watched, event):  # noqa: N802
        self.heard.append(event.type())
        return False


@pytest.fixture
def desk(qtbot):
    """A window with a line to type in above the panel."""
    load_fonts()
    desk = QWidget()
    desk.above, desk.panel = QLineEdit(), MathsPanel()
    column = QVBoxLayout(desk)
    column.addWidget(desk.above)
    column.addWidget(desk.panel)
    qtbot.addWidget(desk)
    desk.panel.setFixedSize(*SMALLEST)
    desk.panel.show_stages(made())
    with qtbot.waitExposed(desk):
        desk.show()
    desk.activateWindow()
    qtbot.waitUntil(desk.isActiveWindow)
    desk.above.setFocus()
    return desk


@pytest.fixture
def panel(desk):
    return desk.panel


@pytest.fixture
def spoken(monkeypatch):
    sentences = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: sentences.append(event.message()))
    return sentences


def move_to(panel, place):
    view = panel.page.viewport()
    where = QPointF(view.mapToGlobal(place))
    none = Qt.MouseButton.NoButton
    event = QMouseEvent(QEvent.Type.MouseMove, QPointF(place), where, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view, event)


def picture(widget):
    image = QImage(widget.size(), QImage.Format.Format_RGB32)
    widget.render(image)
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)[..., :3].copy()


def differing(a, b):
    return int((np.abs(a.astype(int) - b).max(axis=2) > 8).sum())


# Stages


def test_the_stepper_goes_through_all_stages_and_round(panel, qtbot):
    seen = []
    panel.stageChanged.connect(seen.append)
    for _ in range(7):
        QTest.mouseClick(panel.forth, LEFT)
    QTest.mouseClick(panel.back, LEFT)
    assert seen == [1, 2, 3, 4, 5, 6, 0, 6]
    assert panel.heading.text() == "7 of 7: New prediction"


def test_the_heading_names_the_stage(panel):
    panel.show_stage(2)
    assert panel.heading.text() == "3 of 7: dL/dp"


def test_going_to_a_stage_from_outside_tells_nobody(panel, qtbot):
    with qtbot.assertNotEmitted(panel.stageChanged):
        panel.show_stage(4)
    assert panel.stage == 4


def test_each_stage_looks_different(panel):
    pictures = []
    for index in range(7):
        panel.show_stage(index)
        pictures.append(picture(panel.page))
    assert all(differing(a, b) > 50 for i, a in enumerate(pictures) for b in pictures[:i])


def test_all_stages_are_reached_by_scrolling(panel):
    QTest.mouseClick(panel.all, LEFT)
    bar = panel.page.verticalScrollBar()
    assert bar.maximum() > 3 * panel.page.viewport().height()
    panel.show_stage(5)
    assert bar.value() > 0
    assert panel.page.places("move")
    QTest.mouseClick(panel.all, LEFT)
    assert panel.heading.text() == "6 of 7: Update"


def test_where_there_is_no_step_the_panel_says_why(panel):
    panel.show_stages((), "The run diverged at step 7: there is no step to explain.")
    assert panel.absence.isVisible()
    assert panel.absence.text() == "The run diverged at step 7: there is no step to explain."
    assert not panel.page.isVisible()
    QTest.mouseClick(panel.forth, LEFT)
    panel.show_stages(made())
    assert panel.page.isVisible()
    assert not panel.absence.isVisible()


# Live numbers


def test_other_numbers_change_the_picture_and_no_geometry(panel):
    panel.show_stage(4)
    QApplication.processEvents()
    before, places = picture(panel.page), panel.page.places("gradient")
    heard = []
    panel.layout().activate()
    for widget in (panel, panel.page, panel.heading):
        widget.installEventFilter(Listener(heard, widget))
    panel.show_stages(made(Scenario(start=(0.31, 0.58, 0.11))))
    QApplication.processEvents()
    assert differing(before, picture(panel.page)) > 20
    assert panel.page.places("gradient") == places
    assert QEvent.Type.LayoutRequest not in heard
    assert QEvent.Type.Resize not in heard


@pytest.mark.parametrize("size", [SMALLEST, LARGEST], ids=str)
@pytest.mark.parametrize("loss", LOSSES.names)
@pytest.mark.parametrize("parameterization", PARAMETERIZATIONS.names)
def test_everything_lies_within_the_page_or_is_scrolled_to(panel, size, loss, parameterization):
    panel.setFixedSize(*size)
    QApplication.processEvents()
    panel.show_stages(made(Scenario(loss=loss, parameterization=parameterization, learning_rate=0.01)))
    for index in range(7):
        panel.show_stage(index)
        bar, view = panel.page.verticalScrollBar(), panel.page.viewport()
        for key in ("p", "loss", "slope", "jacobian", "gradient", "move", "p_after"):
            for box in panel.page.places(key):
                assert box.left() >= 0.0
                assert box.right() <= view.width()
                assert box.bottom() <= view.height() + bar.maximum() + 1.0


# Pointing


@pytest.mark.parametrize(
    ("stage", "key"), [(0, "p:1"), (2, "slope:0"), (4, "gradient:2"), (3, "jacobian:1"), (6, "p_after:0")]
)
def test_pointing_at_a_number_says_its_key(panel, stage, key):
    panel.show_stage(stage)
    heard = []
    panel.termHovered.connect(heard.append)
    place = panel.page.places(key)[-1].center().toPoint()
    move_to(panel, place)
    move_to(panel, place)
    move_to(panel, QPoint(2, 2))
    assert heard == [key, None]


def test_leaving_the_page_says_none(panel):
    panel.show_stage(2)
    heard = []
    panel.termHovered.connect(heard.append)
    move_to(panel, panel.page.places("slope:0")[0].center().toPoint())
    QApplication.sendEvent(panel.page.viewport(), QEvent(QEvent.Type.Leave))
    assert heard == ["slope:0", None]


def test_a_term_is_lit_where_it_lies_and_nowhere_else(panel):
    panel.show_stage(4)
    QApplication.processEvents()
    dark = picture(panel.page.viewport())
    panel.show_lit("gradient:1")
    changed = np.abs(picture(panel.page.viewport()).astype(int) - dark).max(axis=2) > 8
    (box,) = panel.page.places("gradient:1")
    rows, columns = np.nonzero(changed)
    assert len(rows) > 100
    assert box.adjusted(-4, -3, 4, 3).contains(columns.min(), rows.min())
    assert box.adjusted(-4, -3, 4, 3).contains(columns.max(), rows.max())
    panel.show_lit(None)
    assert differing(dark, picture(panel.page.viewport())) == 0


# Keys and words


def test_tab_reaches_everything_and_space_presses(desk, qtbot):
    panel, reached = desk.panel, []
    shortcut = QShortcut(QKeySequence(Qt.Key.Key_Space), desk)
    played = []
    shortcut.activated.connect(lambda: played.append(True))
    for _ in range(5):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    assert reached == [panel.back, panel.forth, panel.all, panel.copy, panel.page]
    panel.forth.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(panel.forth, Qt.Key.Key_Space)
    assert panel.stage == 1
    assert played == []


def test_page_keys_scroll_the_page_and_not_the_run(desk):
    panel, heard = desk.panel, []
    QShortcut(QKeySequence(Qt.Key.Key_PageDown), desk).activated.connect(lambda: heard.append("page"))
    QShortcut(QKeySequence(Qt.Key.Key_Right), desk).activated.connect(lambda: heard.append("right"))
    panel.all.setChecked(True)
    panel.page.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(panel.page, Qt.Key.Key_PageDown)
    assert panel.page.verticalScrollBar().value() > 0
    QTest.keyClick(panel.page, Qt.Key.Key_Right)
    assert heard == ["right"]


def test_controls_have_names(panel):
    names = [w.accessibleName() for w in (panel.back, panel.forth, panel.all, panel.copy, panel.page, panel)]
    assert names == [
        "Previous stage", "Next stage", "Show all stages", "Copy", "Formulas", "The mathematics of this step",
    ]  # fmt: skip


def test_a_stage_is_spoken_when_a_person_goes_to_it(panel, spoken):
    QTest.mouseClick(panel.forth, LEFT)
    QTest.mouseClick(panel.forth, LEFT)
    assert spoken[-1].startswith("3 of 7: dL/dp. Gradient with respect to p: more of A alone lowers the loss")
    assert "Finite differences agree" in spoken[-1]
    assert panel.page.accessibleDescription() == spoken[-1]


@pytest.mark.parametrize(
    ("text", "signal", "expected"),
    [
        ("Copy as LaTeX", "copyLatexRequested", []),
        ("Copy run as NumPy program", "copyProgramRequested", ["numpy"]),
        ("Copy run as PyTorch program", "copyProgramRequested", ["pytorch"]),
    ],
)
def test_the_copy_menu_asks(panel, qtbot, text, signal, expected):
    (action,) = (a for a in panel.copy.menu().actions() if a.text() == text)
    with qtbot.waitSignal(getattr(panel, signal)) as heard:
        action.trigger()
    assert heard.args == expected


def test_a_long_heading_is_shortened_and_whole_in_its_tip(panel):
    panel.setFixedSize(230, 200)
    QApplication.processEvents()
    panel.show_stages(made(Scenario(parameterization="square-root")))
    panel.show_stage(4)
    assert panel.heading.text().endswith("…")
    assert panel.heading.toolTip() == panel.heading.accessibleName() == "5 of 7: Gradient in the square roots"


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_the_page_takes_the_ground_of_the_theme(panel, theme):
    panel.set_theme(theme)
    red, green, blue = (int(theme.surface[k : k + 2], 16) for k in (1, 3, 5))
    assert picture(panel.page.viewport())[-2, -2].tolist() == [blue, green, red]


def test_larger_letters_take_more_room(panel):
    panel.show_stage(2)
    (before,) = panel.page.places("slope:0")[-1:]
    font = panel.page.font()
    font.setPixelSize(17)
    panel.page.setFont(font)
    (after,) = panel.page.places("slope:0")[-1:]
    assert after.height() > before.height()
