"""The grid of runs under the mouse: start and target are dragged in any cell, a click opens one, pointing reads it."""

from __future__ import annotations

import math
from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from xentviz.figure.display import Group, Lines, Markers
from xentviz.numbers import probabilities
from xentviz.views.cursors import show_cursor
from xentviz.views.grid_canvas import Cell
from xentviz.views.grid_picture import GridPicture
from xentviz.views.lost_release import LostRelease
from xentviz.views.readout import readout
from xentviz.views.simplex_drag import Drag, Place, Point, grab

_REACH = 1.25  # marks from a handle's middle within which it is held: in a small triangle both may lie close together


class GridPointer(GridPicture):
    """What the mouse does.

    Signals: `dragStarted(handle)`, `pointDragged(handle, cell, p)` at most once a frame, `dragFinished(handle)`,
    `dragCancelled(handle)`, `cellOpened(cell)` by a click. `handle` is 'start' or 'target', `cell` is (row, column),
    p a tuple of 3 floats on the simplex.
    """

    dragStarted = Signal(str)
    pointDragged = Signal(str, object, object)
    dragFinished = Signal(str)
    dragCancelled = Signal(str)
    cellOpened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.focused_handle: str | None = None
        self.quiet = False  # read out what a hand holds, and not wherever the pointer is
        self._pointer: Place | None = None
        self._pressed: tuple[Cell, Place] | None = None
        self._held: tuple[Cell, Drag] | None = None
        self._waiting: Point | None = None  # a drag's newest point, until the frame of the one before is painted
        self._frame_due = False
        LostRelease(self, self._lose_hold)

    @property
    def dragging(self) -> bool:
        """Whether a handle is held."""
        return self._held is not None

    def over(self) -> Iterable[Group]:
        """Frames of the current and the pointed cell, rings round the handles, and the read-out."""
        groups = list(super().over())
        if not self.canvas.solutions:
            return groups
        cell, handle = self._under_pointer()
        marks = self.rings()
        if cell is not None and handle is None and cell not in self.own():
            marks.append(self.canvas.ring(cell, self.canvas.theme.muted, 1.0))
        elif cell is not None and handle is not None:
            marks.append(self.canvas.handle_ring(cell, handle, focused=False))
        return [*groups, Group("rings", tuple(marks)), *self._reading(cell)]

    def rings(self) -> list[Lines | Markers]:
        """What marks the keyboard's place; nothing here."""
        return []

    def follow(self, snapping: bool) -> None:
        """Bring the handle that is held to the pointer, or near it to the grid of 0.05."""
        if self._held is not None and self._pointer is not None and self.canvas.plan is not None:
            cell, drag = self._held
            frame = self.canvas.plan.cell.frame.moved(*self.canvas.corner(cell))
            self._waiting = drag.at(self._pointer, frame, snapping)
        if not self._frame_due:
            self._flush()

    def give_up(self) -> None:
        """Cancel the drag."""
        self._end_drag(self.dragCancelled)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint one frame, and then let the next point of a drag come."""
        super().paintEvent(event)
        self._frame_due = False
        if self._waiting is not None:
            QTimer.singleShot(0, self, self._flush)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a handle, or point at a cell that a release will open."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._pointer = x, y = event.position().toTuple()
        cell, handle = self._under_pointer()
        self.focused_handle = handle
        if cell is not None:
            self.focused_cell = cell
            self._pressed = (cell, (x, y))
        if cell is not None and handle is not None:
            px, py = self.canvas.handle_places(cell)[handle]
            self._held = cell, Drag(handle, (px - x, py - y))
            self.dragStarted.emit(handle)
        self._show_cursor()
        self._tell()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or read the numbers of the cell under the pointer."""
        self._pointer = event.position().toTuple()
        if self._held is not None:
            self.follow(snapping=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        self._show_cursor()
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the handle go, or open the cell that was pressed."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        pressed, self._pressed = self._pressed, None
        if self._held is not None:
            self._let_go()
        elif pressed is not None and self._is_click(pressed, event.position().toTuple()):
            self.cellOpened.emit(pressed[0])

    def leaveEvent(self, event: QEvent) -> None:
        """No pointer, no read-out."""
        if self._held is None:
            self._pointer = None
            self.update()

    def _under_pointer(self) -> tuple[Cell | None, str | None]:
        """The cell under the pointer, and the handle of it; in a drag those that are held."""
        if self._held is not None:
            return self._held[0], self._held[1].handle
        if self._pointer is None or self.canvas.plan is None or not self.canvas.solutions:
            return None, None
        cell = self.canvas.plan.at(*self._pointer)
        if cell is None:
            return None, None
        mark = self.canvas.plan.cell.mark
        handle = grab(self.canvas.handle_places(cell), *self._pointer, self.focused_handle, _REACH * mark)
        return cell, handle

    def _reading(self, cell: Cell | None) -> list[Group]:
        if cell is None or self._pointer is None or self.canvas.plan is None or (self.quiet and self._held is None):
            return []
        lines = self.lines(cell)
        if self._held is not None:
            handle = self._held[1].handle
            p = getattr(self.canvas.solution(cell).scenario, handle)
            lines = [f"{handle} {probabilities(p)}"]  # more would hide what the drag is for
            place = self.canvas.handle_places(cell)[handle]
        else:
            place = self._pointer
        size = self.size().toTuple()
        return [readout(lines, place, size, self.canvas.theme, 1.05 * self.canvas.plan.cell.text_size)]

    def _is_click(self, pressed: tuple[Cell, Place], place: Place) -> bool:
        cell, before = pressed
        assert self.canvas.plan is not None
        near = math.dist(before, place) < QApplication.startDragDistance()
        return near and self.canvas.plan.at(*place) == cell

    def _flush(self) -> None:
        if self._held is None or self._waiting is None:
            return
        p, self._waiting = self._waiting, None
        self._frame_due = True
        self.pointDragged.emit(self._held[1].handle, self._held[0], p)
        self.update()

    def _let_go(self) -> None:
        self._flush()
        self._end_drag(self.dragFinished)

    def _lose_hold(self) -> None:
        self._pressed = None
        if self._held is not None:
            self._end_drag(self.dragFinished)

    def _end_drag(self, how: SignalInstance) -> None:
        handle = self._held[1].handle if self._held else ""
        self._held = self._waiting = self._pressed = None
        how.emit(handle)
        self._show_cursor()
        self.update()

    def _show_cursor(self) -> None:
        cell, handle = self._under_pointer()
        shape = None
        if self._held is not None:
            shape = Qt.CursorShape.ClosedHandCursor
        elif handle is not None:
            shape = Qt.CursorShape.OpenHandCursor
        elif cell is not None:
            shape = Qt.CursorShape.PointingHandCursor
        show_cursor(self, shape)
