"""Which entries of the gradient the optimiser gets: a switch for each class, and the two choices worth a name."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xentviz.engine.target import CLASSES
from xentviz.views.check_box import CheckBox
from xentviz.views.choice_box import ChoiceBox

Free = tuple[bool, ...]

_ALL: Free = (True, True, True)
_CHOICES = (
    ("all", "The whole gradient", "Every entry counts"),
    ("right", "Only the right class's entry", "The others are set to 0"),
    ("wrong", "Only the wrong classes' entries", "The right class's is set to 0"),
    ("", "As switched below", "Entries that are off are set to 0"),
)


class FreeSwitches(QWidget):
    """Signals: `freeEdited(tuple)`: for each class whether its entry counts."""

    freeEdited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = ChoiceBox("Gradient entries", _CHOICES)
        self.boxes = [CheckBox(letter) for letter in CLASSES]
        self._right = 0
        row = QHBoxLayout()
        for letter, box in zip(CLASSES, self.boxes, strict=True):
            box.setAccessibleName(f"Gradient entry of class {letter}")
            box.setToolTip(f"Off: the gradient's entry for class {letter} is set to 0")
            box.toggled.connect(self._on_toggled)
            row.addWidget(box, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(self.choice)
        column.addLayout(row)
        self.choice.chosen.connect(self._on_chosen)

    def show_free(self, free: Free | None, right: int) -> None:
        """Show which entries count, `right` being the class with the largest target, without telling anyone."""
        self._right = right
        shown = free or _ALL
        for box, on in zip(self.boxes, shown, strict=True):
            if box.isChecked() != on:
                box.show_checked(on)
        self.choice.show_choice(next((name for name in ("all", "right", "wrong") if self._free(name) == shown), ""))

    def _free(self, name: str) -> Free:
        return tuple({"all": True, "right": i == self._right, "wrong": i != self._right}[name] for i in range(3))

    def _on_chosen(self, name: str) -> None:
        self.freeEdited.emit(self._free(name) if name else tuple(box.isChecked() for box in self.boxes))

    def _on_toggled(self) -> None:
        self.freeEdited.emit(tuple(box.isChecked() for box in self.boxes))
