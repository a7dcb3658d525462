"""What the three classes are called on the page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from xentviz.app.option_field import OptionField
from xentviz.engine.target import CLASSES

LABEL = "Class names"


class NamesField(QWidget):
    """A line for each class, with its letter in it while it has no name.

    Signals: `changed()`.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.lines = [QLineEdit() for _ in CLASSES]
        for letter, line in zip(CLASSES, self.lines, strict=True):
            line.setPlaceholderText(letter)
            line.setAccessibleName(f"Name of class {letter}")
            line.textChanged.connect(lambda _: self.changed.emit())
            row.addWidget(line, 1)

    def read(self) -> tuple[str, ...]:
        """The names; an empty one is none."""
        return tuple(line.text().strip() for line in self.lines)

    def show_names(self, names: object) -> None:
        """Show names as RenderOptions has them."""
        assert isinstance(names, Sequence)
        for line, name in zip(self.lines, names, strict=True):
            line.setText(name)

    def field(self) -> OptionField:
        """As a field of the dialog."""
        return OptionField("names", LABEL, self, self.read, self.show_names, self.changed)
