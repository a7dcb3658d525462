"""Joins the session and what explains it: the ledger, the mathematics of the step, the paths of rivals."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer

from xentviz.app.preferences import View
from xentviz.app.window import Window
from xentviz.engine.ledger import Anatomy
from xentviz.explain.account import account
from xentviz.explain.lesson import lesson
from xentviz.rivals import Rival, rivals
from xentviz.session import Part, Session


class Explaining(QObject):
    """What is shown is computed when it is in sight, and only then.

    `swapped`, `page` and `span` are the choices, see `xentviz.app.preferences.View`.
    """

    def __init__(self, session: Session, window: Window, view: View, edit: Callable[..., Any]) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self.swapped, self.page, self.span = view.swapped, view.page, view.span
        self._rivals: tuple[Rival, ...] = ()
        self._anatomy: Anatomy | None = None
        self._term: str | None = None
        # In a drag the hand's own path is painted first; the others' follow in the frame after it.
        self._after_frame = QTimer(self, singleShot=True, interval=0)
        self._after_frame.timeout.connect(lambda: self._show_rivals(anew=True))
        self._connect(edit)
        window.explain.show_page(self.page)
        window.explain.show_span(self.span)

    def show_view(self, view: View) -> None:
        """Make these choices."""
        self.swap(view.swapped)
        self.choose_page(view.page)
        self.choose_span(view.span)

    def choose_page(self, name: str) -> None:
        """Explain by the ledger or by the mathematics."""
        self.page = name
        self._window.explain.show_page(name)
        self._light(None)
        self._explain()

    def choose_span(self, name: str) -> None:
        """The ledger of the next step, or of all steps so far."""
        self.span = name
        self._window.explain.show_span(name)
        self._explain()

    def swap(self, actor: str) -> None:
        """Show the paths of this actor's other members; '' for none."""
        self.swapped = actor
        self.show(Part.SCENARIO)

    def show(self, parts: Part) -> None:
        """Bring up to date what these parts touch."""
        if parts & Part.SCENARIO and self._session.in_gesture:
            if self.swapped:
                self._after_frame.start()
        elif parts & (Part.SCENARIO | Part.STEP):
            self._show_rivals(anew=bool(parts & Part.SCENARIO))
        if parts & (Part.SCENARIO | Part.TRAJECTORY | Part.STEP):
            self._explain()

    def _connect(self, edit: Callable[..., Any]) -> None:
        card, listed = self._window.explain, self._window.settings.rivals
        card.pageChosen.connect(self.choose_page)
        card.spanChosen.connect(self.choose_span)
        card.maths.termHovered.connect(self._light)
        card.ledger.classPointed.connect(lambda index: self._light(None if index is None else f"p:{index}"))
        listed.actorChosen.connect(self.swap)
        listed.entryChosen.connect(lambda actor, entry: edit(**{actor: entry}))
        listed.rivalPointed.connect(self._window.simplex.light_rival)
        self._window.simplex.termPointed.connect(card.maths.show_lit)
        self._session.changed.connect(self.show)

    def _show_rivals(self, anew: bool) -> None:
        if anew:
            self._rivals = rivals(self._session.scenario, self.swapped)
            self._window.simplex.show_rivals(self._rivals)
        self._window.settings.rivals.show_rivals(self.swapped, self._rivals, self._session.current_step)

    def _explain(self) -> None:
        session, card = self._session, self._window.explain
        if self.page == "ledger":
            shown = account(session.solution, session.trajectory, session.current_step, self.span == "sum")
            card.ledger.show_account(shown)
        else:
            taught = lesson(session.solution, session.trajectory, session.current_step)
            card.maths.show_stages(taught.stages, taught.absence)
        if self._term is not None:
            self._light(self._term)

    def _light(self, term: str | None) -> None:
        """Light what a term stands for on the simplex."""
        self._term = term
        session = self._session
        anatomy = session.solution.book.anatomy(session.current_step) if term is not None else None
        self._window.simplex.show_lit(term, anatomy)
