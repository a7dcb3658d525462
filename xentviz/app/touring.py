"""The guided tour in the window: which station, what it sets, and what it says as the run changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from xentviz.app.window import Window
from xentviz.explain.tour import STATIONS, Station
from xentviz.figure.simplex import DEFAULT_LAYERS
from xentviz.session import Part, Session
from xentviz.view import View

OFFER = (
    "Cross-entropy looks only at the right class, yet descent raises the right class and lowers the wrong ones. "
    "Is that the descent, the loss, or both?",
    f"A tour of {len(STATIONS)} stations finds out. Everything stays yours to drag.",
)


def _seen(station: Station, view: View) -> View:
    """How the window shows things at a station, for a person who sees them as in `view`."""
    layers = DEFAULT_LAYERS | station.layers
    return view.replace(layers=layers, swapped=station.swapped, page=station.page, span=station.span, grid=False)


class Touring(QObject):
    """The tour takes the window over and gives it back: at its end the document from before returns.

    What is done at a station can be undone there, and is no part of that document's history.

    Signals: `beginning()`, before it does.
    """

    beginning = Signal()

    def __init__(self, session: Session, window: Window) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self._number: int | None = None
        self._answer: int | None = None
        card = window.tour
        card.started.connect(self.start)
        card.answered.connect(self._reveal)
        card.nextRequested.connect(self.next)
        card.previousRequested.connect(self.previous)
        card.closed.connect(self.end)
        session.changed.connect(self._on_changed)

    @property
    def station(self) -> Station | None:
        """Where the tour is; None while there is none."""
        return None if self._number is None else STATIONS[self._number]

    @property
    def asking(self) -> bool:
        """Whether a person is to say what they expect, before the window shows it."""
        return self.station is not None and self.station.prediction is not None and self._answer is None

    def offer(self) -> None:
        """Show that there is a tour."""
        self._window.tour.show_offer("New here?", OFFER)
        self._window.tour.show()

    def start(self) -> None:
        """From the first station, wherever the tour is."""
        self.beginning.emit()
        self._session.set_aside()
        self._window.tour.show()
        self._go(0)

    def next(self) -> None:
        """The next station; after the last one the tour ends."""
        if self._number is not None and self._number + 1 < len(STATIONS):
            self._go(self._number + 1)
        else:
            self.end()

    def previous(self) -> None:
        """The station before."""
        self._go(max((self._number or 0) - 1, 0))

    def end(self) -> None:
        """Put the card away and bring back what was there before."""
        touring = self.station is not None
        self._put_away()
        if touring:
            self._session.bring_back()
        self._window.focus_page()

    def leave(self) -> None:
        """End the tour where it is: what the window shows now stays."""
        self._put_away()
        self._session.keep("tour")

    def _put_away(self) -> None:
        self._number = None
        focused = self._window.focusWidget()
        if focused is not None and self._window.tour.isAncestorOf(focused):
            self._window.focus_page()  # before the card goes: Qt would hand the keyboard on as Tab does, to a handle
        self._window.tour.hide()
        self._window.veil(False)

    def _go(self, number: int) -> None:
        self._number, self._answer = number, None
        station = STATIONS[number]
        view = _seen(station, self._session.own_document.view)
        self._session.open(self._session.document.replace(scenario=station.scenario, view=view, step=0))
        self._window.explain.maths.show_stage(station.stage)
        self._window.veil(station.prediction is not None)
        if station.prediction is None:
            self._session.to_end()
        self._show(station)

    def _show(self, station: Station) -> None:
        prediction, solution = station.prediction, self._session.solution
        ask = prediction.ask(solution) if prediction else ""
        answers = prediction.answers if prediction else ()
        lines = station.tell(solution)
        self._window.tour.show_station(STATIONS.index(station) + 1, len(STATIONS), station.title, lines, ask, answers)

    def _reveal(self, answer: int) -> None:
        self._answer = answer
        self._window.veil(False)
        if self.station is not None and self.station.span == "sum":
            self._session.to_end()
        self._judge(self._window.tour.show_reveal)

    def _judge(self, show: Callable[[int, int, Sequence[str]], object]) -> None:
        station, answer, solution = self.station, self._answer, self._session.solution
        if station is not None and station.prediction is not None and answer is not None:
            show(answer, station.prediction.right(solution), station.prediction.reveal(solution))

    def _on_changed(self, parts: Part) -> None:
        station = self.station
        if station is None or not parts & Part.SCENARIO:
            return
        solution, prediction = self._session.solution, station.prediction
        self._window.tour.show_told(station.tell(solution), prediction.ask(solution) if prediction else "")
        self._judge(self._window.tour.show_verdict)
