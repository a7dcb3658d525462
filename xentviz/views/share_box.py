"""The number box of one class's probability, which knows a whole point when one is typed or pasted into it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from xentviz.engine.entry import several
from xentviz.views.number_box import NumberBox


def _nudge_share(value: float, amount: float) -> float:
    return min(max(round(value + 0.01 * amount, 12), 0.0), 1.0)


def _check_share(name: str, value: float) -> str | None:
    return None if 0 <= value <= 1 else f"{name} is {value:g}, allowed is a number from 0 to 1."


class ShareBox(NumberBox):
    """A share from 0 to 1, shown with three decimals; arrows move it by 0.01.

    Signals: those of NumberBox, and `pointGiven(str)` for a list of numbers, which is meant for all classes.
    """

    pointGiven = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(
            name,
            check=lambda value: _check_share(name, value),
            show=lambda value: f"{value:.3f}",
            nudge=_nudge_share,
            widest="0.000",
            parent=parent,
        )
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def commit(self) -> None:
        """Hand on a list; take a single number over as usual."""
        if several(self.text()):
            self.pointGiven.emit(self.text())
        else:
            super().commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste a list into all boxes, whatever this one holds."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Drop a list into all boxes."""
        if not self._give(event.mimeData().text()):
            super().dropEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The usual menu, whose Paste knows lists too."""
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() == "edit-paste":
                action.triggered.disconnect()
                action.triggered.connect(self.paste)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def paste(self) -> None:
        """Paste a list into all boxes, anything else into this one."""
        if not self._give(QGuiApplication.clipboard().text()):
            super().paste()

    def _give(self, text: str) -> bool:
        listed = several(text)
        if listed:
            self.pointGiven.emit(text)
        return listed
