"""The main window: who stands where, who is reached by Tab, what a screen reader hears, who gets a theme."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from tests.heard import labels
from xentviz.app.window import Window
from xentviz.figure.theme import DARK

SIZES = [(960, 600), (960, 1200), (1280, 720), (1920, 600), (2200, 1300)]


def area(widget, window):
    """Where a widget is in the window."""
    rect = widget.rect()
    rect.moveTopLeft(widget.mapTo(window, QPoint()))
    return rect


@pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
def test_settings_picture_and_cards_stand_side_by_side_and_time_runs_below(person, size):
    window = person.program.window
    window.resize(*size)
    QApplication.processEvents()
    settings, simplex, transport, status = (
        area(getattr(window, name), window) for name in ("settings", "simplex", "transport", "status")
    )
    column = (window.loss_card, window.classes_card, window.explain)  # the first gives way in a low window
    cards = [area(card, window) for card in column if card.isVisible()]
    assert len(cards) >= 2
    assert settings.right() < simplex.left() < simplex.right() < cards[0].left()
    for upper, lower in pairwise(cards):
        assert (upper.left(), upper.width()) == (lower.left(), lower.width())
        assert upper.bottom() < lower.top()
    assert max(settings.bottom(), simplex.bottom(), cards[-1].bottom()) < transport.top()
    assert transport.bottom() < status.top()


def test_the_picture_takes_the_room_that_there_is_and_the_panel_stays_as_wide_as_it_is(person):
    window = person.program.window
    before = window.settings.width(), window.simplex.width(), window.simplex.height()
    window.resize(1600, 1000)
    QApplication.processEvents()
    assert window.settings.width() == before[0]
    assert window.simplex.width() - before[1] > 320 / 2
    assert window.simplex.height() - before[2] == 280


def test_the_window_never_gets_smaller_than_it_can_be_read(person):
    person.program.window.resize(100, 100)
    assert person.program.window.size().toTuple() == (960, 600)


def test_tab_reaches_everything_that_takes_keys_and_comes_back(person):
    window, steps = person.program.window, []
    while len(steps) < 60 and (not steps or steps[-1] != steps[0] or len(steps) == 1):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        steps.append((QApplication.focusWidget(), window.simplex.focused_handle))
    assert [handle for widget, handle in steps if widget is window.simplex] == ["start", "target", "start"]
    reached = {widget for widget, _ in steps}
    takes_tab = Qt.FocusPolicy.TabFocus
    wanted = {w for w in window.findChildren(QWidget) if w.isVisible() and w.focusPolicy() & takes_tab == takes_tab}
    assert reached == {widget for widget in wanted if widget.focusProxy() is None}
    assert {window.transport.slider, window.transport.speed, window.copy_button, window.export_button} <= reached
    assert not {window.loss, window.loss.viewport(), *window.transport.buttons.values()} & reached


def test_everything_that_takes_keys_or_shows_a_picture_has_a_name_for_screen_readers(person):
    window = person.program.window
    pictures = [window.simplex, window.loss, window.classes, *window.transport.buttons.values()]
    takers = [w for w in window.findChildren(QWidget) if w.focusPolicy() != Qt.FocusPolicy.NoFocus]
    for widget in [*pictures, *(w for w in takers if w.isVisible() and w.focusProxy() is None)]:
        spoken = QAccessible.queryAccessibleInterface(widget)
        assert spoken.text(QAccessible.Text.Name), widget


def test_every_list_is_labelled_with_its_name_for_on_unix_its_own_is_the_chosen_item(person):
    boxes = person.program.window.findChildren(QComboBox)
    assert {"What is minimised", "Swap one actor", "Gradient entries", "Rows", "Speed"} <= {
        n for b in boxes for n in labels(b)
    }
    assert all(labels(box) == [box.accessibleName()] for box in boxes)


def test_a_theme_goes_to_every_view_that_draws_by_itself(person):
    window = person.program.window
    views = (window.settings, window.simplex, window.loss, window.classes, window.explain, window.transport)
    before = [view.grab().toImage() for view in views]
    window.set_theme(DARK)
    assert [view.grab().toImage() == image for view, image in zip(views, before, strict=True)] == [False] * 6


def test_closing_is_told_once_while_the_window_is_still_there(qtbot):
    window, seen = Window(), []
    qtbot.addWidget(window)
    window.show()
    window.closing.connect(lambda: seen.append(window.isVisible()))
    window.close()
    assert seen == [True]
