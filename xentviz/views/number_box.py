"""Exact number entry: a line edit that reads point and comma alike, shows C-locale digits and refuses in place."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from xentviz.engine.entry import parse_number
from xentviz.engine.given import InputError
from xentviz.views.digits import by_digit, shortest
from xentviz.views.keys import Key, claim, leave

_STEPS = {Key.Key_Up: 1.0, Key.Key_Down: -1.0, Key.Key_PageUp: 10.0, Key.Key_PageDown: -10.0}
_WITHOUT_COMMIT = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class NumberBox(QLineEdit):
    """A number that is always valid: what cannot be used is refused, and the old value stays.

    `name` heads refusals and is the accessible name. `read(text, name)` reads what was typed. `check` returns a
    sentence for a number that is not allowed here, or None. `show` writes the value; digits that it leaves out come
    with the focus. `nudge(value, amount)` serves the arrows, the page keys (10 steps) and, while focused, the wheel;
    Shift makes it 10 steps, Ctrl a tenth. The box is as wide as `widest`.

    Signals: `valueEdited(float)` when a person committed another value, `refused(str)` with one sentence,
    `cleared()` when an earlier refusal no longer stands.
    """

    valueEdited = Signal(float)
    refused = Signal(str)
    cleared = Signal()

    def __init__(
        self,
        name: str,
        value: float = 0.0,
        *,
        read: Callable[[str, str], float] = parse_number,
        check: Callable[[float], str | None] = lambda value: None,
        show: Callable[[float], str] = shortest,
        nudge: Callable[[float, float], float] = by_digit,
        widest: str = "0.000000000",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._read, self._check, self._show, self._nudge = name, read, check, show, nudge
        self._value = value
        self._widest = widest
        self._turned = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self.returnPressed.connect(self.commit)
        self.textEdited.connect(self._clear)
        self._write()

    @property
    def value(self) -> float:
        """The last accepted value, exactly."""
        return self._value

    def show_value(self, value: float) -> None:
        """Show a value without telling anyone. The value already shown leaves text being typed alone.

        A refusal whose text has given way is forgotten.
        """
        if value != self._value:
            self._value = value
            self.restore()
        elif not self._edited():
            self._clear()

    def restore(self) -> None:
        """Forget what was typed and show the value."""
        self._clear()
        self._write()

    def refuse(self, sentence: str) -> None:
        """Mark the box and tell why; what was typed stays there to be mended."""
        self._mark(sentence)
        self.refused.emit(sentence)

    def commit(self) -> None:
        """Read what was typed: take it over, or refuse it and leave it there to be mended."""
        if not self._edited():
            return
        try:
            value = self._read(self.text(), self._name)
        except InputError as error:
            self.refuse(str(error))
        else:
            self._offer(value)

    def sizeHint(self) -> QSize:
        """Room for the widest text in the present font, plus the padding of the style sheet and the caret."""
        return QSize(self.fontMetrics().horizontalAdvance(self._widest) + 16, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """The size hint: a number is never cut off to save room."""
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        """Keep the stepping keys from window shortcuts, and Esc while there is something to take back."""
        own = frozenset(_STEPS) | ({Key.Key_Escape} if self._edited() else frozenset())
        return claim(event, own) or leave(event, self) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and page keys step, Esc restores; the rest is typing."""
        amount = _STEPS.get(Qt.Key(event.key()))
        if amount is not None:
            self._step(amount, event.modifiers())
        elif event.key() == Key.Key_Escape and self._edited():
            self.restore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Step while focused; otherwise the wheel belongs to the scroll area around."""
        if not self.hasFocus():
            event.ignore()
            return
        self._turned += event.angleDelta().y()
        notches = int(self._turned / 120)
        self._turned -= notches * 120
        if notches:
            self._step(notches, event.modifiers())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the digits that are hidden otherwise."""
        if not self._edited():
            self.restore()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Commit; what is refused gives way to the old value, while the sentence stays."""
        super().focusOutEvent(event)
        if event.reason() not in _WITHOUT_COMMIT:
            self.commit()
            self._write()
        self.setCursorPosition(0)

    def _step(self, amount: float, modifiers: Qt.KeyboardModifier) -> None:
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            amount *= 10
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            amount /= 10
        self.commit()
        moved = self._nudge(self._value, amount)
        if math.isfinite(moved) and not self._edited():
            self._offer(moved)

    def _offer(self, value: float) -> None:
        sentence = self._check(value)
        if sentence is not None:
            self.refuse(sentence)
            return
        changed, self._value = value != self._value, value
        self.restore()
        if changed:
            self.valueEdited.emit(value)

    def _edited(self) -> bool:
        return self.text() != self._written

    def _write(self) -> None:
        self._written = self._show(self._value)
        if self.hasFocus() and float(self._written) != self._value:
            self._written = shortest(float(f"{self._value:.12g}"))
        self.setText(self._written)

    def _clear(self) -> None:
        if self.property("refused"):
            self._mark("")
            self.cleared.emit()

    def _mark(self, sentence: str) -> None:
        self.setToolTip(sentence)
        mark_refused(self, sentence)


def mark_refused(field: QWidget, sentence: str) -> None:
    """Mark a field whose text is refused, and why for a screen reader; '' takes the mark away."""
    field.setProperty("refused", bool(sentence))
    field.setAccessibleDescription(sentence)
    field.style().polish(field)  # the style sheet's border follows the property only when polished again
