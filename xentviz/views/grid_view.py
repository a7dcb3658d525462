"""The grid of runs as a person handles it: what the mouse does, see `grid_pointer`, the keys do as well."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from xentviz.figure.display import Lines, Markers
from xentviz.scenario import Scenario
from xentviz.views.grid_pointer import GridPointer
from xentviz.views.simplex_keys import is_move, moved

_HANDLES = ("start", "target")
_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
_OUTSET = 3  # pixels: outside the frame of the current run's cell
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
# Focus that a menu or another window takes comes back by itself, and to the same handle.
_COMES_BACK = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class GridView(GridPointer):
    """Arrows go from cell to cell, Enter opens one; Tab focuses its handles, and the arrows move these.

    Signals, besides those of `GridPointer`: `pointMoved(handle, cell, p)` by keys, `left()` by Esc.
    """

    pointMoved = Signal(str, object, object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def chosen(self) -> Scenario | None:
        """What the cell shows that the keyboard is at; None while it is elsewhere."""
        chosen = self.hasFocus() and self.canvas.solutions
        return self.canvas.solution(self.focused_cell).scenario if chosen else None

    def rings(self) -> list[Lines | Markers]:
        """The frame of the focused cell, and the ring of its focused handle."""
        if not self.hasFocus():
            return []
        ring = self.canvas.ring(self.focused_cell, self.canvas.theme.focus, 2.0, _OUTSET)
        if self.focused_handle is None:
            return [ring]
        return [ring, self.canvas.handle_ring(self.focused_cell, self.focused_handle, focused=True)]

    def event(self, event: QEvent) -> bool:
        """The keys that move between cells, or the focused handle, are its own, and no shortcuts of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._takes(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another cell and open it; move the focused handle; give up a drag, leave a handle, leave the grid."""
        if self.dragging:
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
        if self.dragging and event.key() == Qt.Key.Key_Shift:
            self.follow(snapping=False)
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
        if self.dragging:
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
            self.follow(snapping=True)
        elif event.key() == Qt.Key.Key_Escape:
            self.give_up()

    def _go(self, down: int, right: int) -> None:
        assert self.canvas.grid is not None
        rows, columns = self.canvas.grid.shape
        row, column = self.focused_cell
        self.focused_cell = min(max(row + down, 0), rows - 1), min(max(column + right, 0), columns - 1)
        self._tell()
        self._announce()

    def _announce(self) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.spoken()))
