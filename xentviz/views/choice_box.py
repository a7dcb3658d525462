"""A drop-down list with the house arrow: the keyboard reaches it, the mouse never leaves the focus in it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPointF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QCursor, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLabel, QSizePolicy, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from xentviz.views.keys import Key, claim

_KEYS = frozenset({Key.Key_Space, Key.Key_Up, Key.Key_Down, Key.Key_Home, Key.Key_End})


class ChoiceBox(QComboBox):
    """Items are (data, label, tooltip). `name` is what a screen reader calls it, by a label that is out of sight.

    Signals: `chosen(object)`, the data of an item that a person picked, only when it differs from the one shown.
    """

    chosen = Signal(object)

    def __init__(self, name: str, items: Iterable[tuple[object, str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._named = self._label(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._values: list[object] = []
        for value, label, tooltip in items:
            self._values.append(value)
            self.addItem(label, value)
            self.setItemData(self.count() - 1, tooltip, Qt.ItemDataRole.ToolTipRole)
        self.setMaxVisibleItems(self.count())  # a scroll bar would cover the ends of the labels
        self.currentIndexChanged.connect(self._on_index_changed)
        self._describe()

    def show_choice(self, value: object) -> None:
        """Show the item with this data without telling anyone; an unknown value shows the placeholder text."""
        index = self._values.index(value) if value in self._values else -1
        if index != self.currentIndex():
            with QSignalBlocker(self):
                self.setCurrentIndex(index)
            self._describe()

    def event(self, event: QEvent) -> bool:
        """Keep the list's own keys from window shortcuts."""
        return claim(event, _KEYS) or super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Take the label along: Qt looks for it among the box's neighbours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ParentChange:
            self._named.setParent(self.parentWidget() or self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the scroll area around: turning it must not change a setting in passing."""
        event.ignore()

    def hidePopup(self) -> None:
        """Close the list. While it was open Qt did not tell that the mouse had left the box."""
        super().hidePopup()
        inside = self.rect().contains(self.mapFromGlobal(QCursor.pos()))
        self.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, inside)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as QComboBox does, but shorten a label that is too long, and draw the arrow.

        A style sheet would cut the label off, and can take an arrow only from a file of a fixed colour.
        """
        painter = QStylePainter(self)
        option = self._option()
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().placeholderText().color(), 1.5, c=Qt.PenCapStyle.RoundCap))
        x, y = self.width() - 14.0, self.height() / 2
        painter.drawPolyline([QPointF(x - 3.5, y - 1.75), QPointF(x, y + 1.75), QPointF(x + 3.5, y - 1.75)])

    def _label(self, name: str) -> QLabel:
        """On Unix Qt tells the text of the chosen item as a list's own name, and the name only by a label."""
        label = QLabel(name, self.parentWidget() or self)
        label.setBuddy(self)
        label.hide()
        return label

    def _option(self) -> QStyleOptionComboBox:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()
        label = self.currentText() or self.placeholderText()
        option.currentText = self.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, room)
        return option

    def _on_index_changed(self, index: int) -> None:
        self._describe()
        if index >= 0:
            self.chosen.emit(self._values[index])

    def _describe(self) -> None:
        self.setToolTip(self.currentData(Qt.ItemDataRole.ToolTipRole) or "")
