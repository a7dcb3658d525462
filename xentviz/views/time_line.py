"""The time line: one position a step, what happens along the run, and the range that is played again and again."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QToolTip, QWidget

from xentviz.explain.happenings import happening, happenings
from xentviz.figure.theme import LIGHT, Theme
from xentviz.figure.time_marks import Mark, Track, near, placed
from xentviz.milestones import Milestone
from xentviz.views.cursors import show_cursor
from xentviz.views.mark_stamps import MarkStamps
from xentviz.views.slider import Slider

_HEIGHT, _MIDDLE, _SIDE = 42, 21.0, 9.0
_GROOVE, _KNOB = 4.0, 6.0
_BRACKET, _HOOK, _GRIP = 8.0, 3.5, 5.0
_MOST_SENTENCES = 5


class TimeLine(Slider):
    """The mouse never leaves the focus in it, so that Left and Right go on stepping the run.

    Signals: `seekRequested(int)` with a step, `loopMoved(int, int)` with the first and the last step of the range.
    """

    seekRequested = Signal(int)
    loopMoved = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._grip = ""  # what the mouse holds: 'step', 'first' or 'last' of the loop
        self._last = 0  # the step at the end of the track
        super().__init__("Step", parent)
        self.setObjectName("timeLine")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.loop: tuple[int, int] | None = None
        self.marks: tuple[Mark, ...] = ()
        self._theme = LIGHT
        self._milestones: Sequence[Milestone] = ()
        self._placed_for: Track | None = None
        self._stamps: MarkStamps | None = None
        self._veiled = False
        self.valueChanged.connect(self.seekRequested)

    @property
    def track(self) -> Track:
        """Where the steps lie, in logical pixels."""
        return Track(_SIDE, max(self.width() - 2.0 * _SIDE, 1.0), _MIDDLE, max(self._last, 1))

    def show_step(self, step: int, last: int, reached: int) -> None:
        """Show the step without telling anyone; the track grows and shrinks with `last`.

        Neither hand nor keys go past `reached`, where the run may have ended before.
        """
        with QSignalBlocker(self):
            self._last = last
            self.setRange(0, reached)
            self.setPageStep(max(last // 10, 1))
            self.setValue(step)
        self.setAccessibleDescription(happenings(self.milestones_at(step)))
        self.update()

    def show_milestones(self, milestones: Sequence[Milestone]) -> None:
        """Show what happens in the run."""
        self._milestones, self._placed_for = milestones, None
        self.update()

    def show_loop(self, loop: tuple[int, int] | None) -> None:
        """Show the range that is played again and again."""
        self.loop = loop
        self.update()

    def veil(self, on: bool) -> None:
        """Keep the marks out of sight, as they tell what the run does; or show them again."""
        self._veiled, self._placed_for = on, None
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self._theme = theme
        self.update()

    def milestones_at(self, step: int) -> list[Milestone]:
        """What begins or ends at a step, as far as it may be seen."""
        return [] if self._veiled else [m for m in self._milestones if step in (m.first, m.last)]

    def sizeHint(self) -> QSize:
        """A track with room for marks on both sides."""
        return QSize(300, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Still of use."""
        return QSize(80, _HEIGHT)

    def event(self, event: QEvent) -> bool:
        """Say what the marks under the pointer mean."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.told_at(event.pos().x(), event.pos().y()), self)
            return True
        return super().event(event)

    def told_at(self, x: float, y: float) -> str:
        """The sentences of the marks at a place, one a line; '' for none."""
        found = [happening(mark.milestone) for mark in near(self._placed(), self.track, x, y)]
        more = [f"and {len(found) - _MOST_SENTENCES} more"] if len(found) > _MOST_SENTENCES else []
        return "\n".join(found[:_MOST_SENTENCES] + more)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of an end of the loop, go to the mark there, or jump to the pointer and drag from there."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        x, y = event.position().x(), event.position().y()
        self._grip = self._loop_end_at(x, y)
        if self._grip:
            return
        marks = near(self._placed(), self.track, x, y)
        self._grip = "" if marks else "step"
        self.setSliderDown(not marks)
        self.setValue(marks[0].milestone.first if marks else self.track.step(x))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is held; show by the pointer what could be."""
        step = min(self.track.step(event.position().x()), self.maximum())
        if self._grip == "step":
            self.setValue(step)
        elif self._grip and self.loop is not None:
            first, last = self.loop
            self.loopMoved.emit(
                *((min(step, last - 1), last) if self._grip == "first" else (first, max(step, first + 1)))
            )
        else:
            self._point(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self.let_go()

    def let_go(self) -> None:
        """Hold neither the step nor an end of the loop."""
        self._grip = ""
        self.setSliderDown(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Nothing scrolls around here, so the wheel moves it at any time."""
        QSlider.wheelEvent(self, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Groove, loop, marks, knob."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track, theme = self.track, self._theme
        here = track.x(self.value())
        painter.setPen(Qt.PenStyle.NoPen)
        self._band(painter, track.left, track.left + track.width, _GROOVE, theme.line)
        if self.loop is not None:
            self._band(painter, track.x(self.loop[0]), track.x(self.loop[1]), 2.0 * _BRACKET - 3.0, theme.line)
        self._band(painter, track.left, here, _GROOVE, theme.accent)
        self._stamped().paint(painter, self._placed(), track)
        self._brackets(painter, track)
        self._knob(painter, here)
        painter.end()

    def _band(self, painter: QPainter, x: float, until: float, height: float, color: str) -> None:
        painter.setBrush(QColor(color))
        painter.drawRoundedRect(QRectF(x, _MIDDLE - height / 2.0, until - x, height), height / 2.0, height / 2.0)

    def _brackets(self, painter: QPainter, track: Track) -> None:
        if self.loop is None:
            return
        painter.setPen(QPen(QColor(self._theme.text), 2.0, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
        for step, hook in zip(self.loop, (_HOOK, -_HOOK), strict=True):
            x, top, bottom = track.x(step), _MIDDLE - _BRACKET, _MIDDLE + _BRACKET
            painter.drawPolyline(
                [QPointF(x + hook, top), QPointF(x, top), QPointF(x, bottom), QPointF(x + hook, bottom)]
            )

    def _knob(self, painter: QPainter, x: float) -> None:
        theme = self._theme
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.focus), 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(x, _MIDDLE), _KNOB + 3.0, _KNOB + 3.0)
        painter.setPen(QPen(QColor(theme.accent), 2.0))
        painter.setBrush(QColor(theme.surface))
        painter.drawEllipse(QPointF(x, _MIDDLE), _KNOB, _KNOB)

    def _placed(self) -> tuple[Mark, ...]:
        if self._placed_for != self.track:
            self._placed_for = self.track
            self.marks = () if self._veiled else placed(self._milestones, self.track)
        return self.marks

    def _stamped(self) -> MarkStamps:
        key = self._theme, self.height(), self.devicePixelRatioF()
        if self._stamps is None or self._stamps.key != key:
            self._stamps = MarkStamps(*key)
        return self._stamps

    def _loop_end_at(self, x: float, y: float) -> str:
        """The end of the loop under a place; where the knob lies over it, above and below the knob."""
        if self.loop is None or abs(y - _MIDDLE) > _BRACKET + 2.0:
            return ""
        track = self.track
        if math.hypot(x - track.x(self.value()), y - _MIDDLE) <= _KNOB:
            return ""
        ends = {name: abs(x - track.x(step)) for name, step in zip(("first", "last"), self.loop, strict=True)}
        name = min(ends, key=ends.__getitem__)
        return name if ends[name] <= _GRIP else ""

    def _point(self, at: QPointF) -> None:
        over_end = bool(self._loop_end_at(at.x(), at.y()))
        over_mark = bool(near(self._placed(), self.track, at.x(), at.y()))
        shape = Qt.CursorShape.ArrowCursor
        if over_end:
            shape = Qt.CursorShape.SizeHorCursor
        elif over_mark:
            shape = Qt.CursorShape.PointingHandCursor
        show_cursor(self, shape)
