"""What is on the screen: after whatever a person did, the pixels of a window that was opened on it."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QByteArray, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.painted import pixels
from tests.window import LEFT, NONE
from xentviz.app.main import build
from xentviz.app.preferences import Preferences
from xentviz.figure.simplex import DEFAULT_LAYERS
from xentviz.origin import Origin
from xentviz.scenario import Scenario

LAYERS = DEFAULT_LAYERS - {"contours"}
GOAL = (0.2, 0.3, 0.5)
RAW = Scenario(parameterization="raw", loss="squared-error", learning_rate=0.3, target=(0.1, 0.1, 0.8))


def below_menus(pixmap, window):
    return pixels(pixmap)[window.centralWidget().y() :]


def go_away(person):
    """Take the pointer and the focus out of the picture, and the settings to their top."""
    person.view.clearFocus()
    person.program.window.settings.verticalScrollBar().setValue(0)
    QApplication.sendEvent(person.view, QEvent(QEvent.Type.Leave))


def on_screen(person):
    """The pixels that the screen shows; nothing is painted for it."""
    for _ in range(20):
        QApplication.processEvents()  # a layout that changes asks for another one within it, several times over
    window = person.program.window
    return below_menus(QApplication.primaryScreen().grabWindow(window.winId()), window)


def painted_anew(person):
    """The pixels of the window if every widget paints itself now."""
    return below_menus(person.program.window.grab(), person.program.window)


@pytest.fixture
def opened_on(qapp, qtbot):
    """The pixels of another window that was opened on what this one shows."""

    def pixels_of(person):
        Preferences().save(Origin(person.session.document), person.program.wiring.settings, QByteArray())
        fresh = build(qapp, None, Preferences())
        qtbot.addWidget(fresh.window)
        while fresh.session.last_step < person.session.current_step:
            fresh.session.step()
        fresh.session.seek(person.session.current_step)
        fresh.window.resize(person.program.window.size())
        with qtbot.waitExposed(fresh.window):
            fresh.window.show()
        QApplication.processEvents()
        return below_menus(fresh.window.grab(), fresh.window)

    return pixels_of


def differing(a, b):
    """How many pixels differ, and the box round them, for the report of a test that fails."""
    assert a.shape == b.shape
    ys, xs = np.nonzero((a != b).any(axis=2))
    return f"{len(xs)} pixels in x {xs.min()}-{xs.max()}, y {ys.min()}-{ys.max()}" if len(xs) else "none"


def give_up_a_drag(person):
    person.press("target")
    person.move(person.place(GOAL))
    on_screen(person)
    person.key(Qt.Key.Key_Escape)
    QTest.mouseRelease(person.view, LEFT, pos=person.place(GOAL))


def walk_past_the_preview(person):
    person.session.edit(steps=5)
    person.session.to_end()
    for _ in range(3):
        person.key(Qt.Key.Key_Right)


def take_a_tour(person):
    person.key(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    on_screen(person)
    person.program.touring.next()
    on_screen(person)
    person.program.touring.end()


def load_a_preset(person):
    person.key(Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    person.program.wiring.say("")  # what the preset is about is said once, and by no window that is opened on it


ACTS = {
    "a step": lambda person: person.key(Qt.Key.Key_Right),
    "the end": lambda person: person.key(Qt.Key.Key_End),
    "the start dragged": lambda person: person.drag("start", (0.3, 0.3, 0.4), GOAL),
    "the target dragged": lambda person: person.drag("target", (0.3, 0.3, 0.4), GOAL),
    "a drag given up": give_up_a_drag,
    "a walk past the preview": walk_past_the_preview,
    "a preset": load_a_preset,
    "another parameterization": lambda person: person.session.edit(parameterization="softmax:temperature=0.5"),
    "trouble": lambda person: person.session.load(RAW),
    "trouble that is over": lambda person: (
        person.session.load(RAW),
        on_screen(person),
        person.session.load(Scenario()),
    ),
    "other layers": lambda person: person.session.edit_view(layers=frozenset({"arrows"})),
    "a linear axis": lambda person: person.key(Qt.Key.Key_L),
    "the mathematics": lambda person: person.key(Qt.Key.Key_M),
    "all steps so far": lambda person: (person.key(Qt.Key.Key_End), person.key(Qt.Key.Key_S)),
    "rivals": lambda person: person.key(Qt.Key.Key_P, Qt.KeyboardModifier.ShiftModifier),
    "a tour that was ended": take_a_tour,
    "another speed": lambda person: person.session.player.set_speed(5.0),
    "the dark": lambda person: person.program.wiring.choose_appearance("dark"),
    "the dark and back": lambda person: [person.program.wiring.choose_appearance(name) for name in ("dark", "light")],
}


@pytest.mark.parametrize("act", ACTS)
def test_the_screen_shows_what_a_window_opened_on_it_would_show(person, opened_on, act):
    person.program.wiring.choose_appearance("light")
    person.session.edit_view(layers=LAYERS)
    on_screen(person)
    ACTS[act](person)
    go_away(person)
    assert differing(on_screen(person), opened_on(person)) == "none"


def test_the_old_run_is_on_the_screen_while_dragging_and_not_afterwards(person, opened_on):
    person.session.edit_view(layers=LAYERS)
    person.press("start")
    person.move(person.place(GOAL))
    dragging = on_screen(person)
    assert differing(dragging, painted_anew(person)) == "none"
    QTest.mouseRelease(person.view, LEFT, pos=person.place(GOAL))
    for widget in (person.view, person.program.window.loss, person.program.window.classes):
        x, y = widget.mapTo(person.program.window.centralWidget(), widget.rect().topLeft()).toTuple()
        area = np.s_[y : y + widget.height(), x : x + widget.width()]
        assert not np.array_equal(dragging[area], on_screen(person)[area])


def test_the_read_out_and_the_rings_come_and_go(person):
    quiet = on_screen(person)
    person.move(person.place((0.2, 0.2, 0.6)), NONE)
    hovering = on_screen(person)
    go_away(person)
    assert differing(quiet, hovering) != "none"
    assert differing(quiet, on_screen(person)) == "none"
    person.key(Qt.Key.Key_Tab)
    ring = on_screen(person)
    person.key(Qt.Key.Key_Tab)
    assert len({quiet.tobytes(), ring.tobytes(), on_screen(person).tobytes()}) == 3
