"""The sheet of keys: every key once, beside what it does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from xentviz.actions.action import Menu
from xentviz.app.key_sections import Section
from xentviz.app.shortcut_sheet import ShortcutSheet, stacked
from xentviz.views.heading import Heading

FILE = Section("File", [("Open scenario…", "Ctrl+O"), ("Quit", "Ctrl+Q")])
RUN = Section("Run", [("Rewind", "R   Home")])
HELP = Section("Help", [("Keys", "F1   ?")])


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    return window


@pytest.fixture
def sheet(qtbot, window):
    """A sheet over a window of its own."""
    sheet = ShortcutSheet([FILE, RUN, HELP], window)
    with qtbot.waitExposed(sheet):
        sheet.show()
    return sheet


@pytest.fixture
def listed(person):
    """The sheet of the program: by section, the keys by title."""
    QTest.keyClick(person.program.window, Qt.Key.Key_F1)
    (sheet,) = person.program.window.findChildren(ShortcutSheet)
    return {section.title: dict(section.rows) for section in sections(sheet)}


def sections(sheet):
    """What stands in the sheet, read down the first column, then the second."""
    found = []
    columns = sheet.content.layout()
    for grid in (columns.itemAt(at) for at in range(columns.count())):
        for row in range(grid.rowCount()):
            cells = [grid.itemAtPosition(row, column) for column in (0, 1)]
            texts = [cell.widget().text() for cell in cells if cell]
            if texts and isinstance(cells[0].widget(), Heading):
                found.append(Section(texts[0], []))
            elif texts:
                found[-1].rows.append(tuple(texts))
    return found


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_every_row_is_there_once_with_its_keys_in_reading_order(window, count):
    wanted = [FILE, RUN, HELP][:count]
    assert sections(ShortcutSheet(wanted, window)) == wanted


def test_the_highest_column_is_as_low_as_can_be_and_no_section_is_torn():
    assert stacked([FILE, RUN, HELP], 1) == [[FILE, RUN, HELP]]
    assert stacked([FILE, RUN, HELP], 2) == [[FILE], [RUN, HELP]]
    assert stacked([FILE, RUN, HELP], 3) == [[FILE], [RUN], [HELP]]
    assert stacked([RUN, HELP, FILE], 2) == [[RUN, HELP], [FILE]]


def test_nothing_is_cut_off_and_nothing_overlaps(sheet):
    labels = sheet.findChildren(QLabel)
    assert all(label.width() >= label.sizeHint().width() for label in labels)
    assert all(sheet.content.rect().contains(label.geometry()) for label in labels)
    assert not any(a.geometry().intersects(b.geometry()) for k, a in enumerate(labels) for b in labels[k + 1 :])
    assert [bar.maximum() for bar in bars(sheet)] == [0, 0]


def bars(sheet):
    area = sheet.findChild(QScrollArea)
    return area.verticalScrollBar(), area.horizontalScrollBar()


def test_where_there_is_less_room_the_keys_scroll_it(sheet):
    sheet.resize(sheet.width(), 60)
    low = bars(sheet)[0]
    assert low.maximum() > 0
    for key in (Qt.Key.Key_End, Qt.Key.Key_PageDown, Qt.Key.Key_Down):
        QTest.keyClick(sheet.focusWidget(), key)
    assert low.value() > 0


def test_the_window_can_be_used_beside_it_and_escape_closes_it_for_good(sheet, window, qtbot):
    assert not sheet.isModal()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(ShortcutSheet))


def test_the_sheet_of_the_program_names_every_command_that_has_keys(person, listed):
    told = {title: keys for menu in Menu for title, keys in listed[menu.replace("&", "")].items()}
    for action in person.program.window.actions():
        if action.shortcuts():
            assert told[action.text()].split("   ") == [keys.toString() for keys in action.shortcuts()]


def test_it_names_the_keys_of_every_place_as_the_place_itself_has_them(listed):
    places = "Storyboard strip", "Table of pinned runs", "Gallery, own presets"
    strip, table, gallery = (listed[place] for place in places)
    assert (strip["Go to this moment"], strip["Rename"], strip["Caption"]) == ("Enter", "F2", "Shift+F2")
    assert strip["Move left"].startswith("Ctrl+Left")
    assert (table["Make it the current run"], table["Hide or show"], table["Rename"]) == ("Enter", "H", "F2")
    assert [place["Remove"].split()[0] for place in (strip, table, gallery)] == ["Del"] * 3
    assert [place["Back to the picture"] for place in (strip, table)] == ["Esc"] * 2
    assert listed["Start and target"]["Bring the start to the pointer"] == "Double click"
    assert listed["Presenting"]["Next moment"] == "Space, PageDown"


def test_the_sheet_is_there_once_however_often_it_is_asked_for(person):
    for _ in range(2):
        QTest.keyClick(person.program.window, Qt.Key.Key_F1)
    assert len(person.program.window.findChildren(ShortcutSheet)) == 1


def test_the_sheet_of_the_program_fits_a_low_screen(person):
    QTest.keyClick(person.program.window, Qt.Key.Key_F1)
    (sheet,) = person.program.window.findChildren(ShortcutSheet)
    assert sheet.sizeHint().height() <= 640
    assert sheet.sizeHint().width() <= 1280
