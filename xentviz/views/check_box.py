"""A check box with the house tick: the keyboard reaches it, the mouse never leaves the focus in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSignalBlocker, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton, QWidget

from xentviz.views.keys import Key, claim


class CheckBox(QCheckBox):
    """A yes/no setting. A person's change comes as QCheckBox's `toggled(bool)`."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(label, parent)
        self.setAccessibleName(label)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_checked(self, checked: bool) -> None:
        """Show a state without telling anyone."""
        with QSignalBlocker(self):
            self.setChecked(checked)

    def event(self, event: QEvent) -> bool:
        """Keep Space from the window's play shortcut while this box has the focus."""
        return claim(event, frozenset({Key.Key_Space})) or super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tick over the styled indicator; style sheets can take one only from a file of a fixed colour."""
        super().paintEvent(event)
        if not self.isChecked():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().base().color(), 1.75, c=Qt.PenCapStyle.RoundCap))
        centre = self._indicator().center()
        painter.drawPolyline([centre + QPointF(-3.0, 0.2), centre + QPointF(-0.9, 2.3), centre + QPointF(3.2, -2.3)])

    def _indicator(self) -> QRectF:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        return QRectF(self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self))
