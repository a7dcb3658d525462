"""The column that scrolls up and down only."""

import pytest
from PySide6.QtWidgets import QLabel, QSizePolicy

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
