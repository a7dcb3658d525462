"""The column that scrolls up and down only."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

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
