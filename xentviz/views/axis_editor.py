"""One axis of the grid: which setting, and its values as text."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from xentviz.axes import AXES, Axis, read_axis, usual
from xentviz.engine.given import InputError
from xentviz.views.choice_box import ChoiceBox
from xentviz.views.keys import Key
from xentviz.views.number_box import mark_refused
from xentviz.views.refusal import Refusal, labelled

_WIDE = 146  # pixels: the longest label
_HINT = "Values, separated by semicolons"


class ValuesLine(QLineEdit):
    """What was typed stays until it is taken over, or taken back by Esc.

    Signals: `takenBack()`.
    """

    takenBack = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._written = ""
        self.setAccessibleName(name)

    @property
    def edited(self) -> bool:
        """Whether something else stands there than what was shown."""
        return self.text() != self._written

    def show_values(self, written: str) -> None:
        """Show values as they are written, from their beginning."""
        self._written = written
        self.setText(written)
        self.setCursorPosition(0)
        self.setToolTip(f"{_HINT}: {written}")

    def commit(self) -> None:
        """Let what was typed be read."""
        self.editingFinished.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes back what was typed; where nothing was, it is the page's."""
        if event.key() == Key.Key_Escape and self.edited:
            self.show_values(self._written)
            self.takenBack.emit()
        else:
            super().keyPressEvent(event)


class AxisEditor(QWidget):
    """A list of the settings and a line with the values; a value that is refused stays in the line until it is mended.

    Why it is refused stands below. Signals: `edited(Axis)` by a person.
    """

    edited = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._axis: Axis | None = None
        self.what = ChoiceBox(name, [(what, kind.label, "") for what, kind in AXES.items()])
        self.what.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.what.setFixedWidth(_WIDE)
        self.line = ValuesLine(f"Values of the {name.lower()}")
        self.refusal = Refusal()
        self._arrange(QLabel(name))
        self.what.chosen.connect(lambda what: self.edited.emit(usual(str(what))))
        self.line.editingFinished.connect(self._read)
        self.line.takenBack.connect(lambda: self._refuse(""))

    def show_axis(self, axis: Axis) -> None:
        """Show this axis; a text that is being edited stays as long as the axis does."""
        if axis != self._axis:
            self._axis = axis
            self.what.show_choice(axis.what)
            self.line.show_values(axis.written)
            self._refuse("")

    def forget(self) -> None:
        """What was typed is of no use any more: the axis that comes next is shown in its place, be it the same."""
        self._axis = None

    def _read(self) -> None:
        if self._axis is None or not self.line.edited:
            self._refuse("")
            return
        try:
            axis = read_axis(self._axis.what, self.line.text())
        except InputError as error:
            self._refuse(labelled(str(error), {self._axis.what: self._axis.label}))
            return
        self._refuse("")
        if axis == self._axis:
            self.line.show_values(axis.written)
        else:
            self.edited.emit(axis)

    def _refuse(self, sentence: str) -> None:
        """Tell why what was typed is refused; '' takes that back."""
        self.refusal.show_sentence(sentence)
        mark_refused(self.line, sentence)

    def _arrange(self, name: QLabel) -> None:
        row, column = QHBoxLayout(), QVBoxLayout(self)
        for layout, gap in ((row, 6), (column, 4)):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(gap)
        row.addWidget(name)
        row.addWidget(self.what)
        row.addWidget(self.line, stretch=1)
        column.addLayout(row)
        column.addWidget(self.refusal)
