"""The form of one catalogue entry, made from its parameters."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xentviz.engine.catalog import Entry, Param
from xentviz.views.check_box import CheckBox
from xentviz.views.field_row import FieldRow
from xentviz.views.number_box import NumberBox
from xentviz.views.refusal import refusal_of


class ParamForm(QWidget):
    """A row for each parameter of an entry: a number box or a check box. Remembers the entry's values.

    Signals: `entryEdited(Entry)` with the entry as a person changed it.
    """

    entryEdited = Signal(object)

    def __init__(self, entry: Entry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = entry
        self.controls: dict[str, NumberBox | CheckBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        for param in entry.params():
            self._add(param)
        self.show_entry(entry)

    def show_entry(self, entry: Entry) -> None:
        """Show an entry of the same kind without telling anyone."""
        self.entry = entry
        for name, value in entry.values().items():
            control = self.controls[name]
            if isinstance(control, CheckBox):
                control.show_checked(bool(value))
            else:
                control.show_value(value)

    def _add(self, param: Param) -> None:
        if param.kind is bool:
            switch = self.controls[param.name] = CheckBox(param.label)
            switch.toggled.connect(lambda value: self._edit(param.name, value))
            self._column.addWidget(switch)
            return
        box = self.controls[param.name] = NumberBox(param.label, check=lambda value: self._refusal(param, value))
        box.valueEdited.connect(lambda value: self._edit(param.name, value))
        self._column.addWidget(FieldRow(param.label, box))

    def _refusal(self, param: Param, value: float) -> str | None:
        return refusal_of(lambda: dataclasses.replace(self.entry, **{param.name: value}), {param.name: param.label})

    def _edit(self, name: str, value: float | bool) -> None:
        self.entry = dataclasses.replace(self.entry, **{name: value})
        self.entryEdited.emit(self.entry)
