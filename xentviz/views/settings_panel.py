"""The settings: the three actors, the numbers of the run, the two points, its end, the layers and the appearance."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from xentviz.engine.catalog import Entry
from xentviz.engine.losses import LOSSES
from xentviz.engine.optimizers import OPTIMIZERS
from xentviz.engine.parameterizations import PARAMETERIZATIONS
from xentviz.engine.stopping import STOPPING
from xentviz.engine.target import right_class
from xentviz.figure.theme import Theme
from xentviz.scenario import Scenario
from xentviz.views.actor_section import ActorSection
from xentviz.views.choice_box import ChoiceBox
from xentviz.views.digits import whole_number
from xentviz.views.field_row import FieldRow
from xentviz.views.free_switches import FreeSwitches
from xentviz.views.heading import Heading
from xentviz.views.layer_switches import LayerSwitches
from xentviz.views.log_slider import LogSlider
from xentviz.views.number_box import NumberBox
from xentviz.views.point_entry import PointEntry
from xentviz.views.refusal import refusal_of
from xentviz.views.rival_list import RivalList
from xentviz.views.scroll_column import ScrollColumn

APPEARANCES = (("light", "Light", ""), ("dark", "Dark", ""), ("system", "Follow the system", ""))
"""The appearances by name, with label and tooltip."""

_ACTORS = (
    ("loss", "What is minimised", LOSSES),
    ("parameterization", "What descends", PARAMETERIZATIONS),
    ("optimizer", "How it walks", OPTIMIZERS),
    ("stop", "When it stops", STOPPING),
)

_LABELS = {"learning_rate": "Learning rate", "steps": "Previewed steps"}


def _nudge_steps(value: float, amount: float) -> float:
    return max(1.0, value + round(10 * amount))


class SettingsPanel(ScrollColumn):
    """Shows a scenario and says what a person wants changed in it; it changes nothing by itself.

    Every input is checked against the scenario shown last, so what is refused is told in place.

    Signals: `edited(field, value)` with a scenario's field name and a catalogue entry, number or point;
    `layersEdited(frozenset)`; `appearanceChosen(str)`; `said(str)` when something was rescaled;
    `gestureBegun()` and `gestureEnded()` around a drag of the learning rate.
    """

    edited = Signal(str, object)
    layersEdited = Signal(object)
    appearanceChosen = Signal(str)
    said = Signal(str)
    gestureBegun = Signal()
    gestureEnded = Signal()

    def __init__(self, layers: Iterable[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scenario: Scenario | None = None
        self.actors = {field: ActorSection(heading, catalog) for field, heading, catalog in _ACTORS}
        self.learning_rate = LogSlider(_LABELS["learning_rate"], lambda value: self._refusal("learning_rate", value))
        self.steps = NumberBox(_LABELS["steps"], read=whole_number, check=self._refuse_steps, nudge=_nudge_steps)
        self.points = {field: self._point_entry(field) for field in ("start", "target")}
        self.free = FreeSwitches()
        self.rivals = RivalList()
        self.layers = LayerSwitches(layers)
        self.appearance = ChoiceBox("Appearance", APPEARANCES)
        self._arrange()
        self._connect()

    def show_scenario(self, scenario: Scenario) -> None:
        """Show every setting without telling anyone."""
        self._scenario = scenario
        for field, section in self.actors.items():
            section.show_entry(getattr(scenario, field))
        self.learning_rate.show_value(scenario.learning_rate)
        self.steps.show_value(scenario.steps)
        for field, entry in self.points.items():
            entry.show_point(getattr(scenario, field))
        self.free.show_free(scenario.free, right_class(scenario.target))

    def show_layers(self, names: frozenset[str]) -> None:
        """Show which layers are on."""
        self.layers.show_layers(names)

    def show_appearance(self, name: str) -> None:
        """Show the chosen appearance: 'light', 'dark' or 'system'."""
        self.appearance.show_choice(name)

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's class colours; everything else follows the style sheet."""
        for entry in self.points.values():
            entry.set_theme(theme)
        self.rivals.set_theme(theme)

    def _arrange(self) -> None:
        self.setObjectName("settingsPanel")
        self.setAccessibleName("Settings")
        self.add(self.actors["loss"])
        self.add(self.actors["parameterization"])
        self.add(self.actors["optimizer"], self.learning_rate, FieldRow(_LABELS["steps"], self.steps))
        for field, entry in self.points.items():
            self.add(Heading(field), entry)
        self.add(self.actors["stop"])
        self.add(Heading("Swap one actor"), self.rivals)
        self.add(Heading("Layers"), self.layers)
        self.add(Heading("Gradient entries"), self.free)
        self.add(Heading("Appearance"), self.appearance)

    def _point_entry(self, field: str) -> PointEntry:
        entry = PointEntry(field, lambda point: self._refusal(field, point))
        entry.setObjectName(field)
        entry.pointEdited.connect(lambda point: self.edited.emit(field, point))
        entry.said.connect(self.said)
        return entry

    def _connect(self) -> None:
        for field, section in self.actors.items():
            section.setObjectName(field)
            section.entryEdited.connect(lambda entry, field=field: self._on_entry_edited(field, entry))
        self.learning_rate.valueEdited.connect(lambda value: self.edited.emit("learning_rate", value))
        self.learning_rate.gestureBegun.connect(self.gestureBegun)
        self.learning_rate.gestureEnded.connect(self.gestureEnded)
        self.steps.valueEdited.connect(lambda value: self.edited.emit("steps", int(value)))
        self.free.freeEdited.connect(lambda free: self.edited.emit("free", free))
        self.layers.layersEdited.connect(self.layersEdited)
        self.appearance.chosen.connect(self.appearanceChosen.emit)

    def _on_entry_edited(self, field: str, entry: Entry) -> None:
        sentence = self._refusal(field, entry)
        if sentence is None:
            self.edited.emit(field, entry)
            return
        self.actors[field].show_entry(getattr(self._scenario, field))
        self.actors[field].refusal.show_sentence(sentence)

    def _refuse_steps(self, value: float) -> str | None:
        return self._refusal("steps", int(value) if float(value).is_integer() else value)

    def _refusal(self, field: str, value: Any) -> str | None:
        scenario = self._scenario
        return None if scenario is None else refusal_of(lambda: scenario.replace(**{field: value}), _LABELS)
