"""A choice between a few things that are all in sight: buttons side by side, one of them down."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from xentviz.views.keys import Key, claim

_KEYS = frozenset({Key.Key_Space, Key.Key_Left, Key.Key_Right})


class _Segment(QPushButton):
    def __init__(self, label: str) -> None:
        super().__init__(label)
        self.setCheckable(True)
        self.setObjectName("segment")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.toggled.connect(self._on_toggled)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def event(self, event: QEvent) -> bool:
        """Keep the keys that choose from the window's shortcuts."""
        return claim(event, _KEYS) or super().event(event)

    def sizeHint(self) -> QSize:
        """Room for the bold letters of the one that is down, so that none moves when another is chosen."""
        font = self.font()
        font.setBold(True)
        return QSize(QFontMetrics(font).horizontalAdvance(self.text()) + 2, super().sizeHint().height())

    def _on_toggled(self, on: bool) -> None:
        """Tab comes to the one that is down; without this Qt would first enter at the leftmost."""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if on else Qt.FocusPolicy.NoFocus)


class Segments(QWidget):
    """Items are (value, label). Space and the left and right arrows choose, as in any group of exclusive buttons.

    Signals: `chosen(object)`, the value of the button that a person pressed.
    """

    chosen = Signal(object)

    def __init__(self, name: str, items: Iterable[tuple[object, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.buttons = {value: _Segment(label) for value, label in items}
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for value, button in self.buttons.items():
            button.setAccessibleName(f"{name}: {button.text()}")
            group.addButton(button)
            row.addWidget(button)
            button.toggled.connect(lambda on, value=value: self._on_toggled(on, value))
        self._telling = True

    def show_choice(self, value: object) -> None:
        """Show one as chosen without telling anyone."""
        self._telling = False
        self.buttons[value].setChecked(True)
        self._telling = True

    def _on_toggled(self, on: bool, value: object) -> None:
        if on and self._telling:
            self.chosen.emit(value)
