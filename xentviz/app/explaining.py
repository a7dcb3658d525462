"""Joins the session and what explains it: the ledger, the mathematics of the step, the paths of rivals."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer

from xentviz.app.window import Window
from xentviz.engine.ledger import Anatomy
from xentviz.explain.account import account
from xentviz.explain.lesson import lesson
from xentviz.rivals import Rival, rivals
from xentviz.session import Part, Session
from xentviz.view import View


class Explaining(QObject):
    """What is shown is computed when it is in sight, and only then."""

    def __init__(self, session: Session, window: Window, edit: Callable[..., Any]) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self._shown: View | None = None
        self._rivals: tuple[Rival, ...] = ()
        self._anatomy: Anatomy | None = None
        self._term: str | None = None
        # In a drag the hand's own path is painted first; the others' follow in the frame after it.
        self._after_frame = QTimer(self, singleShot=True, interval=0)
        self._after_frame.timeout.connect(lambda: self._show_rivals(anew=True))
        self._connect(edit)

    def show(self, parts: Part) -> None:
        """Bring up to date what these parts touch."""
        before, self._shown = self._shown, self._session.view
        swapped = before is None or before.swapped != self._shown.swapped
        if parts & Part.SCENARIO and self._session.in_gesture and not swapped:
            if self._shown.swapped:
                self._after_frame.start()
        elif swapped or parts & (Part.SCENARIO | Part.STEP):
            self._show_rivals(anew=swapped or bool(parts & Part.SCENARIO))
        turned = self._turn_to(before, self._shown)
        if turned or parts & (Part.SCENARIO | Part.TRAJECTORY | Part.STEP):
            self._explain()

    def _turn_to(self, before: View | None, view: View) -> bool:
        """Show the page and the span that are chosen; says whether they are others than before."""
        if before is None or before.page != view.page:
            self._window.explain.show_page(view.page)
            self._light(None)
        self._window.explain.show_span(view.span)
        return before is None or (before.page, before.span) != (view.page, view.span)

    def _connect(self, edit: Callable[..., Any]) -> None:
        card, listed, session = self._window.explain, self._window.settings.rivals, self._session
        card.pageChosen.connect(lambda page: session.edit_view(page=page))
        card.spanChosen.connect(lambda span: session.edit_view(span=span))
        card.maths.termHovered.connect(self._light)
        card.ledger.classPointed.connect(lambda index: self._light(None if index is None else f"p:{index}"))
        listed.actorChosen.connect(lambda actor: session.edit_view(swapped=actor))
        listed.entryChosen.connect(lambda actor, entry: edit(**{actor: entry}))
        listed.rivalPointed.connect(self._window.simplex.light_rival)
        self._window.simplex.termPointed.connect(card.maths.show_lit)
        session.changed.connect(self.show)

    def _show_rivals(self, anew: bool) -> None:
        if anew:
            self._rivals = rivals(self._session.scenario, self._session.view.swapped)
            self._window.simplex.show_rivals(self._rivals)
        self._window.settings.rivals.show_rivals(self._session.view.swapped, self._rivals, self._session.current_step)

    def _explain(self) -> None:
        session, card = self._session, self._window.explain
        if session.view.page == "ledger":
            shown = account(session.solution, session.trajectory, session.current_step, session.view.span == "sum")
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
