"""The shape of the pointer over a widget."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def show_cursor(widget: QWidget, shape: Qt.CursorShape | None) -> None:
    """Give a widget this cursor, or its parent's, if it has another: Qt tells the window system of it each time."""
    own = widget.testAttribute(Qt.WidgetAttribute.WA_SetCursor)
    if shape is None:
        if own:
            widget.unsetCursor()
    elif not own or widget.cursor().shape() != shape:
        widget.setCursor(shape)
