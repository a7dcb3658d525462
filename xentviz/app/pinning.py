"""Joins the session's pinned runs and the table that shows them."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from xentviz.app.window import Window
from xentviz.app.wiring import Wiring
from xentviz.engine.given import InputError
from xentviz.measures import time_per_step
from xentviz.pin_table import PinRow, as_csv, as_markdown
from xentviz.pinned import measured
from xentviz.pins import Pin, Pins, names
from xentviz.scenario import MAX_STEPS, Scenario
from xentviz.session import Part, Session

_FORMS = {"csv": (as_csv, "CSV"), "markdown": (as_markdown, "Markdown")}

Timed = tuple[Scenario, int]


class Pinning(QObject):
    """Pins runs, and lets the table change them; every change can be undone. The table is computed while in sight."""

    def __init__(self, session: Session, window: Window, wiring: Wiring) -> None:
        super().__init__(window)
        self._session, self._window, self._wiring = session, window, wiring
        self._card, self._table = window.pins, window.pins.table
        self._times: dict[Timed, float] = {}
        self._measuring = QTimer(self, singleShot=True, interval=0)
        self._measuring.timeout.connect(self._measure)
        self._connect()

    @property
    def open(self) -> bool:
        """Whether the table is there."""
        return not self._card.isHidden()

    def pin(self) -> None:
        """Pin the run that the keyboard is at as far as the current one was played; time runs on."""
        scenario, last = self._wiring.chosen, self._session.last_step
        steps = min(last, MAX_STEPS)
        place = self._session.pins.find(scenario, steps)
        if place is not None:
            self._show_again(place)
            return
        try:
            self._change("pin run", self._session.pins.pin(scenario, steps))
        except InputError as error:
            self._wiring.say(f"cannot be pinned: {error}", warning=True)
            return
        self._tell_of_last(f", its first {MAX_STEPS} steps" if last > MAX_STEPS else "")

    def toggle(self) -> None:
        """Show the table and bring the keyboard to it, or hide it."""
        if self.open:
            self._leave(hide=True)
        else:
            self._card.show()
            self._wiring.say("")
            self._show()
            self._table.setFocus()

    def copy(self, form: str) -> None:
        """Put the table on the clipboard as 'csv' or 'markdown', in the order in which it is seen, else of pinning."""
        while self._measure_next():
            pass
        write, name = _FORMS[form]
        rows = self._rows()
        QGuiApplication.clipboard().setText(write(self._table.in_order(rows) if self.open else rows))
        self._wiring.say(f"table of pinned runs copied as {name}")

    def _connect(self) -> None:
        table = self._table
        table.chosen.connect(lambda place: self._session.restore(self._session.pins.runs[place]))
        table.removed.connect(self._remove)
        table.copied.connect(self.copy)
        table.pins.renamed.connect(self._rename)
        table.pins.hidden.connect(self._hide)
        table.pointed.connect(self._wiring.light_pin)
        table.left.connect(lambda: self._leave(hide=False))
        self._session.changed.connect(self._on_changed)

    def _tell_of_last(self, more: str) -> None:
        """Say that a run was pinned, and which one where it is not the current run."""
        pins, present = self._session.pins, self._session.scenario
        pin, name = pins.runs[-1], names(pins, present)[-1]
        said = f"pinned as {pin.number + 1}" + (f", {name}" if pin.scenario != present else "") + more
        self._wiring.say(said if self.open else f"{said}; T shows the table")

    def _show_again(self, place: int) -> None:
        pin = self._session.pins.runs[place]
        if pin.hidden:
            self._hide(place, False)
        self._wiring.say(f"this run is pinned already, as {pin.number + 1}")

    def _remove(self, place: int) -> None:
        pin, name = self._session.pins.runs[place], names(self._session.pins, self._session.scenario)[place]
        self._change("remove pinned run", self._session.pins.remove(place))
        self._wiring.say(f"removed {pin.number + 1}, {name}")

    def _rename(self, place: int, name: str) -> None:
        try:
            self._change("rename pinned run", self._session.pins.rename(place, name))
        except InputError as error:
            self._wiring.say(str(error), warning=True)

    def _hide(self, place: int, hidden: bool) -> None:
        name = "hide pinned run" if hidden else "show pinned run"
        self._change(name, self._session.pins.hide(place, hidden))

    def _change(self, name: str, pins: Pins) -> None:
        self._session.change(name, pins=pins)

    def _on_changed(self, parts: Part) -> None:
        if self.open and parts & (Part.PINS | Part.SCENARIO):
            self._show()

    def _show(self) -> None:
        """Bring the table up to date; without runs it goes."""
        if not len(self._session.pins):
            self._leave(hide=True)
        self._card.show_rows(self._rows())
        self._measuring.start()

    def _leave(self, hide: bool) -> None:
        """The keyboard goes back to the picture, and the table goes or stays."""
        focused = QApplication.focusWidget()
        if focused is not None and (focused is self._table or self._table.isAncestorOf(focused)):
            self._window.focus_page()
        if hide:
            self._card.hide()
            self._wiring.light_pin(None)

    def _rows(self) -> list[PinRow]:
        pins = self._session.pins
        told = zip(pins.runs, names(pins, self._session.scenario), strict=True)
        return [self._row(pin, name) for pin, name in told]

    def _row(self, pin: Pin, name: str) -> PinRow:
        found = measured(pin.scenario, pin.length)
        seconds = self._times.get((pin.scenario, pin.length))
        return PinRow(pin.number, name, found, seconds, pin.hidden, pin.name)

    def _measure(self) -> None:
        """Measure one run, between the events of the window, and go on with the next."""
        if self.open and self._measure_next():
            self._card.show_rows(self._rows())
            self._measuring.start()

    def _measure_next(self) -> bool:
        """Measure a run that has not been; says whether there was one. Those that are gone are forgotten."""
        wanted = [(pin.scenario, pin.length) for pin in self._session.pins.runs]
        self._times = {key: self._times[key] for key in wanted if key in self._times}
        key = next((key for key in wanted if key not in self._times), None)
        if key is not None:
            self._times[key] = time_per_step(key[0], measured(*key).last)
        return key is not None
