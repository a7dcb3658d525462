"""The column that scrolls up and down only."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from xentviz.views.scroll_column import ScrollColumn


@pytest.fixture
def column(qtbot):
    widget = ScrollColumn()
    qtbot.addWidget(widget)
    widget.label = QLabel("a label of about forty letters, not more")
    widget.add(widget.label)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def test_larger_letters_ask_for_more_width(qtbot, column):
    before = column.minimumSizeHint().width()
    font = column.label.font()
    font.setPixelSize(40)
    column.label.setFont(font)
    qtbot.waitUntil(lambda: column.minimumSizeHint().width() > before)
    assert column.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Fixed


def test_scroll_bar_does_not_narrow_the_parts(qtbot, column):
    column.add(*(QLabel(f"row {i}") for i in range(60)))
    column.resize(column.sizeHint().width(), 200)
    qtbot.waitUntil(lambda: column.verticalScrollBar().maximum() > 0)
    assert column.horizontalScrollBar().maximum() == 0
    assert column.sizeHint().width() == column.minimumSizeHint().width()
    right = column.widget().layout().contentsMargins().right()
    assert right < column.widget().layout().contentsMargins().left()


def test_what_the_keyboard_comes_to_from_outside_is_scrolled_into_sight(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    column, outside = ScrollColumn(), QLineEdit()
    fields = [QLineEdit() for _ in range(30)]
    column.add(*fields)
    row = QVBoxLayout(window)
    row.addWidget(outside)
    row.addWidget(column)
    QWidget.setTabOrder(outside, fields[0])
    window.resize(300, 300)
    with qtbot.waitActive(window):
        window.show()
    outside.setFocus()
    column.verticalScrollBar().setValue(column.verticalScrollBar().maximum())
    assert fields[0].visibleRegion().isEmpty()
    QTest.keyClick(outside, Qt.Key.Key_Tab)
    assert fields[0].hasFocus()
    assert fields[0].visibleRegion().boundingRect() == fields[0].rect()


def visible(column, part):
    """The rows of pixels of a part that are in sight, from the part's own top."""
    top = part.mapTo(column.viewport(), part.rect().topLeft()).y()
    return max(-top, 0), min(column.viewport().height() - top, part.height())


@pytest.mark.parametrize("rows", [3, 5, 40])
def test_a_part_that_has_grown_is_brought_into_sight_whole_or_from_its_top(column, rows):
    column.add(*(QLabel(f"row {i}") for i in range(30)))
    part = QWidget()
    part.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    part.setLayout(QVBoxLayout())
    column.add(part)
    column.add(*(QLabel(f"row {i}") for i in range(30)))
    column.resize(column.sizeHint().width(), 300)
    QApplication.processEvents()
    for i in range(rows):
        part.layout().addWidget(label := QLabel(f"of the part {i}"))
        label.show()
    column.bring(part)
    first, last = visible(column, part)
    assert first == 0
    assert last == (part.height() if rows < 40 else pytest.approx(300, abs=20))
    where = column.verticalScrollBar().value()
    column.bring(part)
    assert column.verticalScrollBar().value() == where
