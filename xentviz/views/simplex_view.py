"""The simplex as a person handles it: says where the start and the target are dragged."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from xentviz.figure.display import Group
from xentviz.views.cursors import show_cursor
from xentviz.views.lost_release import LostRelease
from xentviz.views.readout import readout
from xentviz.views.simplex_drag import Drag, Place, Point, grab, inside, under
from xentviz.views.simplex_keys import is_move, moved
from xentviz.views.simplex_picture import SimplexPicture
from xentviz.views.simplex_reading import Reader, reading

_HANDLES = ("start", "target")
# Focus that a menu or another window takes comes back by itself, and to the same handle.
_COMES_BACK = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class SimplexView(SimplexPicture):
    """Both handles drag by mouse, and move by keys once Tab or a press has focused them.

    Signals: `dragStarted(handle)`, `pointDragged(handle, p)` at most once a frame, `dragFinished(handle)`,
    `dragCancelled(handle)`, `pointMoved(handle, p)` by keys or a double click,
    `termPointed(key or None)` where the pointer is on what a formula's term stands for: 'p' or 'y'. `handle` is
    'start' or 'target', p a tuple of 3 floats on the simplex.
    """

    dragStarted = Signal(str)
    pointDragged = Signal(str, object)
    dragFinished = Signal(str)
    dragCancelled = Signal(str)
    pointMoved = Signal(str, object)
    termPointed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.focused_handle: str | None = None
        self.quiet = False  # read out what a hand holds, and not wherever the pointer is
        self._reader: Reader | None = None
        self._drag: Drag | None = None
        self._pointer: Place | None = None
        self._waiting: Point | None = None  # a drag's newest point, until the frame of the one before is painted
        self._frame_due = False
        LostRelease(self, self._lose_hold)

    def set_reader(self, reader: Reader) -> None:
        """Where the numbers of the read-out come from."""
        self._reader = reader

    def over(self) -> Iterable[Group]:
        """The rings round the handles, and the read-out."""
        hovered = self._drag.handle if self._drag else self._handle_under_pointer()
        groups = [self.canvas.rings(hovered, self.focused_handle if self.hasFocus() else None)]
        if self._pointer is not None and self._reader is not None and not (self.quiet and self._drag is None):
            held = self._drag.handle if self._drag else None
            lines = reading(self.canvas, self._reader, self._pointer, held)
            place = self.canvas.handle_places()[held] if held else self._pointer
            if lines:
                groups.append(readout(lines, place, self.size().toTuple(), self.canvas.theme, self.canvas.text_size))
        return groups

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint one frame, and then let the next point of a drag come."""
        super().paintEvent(event)
        self._frame_due = False
        if self._waiting is not None:
            QTimer.singleShot(0, self, self._flush)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a handle."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        x, y = event.position().toTuple()
        handle = self._handle_at(x, y)
        self.focused_handle = handle
        if handle is not None:
            px, py = self.canvas.handle_places()[handle]
            self._drag = Drag(handle, (px - x, py - y))
            self.canvas.show_ghost(None if self.canvas.trajectory is None else self.canvas.trajectory.p)
            self.dragStarted.emit(handle)
        self._pointer = (x, y)
        self._show_cursor()
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or read the numbers under the pointer."""
        self._pointer = x, y = event.position().toTuple()
        if self._drag is not None:
            self._follow(snapping=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            self.termPointed.emit(self.canvas.term_at(x, y))
            self._show_cursor()
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the handle go."""
        if self._drag is not None and event.button() == Qt.MouseButton.LeftButton:
            self._let_go()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click inside the triangle brings the start there; on a handle it is a press."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        x, y = event.position().toTuple()
        if self._handle_at(x, y) is not None:
            self.mousePressEvent(event)
        elif inside(self.canvas.frame, x, y):
            self.pointMoved.emit("start", under(self.canvas.frame, x, y))

    def leaveEvent(self, event: QEvent) -> None:
        """No pointer, no read-out."""
        if self._drag is None:
            self._pointer = None
            self.termPointed.emit(None)
            self.update()

    def event(self, event: QEvent) -> bool:
        """While a handle is focused, the keys that move it are its own, and no shortcuts of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._takes(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the focused handle; in a drag, snap to the grid or give it up."""
        if self._drag is not None and event.key() == Qt.Key.Key_Shift:
            self._follow(snapping=True)
        elif self._drag is not None and event.key() == Qt.Key.Key_Escape:
            self._end_drag(self.dragCancelled)
        elif self._takes(event) and self.focused_handle is not None and self.canvas.scenario is not None:
            p = getattr(self.canvas.scenario, self.focused_handle)
            self.pointMoved.emit(self.focused_handle, moved(p, event))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.spoken()))
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """In a drag, leave the grid when Shift is let go."""
        if self._drag is not None and event.key() == Qt.Key.Key_Shift:
            self._follow(snapping=False)
        else:
            super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming by Tab, the first handle is focused; coming by Shift+Tab, the last."""
        by_tab = {Qt.FocusReason.TabFocusReason: "start", Qt.FocusReason.BacktabFocusReason: "target"}
        self.focused_handle = by_tab.get(event.reason(), self.focused_handle)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No handle is focused any more, unless the focus will come back by itself."""
        if event.reason() not in _COMES_BACK:
            self.focused_handle = None
        self.update()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from handle to handle before it leaves; a hand that drags keeps the focus."""
        if self._drag is not None:
            return True
        order = (None, *_HANDLES) if forward else (None, *_HANDLES[::-1])
        at = order.index(self.focused_handle)
        if at + 1 < len(order):
            self.focused_handle = order[at + 1]
            self.update()
            return True
        return super().focusNextPrevChild(forward)

    def _takes(self, event: QKeyEvent) -> bool:
        held = self._drag is not None and event.key() == Qt.Key.Key_Escape
        return held or (self.focused_handle is not None and is_move(event))

    def _handle_at(self, x: float, y: float) -> str | None:
        return grab(self.canvas.handle_places(), x, y, self.focused_handle, self.canvas.reach)

    def _handle_under_pointer(self) -> str | None:
        return None if self._pointer is None else self._handle_at(*self._pointer)

    def _follow(self, snapping: bool) -> None:
        if self._drag is not None and self._pointer is not None:
            self._waiting = self._drag.at(self._pointer, self.canvas.frame, snapping)
        if not self._frame_due:
            self._flush()

    def _flush(self) -> None:
        if self._drag is None or self._waiting is None:
            return
        p, self._waiting = self._waiting, None
        self._frame_due = True
        self.pointDragged.emit(self._drag.handle, p)
        self.update()

    def _let_go(self) -> None:
        self._flush()
        self._end_drag(self.dragFinished)

    def _lose_hold(self) -> None:
        if self._drag is not None:
            self._end_drag(self.dragFinished)

    def _end_drag(self, how: SignalInstance) -> None:
        handle = self._drag.handle if self._drag else ""
        self._drag = self._waiting = None
        self.canvas.show_ghost(None)
        how.emit(handle)
        self._show_cursor()
        self.update()

    def _show_cursor(self) -> None:
        shape = None
        if self._drag is not None:
            shape = Qt.CursorShape.ClosedHandCursor
        elif self._handle_under_pointer() is not None:
            shape = Qt.CursorShape.OpenHandCursor
        show_cursor(self, shape)
