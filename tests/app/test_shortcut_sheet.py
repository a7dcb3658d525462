"""The sheet of keys: every key once, beside what it does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from xentviz.app.shortcut_sheet import HANDLE_KEYS, ShortcutSheet

ROWS = [("Open scenario…", "Ctrl+O"), ("Rewind", "R   Home"), ("Keys", "F1   ?")]


@pytest.fixture
def sheet(qtbot):
    """A sheet over a window of its own."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    sheet = ShortcutSheet(ROWS, window)
    sheet.home = window  # its parent lives as long as the sheet is in use
    with qtbot.waitExposed(sheet):
        sheet.show()
    return sheet


def pairs(sheet):
    """Titles and keys as they stand beside each other, read down the first column of pairs, then the second."""
    grid = sheet.layout()
    cell = {grid.getItemPosition(i)[:2]: grid.itemAt(i).widget() for i in range(grid.count())}
    return [
        (cell[row, column].text(), cell[row, column + 1].text())
        for column in range(0, grid.columnCount(), 2)
        for row in range(grid.rowCount())
        if (row, column) in cell
    ]


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_every_row_is_there_once_with_its_keys_in_reading_order(qtbot, count):
    window = QWidget()
    qtbot.addWidget(window)
    assert pairs(ShortcutSheet(ROWS[:count], window)) == [*ROWS[:count], *HANDLE_KEYS]


def test_both_columns_are_as_high_as_each_other(sheet):
    grid = sheet.layout()
    heights = [sum(grid.itemAtPosition(row, column) is not None for row in range(grid.rowCount())) for column in (0, 2)]
    assert 0 <= heights[0] - heights[1] <= 1


def test_nothing_is_cut_off_and_nothing_overlaps(sheet):
    labels = sheet.findChildren(QLabel)
    assert all(label.width() >= label.sizeHint().width() for label in labels)
    assert all(sheet.rect().contains(label.geometry()) for label in labels)
    assert not any(a.geometry().intersects(b.geometry()) for k, a in enumerate(labels) for b in labels[k + 1 :])


def test_the_window_can_be_used_beside_it_and_escape_closes_it_for_good(sheet, qtbot):
    assert not sheet.isModal()
    window = sheet.home
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(ShortcutSheet))


def test_the_sheet_of_the_program_names_every_command_that_has_keys(person):
    QTest.keyClick(person.program.window, Qt.Key.Key_F1)
    (sheet,) = person.program.window.findChildren(ShortcutSheet)
    listed = dict(pairs(sheet))
    for action in person.program.window.actions():
        if action.shortcuts():
            assert listed[action.text()].split("   ") == [keys.toString() for keys in action.shortcuts()]


def test_the_sheet_is_there_once_however_often_it_is_asked_for(person):
    for _ in range(2):
        QTest.keyClick(person.program.window, Qt.Key.Key_F1)
    assert len(person.program.window.findChildren(ShortcutSheet)) == 1


def test_the_sheet_of_the_program_fits_a_low_screen(person):
    QTest.keyClick(person.program.window, Qt.Key.Key_F1)
    (sheet,) = person.program.window.findChildren(ShortcutSheet)
    assert sheet.sizeHint().height() <= 640
    assert sheet.sizeHint().width() <= 1280
