"""Presentations begin and end, and leave the main window alone meanwhile."""

from __future__ import annotations

import gc

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.app.presenting.conftest import BEGUN
from tests.painted import Frames
from xentviz.app.presenting.screen_menu import ScreenMenu
from xentviz.views.simplex_view import SimplexView


def pictures():
    """How many simplex views there are."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    return sum(isinstance(widget, SimplexView) for widget in QApplication.allWidgets())


def main_views(speaker):
    window = speaker.program.window
    return window.simplex, window.loss.viewport(), window.classes.viewport(), window.status, window.transport


def test_a_second_picture_exists_while_somebody_presents_and_only_then(speaker):
    assert pictures() == 1
    for _ in range(2):
        speaker.begin()
        assert pictures() == 2
        speaker.press("Esc")
        assert pictures() == 1


def test_it_fills_the_screen(presenter):
    window = presenter.window
    presenter.qtbot.waitUntil(lambda: window.size() == window.screen().size())
    assert window.isFullScreen()


def test_the_end_gives_the_focus_back_to_a_main_window_that_shows_the_state_as_it_is_now(presenter):
    presenter.drag("start", (0.2, 0.2, 0.6))
    presenter.press("Right")
    presenter.press("F5")
    window = presenter.program.window
    presenter.qtbot.waitUntil(window.isActiveWindow)
    assert QApplication.focusWidget() is window.simplex
    assert window.simplex.canvas.scenario == presenter.session.scenario
    assert window.status.step.value.text() == str(BEGUN + 1)
    assert window.transport.slider.value() == BEGUN + 1
    presenter.person.key(Qt.Key.Key_Right)
    assert window.status.step.value.text() == str(BEGUN + 2)


def test_begun_from_the_grid_its_end_gives_the_focus_back_to_the_cells(speaker):
    window = speaker.program.window
    speaker.person.key(Qt.Key.Key_G)
    speaker.begin()
    speaker.press("Esc")
    speaker.qtbot.waitUntil(window.isActiveWindow)
    assert window.grid.view.hasFocus()


def test_a_main_window_that_is_covered_neither_paints_nor_computes(presenter):
    QApplication.processEvents()
    frames = [Frames(view) for view in main_views(presenter)]
    shown = presenter.program.window.simplex.canvas.row
    presenter.drag("start", (0.2, 0.2, 0.6))
    for _ in range(3):
        presenter.press("Right")
        QApplication.processEvents()
    assert [frame.count for frame in frames] == [0] * len(frames)
    assert presenter.program.window.simplex.canvas.row == shown


def test_a_main_window_that_a_person_brings_to_the_front_is_up_to_date_and_stays_so(presenter):
    presenter.press("Right")
    window = presenter.program.window
    window.activateWindow()
    presenter.qtbot.waitUntil(lambda: window.status.step.value.text() == str(BEGUN + 1))
    presenter.session.step()
    assert window.status.step.value.text() == str(BEGUN + 2)


def test_closing_its_window_ends_it(presenter):
    presenter.window.close()
    assert presenter.presenting.show is None
    assert presenter.program.window.isVisible()


def test_with_the_main_window_it_goes_too(presenter):
    presenter.program.window.close()
    assert presenter.presenting.show is None
    assert pictures() == 1


def test_a_screen_that_goes_away_ends_it(presenter, qapp):
    screen = presenter.window.screen()
    presenter.session.step()
    qapp.screenRemoved.emit(screen)
    assert presenter.presenting.show is None
    assert presenter.program.window.status.step.value.text() == str(BEGUN + 1)
    qapp.screenRemoved.emit(screen)


def test_a_tour_ends_where_it_is_and_no_veil_is_left(speaker):
    speaker.program.touring.start()
    station = speaker.session.scenario
    speaker.begin()
    assert speaker.program.touring.station is None
    assert speaker.session.scenario == station
    assert not speaker.window.simplex.canvas.veiled
    speaker.presenting.end()


def test_the_menu_offers_every_screen_and_begins_on_the_one_that_is_chosen(speaker, qapp):
    (menu,) = speaker.program.window.findChildren(ScreenMenu)
    menu.aboutToShow.emit()
    other, *screens = [action for action in menu.actions() if not action.isSeparator()]
    assert other.isChecked()
    assert [action.text().split(":")[0] for action in screens] == [screen.name() for screen in qapp.screens()]
    screens[0].trigger()
    assert speaker.window.screen() == qapp.screens()[0]
    speaker.presenting.end()


def test_the_screens_stand_in_the_view_menu_below_present(speaker):
    view = next(action.menu() for action in speaker.program.window.menuBar().actions() if action.text() == "&View")
    titles = [action.text() for action in view.actions()]
    assert titles[titles.index("Present") + 1] == "Present on"


def test_f5_begins_and_ends_again_and_again(speaker):
    for _ in range(3):
        speaker.begin()
        QTest.keyClick(speaker.window, Qt.Key.Key_F5)
        assert speaker.presenting.show is None
