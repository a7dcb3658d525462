"""Cursors are set where they change, and only there."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QWidget

from xentviz.views.cursors import show_cursor

HAND, ARROW = Qt.CursorShape.OpenHandCursor, Qt.CursorShape.ArrowCursor


class Widget(QWidget):
    """Counts how often it is told of another cursor."""

    told = 0

    def event(self, event):
        self.told += event.type() == QEvent.Type.CursorChange
        return super().event(event)


@pytest.mark.parametrize(
    ("shapes", "told"),
    [
        ([HAND], 1),
        ([HAND, HAND], 1),
        ([HAND, ARROW], 2),
        ([HAND, None], 2),
        ([None], 0),
        ([ARROW], 1),
        ([ARROW] * 2, 1),
    ],
)
def test_a_widget_has_the_last_cursor_and_hears_of_changes_only(qtbot, shapes, told):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.setCursor(Qt.CursorShape.WaitCursor)
    widget = Widget(parent)
    for shape in shapes:
        show_cursor(widget, shape)
    assert widget.cursor().shape() == (shapes[-1] or Qt.CursorShape.WaitCursor)
    assert widget.told == told
