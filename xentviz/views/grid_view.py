"""The grid of runs as a person handles it: which cell is opened, and where start and target are dragged."""

from __future__ import annotations

import math
from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from xentviz.figure.display import Group, Lines, Markers
from xentviz.numbers import probabilities
from xentviz.views.grid_canvas import Cell
from xentviz.views.grid_picture import GridPicture
from xentviz.views.readout import readout
from xentviz.views.simplex_drag import Drag, Place, Point, grab
from xentviz.views.simplex_keys import is_move, moved

_HANDLES = ("start", "target")
_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_REACH = 0.75  # of a letter height beyond a handle's own radius: in a small triangle the handles lie close together
_COMES_BACK = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class GridView(GridPicture):
    """Handles drag by mouse, and move by keys once Tab has focused them; arrows go from cell to cell.

    Signals: `dragStarted(handle)`, `pointDragged(handle, cell, p)` at most once a frame, `dragFinished(handle)`,
    `dragCancelled(handle)`, `pointMoved(handle, cell, p)` by keys, `cellOpened(cell)` by a click or Enter, `left()` by
    Esc. `handle` is 'start' or 'target', `cell` is (row, column), p a tuple of 3 floats on the simplex.
    """

    dragStarted = Signal(str)
    pointDragged = Signal(str, object, object)
    dragFinished = Signal(str)
    dragCancelled = Signal(str)
    pointMoved = Signal(str, object, object)
    cellOpened = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.focused_handle: str | None = None
        self._pointer: Place | None = None
        self._pressed: tuple[Cell, Place] | None = None
        self._held: tuple[Cell, Drag] | None = None
        self._waiting: Point | None = None  # a drag's newest point, until the frame of the one before is painted
        self._frame_due = False

    def over(self) -> Iterable[Group]:
        """Frames of the current, the focused and the pointed cell, rings round the handles, and the read-out."""
        groups = list(super().over())
        if not self.canvas.solutions:
            return groups
        cell, handle = self._under_pointer()
        marks: list[Lines | Markers] = []
        if cell is not None and handle is None:
            marks.append(self.canvas.ring(cell, self.canvas.theme.muted, 1.0))
        if cell is not None and handle is not None:
            marks.append(self.canvas.handle_ring(cell, handle, focused=False))
        if self.hasFocus():
            marks += self._focus_marks()
        return [*groups, Group("rings", tuple(marks)), *self._reading(cell)]

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
        if self._held is not None and not event.buttons() & Qt.MouseButton.LeftButton:
            self._let_go()  # the release went elsewhere: to a menu opened by keys, say
        if self._held is not None:
            self._follow(snapping=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
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

    def event(self, event: QEvent) -> bool:
        """The keys that move between cells, or the focused handle, are its own, and no shortcuts of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._takes(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another cell and open it; move the focused handle; give up a drag, leave a handle, leave the grid."""
        if self._held is not None:
            self._key_in_drag(event)
        elif event.key() == Qt.Key.Key_Escape:
            if self.focused_handle is None:
                self.left.emit()
            self.focused_handle = None
        elif self.focused_handle is not None and is_move(event):
            p = getattr(self.canvas.solution(self.focused_cell).scenario, self.focused_handle)
            self.pointMoved.emit(self.focused_handle, self.focused_cell, moved(p, event))
            self._announce()
        elif event.key() in _STEPS:
            self._go(*_STEPS[Qt.Key(event.key())])
        elif event.key() in _OPENING:
            self.cellOpened.emit(self.focused_cell)
        else:
            super().keyPressEvent(event)
        self.update()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """In a drag, leave the grid of 0.05 when Shift is let go."""
        if self._held is not None and event.key() == Qt.Key.Key_Shift:
            self._follow(snapping=False)
        else:
            super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming by Tab, the cell is focused; coming by Shift+Tab, its last handle."""
        if event.reason() not in _COMES_BACK:
            self.focused_handle = "target" if event.reason() == Qt.FocusReason.BacktabFocusReason else None
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No handle is focused any more, unless the focus will come back by itself."""
        if event.reason() not in _COMES_BACK:
            self.focused_handle = None
        self.update()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from the cell to its handles before it leaves; a hand that drags keeps the focus."""
        if self._held is not None:
            return True
        order = (None, *_HANDLES) if forward else (*_HANDLES[::-1], None)
        at = order.index(self.focused_handle)
        if at + 1 < len(order):
            self.focused_handle = order[at + 1]
            self.update()
            return True
        return super().focusNextPrevChild(forward)

    def _takes(self, event: QKeyEvent) -> bool:
        if self.focused_handle is not None and is_move(event):
            return True
        return event.key() in (*_STEPS, *_OPENING, Qt.Key.Key_Escape) and bool(self.canvas.solutions)

    def _key_in_drag(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Shift:
            self._follow(snapping=True)
        elif event.key() == Qt.Key.Key_Escape:
            self._waiting = None
            self._end_drag(self.dragCancelled)

    def _go(self, down: int, right: int) -> None:
        assert self.canvas.grid is not None
        rows, columns = self.canvas.grid.shape
        row, column = self.focused_cell
        self.focused_cell = min(max(row + down, 0), rows - 1), min(max(column + right, 0), columns - 1)
        self._tell()
        self._announce()

    def _announce(self) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.spoken()))

    def _under_pointer(self) -> tuple[Cell | None, str | None]:
        """The cell under the pointer, and the handle of it; in a drag those that are held."""
        if self._held is not None:
            return self._held[0], self._held[1].handle
        if self._pointer is None or self.canvas.plan is None or not self.canvas.solutions:
            return None, None
        cell = self.canvas.plan.at(*self._pointer)
        if cell is None:
            return None, None
        text = self.canvas.plan.cell.text_size
        handle = grab(self.canvas.handle_places(cell), *self._pointer, self.focused_handle, (0.5 + _REACH) * text)
        return cell, handle

    def _focus_marks(self) -> list[Lines | Markers]:
        ring = self.canvas.ring(self.focused_cell, self.canvas.theme.focus, 2.0)
        if self.focused_handle is None:
            return [ring]
        return [ring, self.canvas.handle_ring(self.focused_cell, self.focused_handle, focused=True)]

    def _reading(self, cell: Cell | None) -> list[Group]:
        if cell is None or self._pointer is None or self.canvas.plan is None:
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

    def _follow(self, snapping: bool) -> None:
        if self._held is not None and self._pointer is not None and self.canvas.plan is not None:
            cell, drag = self._held
            frame = self.canvas.plan.cell.frame.moved(*self.canvas.corner(cell))
            self._waiting = drag.at(self._pointer, frame, snapping)
        if not self._frame_due:
            self._flush()

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

    def _end_drag(self, how: SignalInstance) -> None:
        handle = self._held[1].handle if self._held else ""
        self._held = None
        how.emit(handle)
        self._show_cursor()
        self.update()

    def _show_cursor(self) -> None:
        cell, handle = self._under_pointer()
        if self._held is not None:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif handle is not None:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        elif cell is not None:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()
