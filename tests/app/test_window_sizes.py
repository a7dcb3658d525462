"""At no size and in no state of the window does anything overlap, stick out or get cut off."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QWidget

from xentviz.actions.action import Menu
from xentviz.scenario import Scenario

SIZES = [(960, 600), (960, 1200), (1920, 600), (2200, 1300)]
WORDY = Scenario(optimizer="rmsprop:centered=true,alpha=0.123456789", target=(0.2, 0.3, 0.5), learning_rate=1.23456e-4)

STATES = {
    "the ledger": lambda program: program.session.edit_view(page="ledger"),
    "the mathematics": lambda program: program.session.edit_view(page="maths"),
    "rivals": lambda program: program.desk.viewing.swap("optimizer"),
    "a storyboard": lambda program: [program.desk.keeping.keep() for _ in range(30)],
    "the tour": lambda program: program.desk.touring.start(),
    "the offer of a tour": lambda program: program.touring.offer(),
}


@pytest.fixture(params=SIZES, ids=lambda size: "{}x{}".format(*size))
def size(request):
    return request.param


@pytest.fixture(params=STATES)
def window(request, size, open_window):
    """The window at one of several sizes and in one of several states, with long forms and a long message."""
    program = open_window(WORDY).program
    STATES[request.param](program)
    window = program.window
    window.status.show_message("p left the simplex at step 1: not a probability any more " * 5, warning=True)
    window.resize(*size)
    for _ in range(20):
        QApplication.processEvents()  # a layout that changes asks for another one within it, several times over
    assert window.size().toTuple() == size
    return window


def shown(parent):
    children = parent.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return [child for child in children if child.isVisible() and not child.isWindow()]


def families(widget):
    """Every widget below that shows children, with those."""
    children = shown(widget)
    if children:
        yield widget, children
    for child in children:
        yield from families(child)


def test_on_a_small_laptop_loss_classes_and_ledger_are_in_sight_with_a_storyboard(open_window):
    program = open_window().program
    program.window.resize(1264, 680)
    program.desk.keeping.keep()
    for _ in range(20):
        QApplication.processEvents()
    assert program.window.storyboard.isVisible()
    for card in (program.window.loss_card, program.window.classes_card, program.window.explain):
        assert card.isVisible()


def test_no_two_widgets_beside_each_other_overlap(window):
    for _, children in families(window):
        for a, b in combinations(children, 2):
            assert not a.geometry().intersects(b.geometry()), (a, b)


def test_nothing_sticks_out_of_what_holds_it_but_the_part_of_the_panel_that_is_scrolled_to(window):
    scrolled = window.settings.widget()
    for parent, children in families(window):
        for child in children:
            assert child is scrolled or parent.rect().contains(child.geometry()), (parent, child)
    assert 0 <= scrolled.x() <= scrolled.geometry().right() < window.settings.viewport().width()


def test_no_word_is_cut_off_but_a_long_message(window):
    for label in window.findChildren(QLabel):
        if not label.isVisible() or label.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Ignored:
            continue
        needed = label.sizeHint()
        if label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
        else:
            assert label.width() >= needed.width(), label.text()
            assert label.height() >= needed.height(), label.text()


def test_menus_do_not_run_into_the_buttons_beside_them(window):
    bar = window.menuBar()
    places = [bar.actionGeometry(action) for action in bar.actions()]
    assert len(places) == len(Menu)
    assert max(place.right() for place in places) < bar.cornerWidget().x()


def test_on_a_small_laptop_the_table_of_pinned_runs_shows_four_beside_loss_classes_and_ledger(open_window):
    program = open_window().program
    window = program.window
    for rate in (0.1, 0.2, 0.3, 0.4, 0.5, 0.6):
        program.session.edit(learning_rate=rate)
        program.desk.pinning.pin()
    window.resize(1264, 673)
    program.desk.pinning.toggle()
    for _ in range(20):
        QApplication.processEvents()
    table = window.pins.table
    assert table.viewport().height() >= 4 * table.rowHeight(0)
    for card in (window.loss_card, window.classes_card, window.explain):
        assert card.isVisible()
        assert card.height() >= card.minimumSizeHint().height()
