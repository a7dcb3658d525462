"""One actor of the descent in the panel: a heading, the choice of a catalogue entry, and that entry's parameters."""

from __future__ import annotations

import itertools
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xentviz.engine.catalog import Catalog, Entry
from xentviz.views.choice_box import ChoiceBox
from xentviz.views.heading import Heading
from xentviz.views.param_form import ParamForm
from xentviz.views.refusal import Refusal


class ActorSection(QWidget):
    """Made from a catalogue. Each entry keeps the parameter values that it had when it was last chosen.

    Signals: `entryEdited(Entry)` when a person chose another entry or changed a parameter.
    """

    entryEdited = Signal(object)

    def __init__(self, heading: str, catalog: Catalog[Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._members = {member.name: member for member in catalog}
        self._forms: dict[str, ParamForm] = {}
        self._shown: ParamForm | None = None
        self.choice = ChoiceBox(heading, [(m.name, m.label, m.summary) for m in catalog])
        self.choice.chosen.connect(self._on_chosen)
        self.refusal = Refusal()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(5)
        for part in (Heading(heading), self.choice, self.refusal):
            self._column.addWidget(part)

    def show_entry(self, entry: Entry) -> None:
        """Show an entry and its parameters without telling anyone."""
        self.refusal.clear_sentence()
        self.choice.show_choice(entry.name)
        form = self._form(entry.name)
        form.show_entry(entry)
        if form is not self._shown:
            self._swap(form)

    def _on_chosen(self, name: str) -> None:
        form = self._form(name)
        self._swap(form)
        self.entryEdited.emit(form.entry)

    def _form(self, name: str) -> ParamForm:
        if name not in self._forms:
            form = self._forms[name] = ParamForm(self._members[name]())
            form.hide()
            form.entryEdited.connect(self.entryEdited)
            self._column.addWidget(form)
            for before, after in itertools.pairwise((self.choice, *form.controls.values())):
                QWidget.setTabOrder(before, after)  # a form that is made late would come last
        return self._forms[name]

    def _swap(self, form: ParamForm) -> None:
        if self._shown is not None:
            self._shown.hide()
        self._shown = form
        form.setVisible(bool(form.controls))
