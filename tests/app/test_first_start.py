"""When the tour is offered: at the first start, and never again."""

from __future__ import annotations

import signal

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.journeys.conftest import LEFT
from xentviz.app import main
from xentviz.app.window import Window
from xentviz.scenario import Scenario

OTHER = Scenario(learning_rate=0.5)


@pytest.fixture
def start(open_window, qtbot):
    """Starts the program as the command does; `act` is what a person does before closing the window.

    Returns whether the tour was in sight, and what it was called.
    """
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def started(act=lambda window: None, **options):
        seen = []

        def meet():
            (window,) = (w for w in QApplication.topLevelWidgets() if isinstance(w, Window) and w.isVisible())
            qtbot.addWidget(window)
            try:
                seen.append(window.tour.title.text() if window.tour.isVisible() else "")
                act(window)
            finally:
                window.close()

        QTimer.singleShot(0, meet)
        assert main.run(**options) == 0
        return seen[0]

    yield started
    for number, handler in handlers.items():
        signal.signal(number, handler)


def press(*names):
    return lambda window: [QTest.mouseClick(getattr(window.tour, name), LEFT) for name in names]


ENDS = {
    "closing the window": lambda window: None,
    "saying not now": press("close_button"),
    "taking the tour and leaving it": press("start_button", "close_button"),
    "closing the window in the tour": press("start_button", "next_button"),
}


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
def test_it_is_offered_at_the_first_start_and_never_again_after(start, end):
    assert start(end) == "New here?"
    assert start() == ""
    assert start() == ""


def test_somebody_who_comes_with_a_scenario_is_asked_too_and_keeps_it(start, open_window):
    assert start(press("start_button", "next_button"), begin=OTHER) == "New here?"
    assert open_window().scenario == OTHER


def test_forgotten_settings_make_it_a_first_start_again(start):
    start(begin=OTHER)
    assert start() == ""
    assert start(reset_settings=True) == "New here?"
    assert start() == ""


def test_not_now_leaves_the_scenario_and_the_card_goes(start):
    seen = []

    def refuse(window):
        press("close_button")(window)
        seen.append(window.tour.isVisible())

    start(refuse, begin=OTHER)
    assert seen == [False]


def test_the_offer_has_the_focus_and_space_takes_it(start):
    seen = []

    def accept(window):
        window.activateWindow()
        assert QTest.qWaitForWindowActive(window)
        focused = QApplication.focusWidget()
        seen.append(focused.text())
        QTest.keyClick(focused, Qt.Key.Key_Space)
        seen.append(window.tour.caption.text())

    start(accept)
    assert seen == ["Take the tour", "1 of 8"]
