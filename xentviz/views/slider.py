"""A horizontal slider that jumps to where it is clicked and never moves while a panel is merely scrolled past it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QSignalBlocker, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider, QWidget

from xentviz.views.keys import MOVES, claim
from xentviz.views.lost_release import LostRelease


class Slider(QSlider):
    """A QSlider with its own keys (arrows, Home, End, page keys) and its wheel, while it has the focus."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        LostRelease(self, self.let_go)

    def show_position(self, position: int) -> None:
        """Move the handle without telling anyone; positions outside the range pin it at that end."""
        with QSignalBlocker(self):
            self.setValue(position)

    def event(self, event: QEvent) -> bool:
        """Keep the moving keys from window shortcuts."""
        return claim(event, MOVES) or super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Jump to the pointer, then drag from there."""
        if event.button() == Qt.MouseButton.LeftButton and not self._handle().contains(event.position().toPoint()):
            self.setSliderDown(True)  # first, so that sliderPressed comes before the change
            self.setValue(self._position_at(event.position().x()))
        super().mousePressEvent(event)

    def let_go(self) -> None:
        """End a drag where it is."""
        if self.isSliderDown():
            nowhere, released = QPointF(-1.0, -1.0), QEvent.Type.MouseButtonRelease
            left, none, plain = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
            self.mouseReleaseEvent(QMouseEvent(released, nowhere, nowhere, left, none, plain))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Move only while focused; otherwise the wheel belongs to the scroll area around."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _position_at(self, x: float) -> int:
        handle = self._handle().width()
        return QStyle.sliderValueFromPosition(
            self.minimum(), self.maximum(), round(x - handle / 2), max(self.width() - handle, 1)
        )

    def _handle(self) -> QRect:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        return self.style().subControlRect(
            QStyle.ComplexControl.CC_Slider, option, QStyle.SubControl.SC_SliderHandle, self
        )
