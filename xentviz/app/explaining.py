"""Joins the session and what explains it beside the picture: the ledger, the mathematics, the list of rivals."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from xentviz.app.picture_wiring import PictureWiring
from xentviz.app.window import Window
from xentviz.explain.account import account
from xentviz.explain.lesson import lesson
from xentviz.session import Part, Session
from xentviz.view import View


class Explaining(QObject):
    """What is shown is computed when it is in sight, and only then."""

    def __init__(self, session: Session, window: Window, picture: PictureWiring, edit: Callable[..., Any]) -> None:
        super().__init__(window)
        self._session, self._window, self._picture = session, window, picture
        self._shown: View | None = None
        self._connect(edit)

    def show(self, parts: Part) -> None:
        """Bring up to date what these parts touch."""
        before, self._shown = self._shown, self._session.view
        turned = self._turn_to(before, self._shown)
        if turned or parts & (Part.SCENARIO | Part.TRAJECTORY | Part.STEP):
            self._explain()

    def _turn_to(self, before: View | None, view: View) -> bool:
        """Show the page and the span that are chosen; says whether they are others than before."""
        if before is None or before.page != view.page:
            self._window.explain.show_page(view.page)
            self._picture.light(None)
        self._window.explain.show_span(view.span)
        return before is None or (before.page, before.span) != (view.page, view.span)

    def _connect(self, edit: Callable[..., Any]) -> None:
        card, listed, session = self._window.explain, self._window.settings.rivals, self._session
        card.pageChosen.connect(lambda page: session.edit_view(page=page))
        card.spanChosen.connect(lambda span: session.edit_view(span=span))
        card.maths.termHovered.connect(self._picture.light)
        card.ledger.classPointed.connect(lambda k: self._picture.light(None if k is None else f"p:{k}"))
        self._picture.rivals.listed.connect(listed.show_rivals)
        listed.actorChosen.connect(lambda actor: session.edit_view(swapped=actor))
        listed.entryChosen.connect(lambda actor, entry: edit(**{actor: entry}))
        listed.rivalPointed.connect(self._window.simplex.light_rival)
        self._window.simplex.termPointed.connect(card.maths.show_lit)

    def _explain(self) -> None:
        session, card = self._session, self._window.explain
        if session.view.page == "ledger":
            shown = account(session.solution, session.trajectory, session.current_step, session.view.span == "sum")
            card.ledger.show_account(shown)
        else:
            taught = lesson(session.solution, session.trajectory, session.current_step)
            card.maths.show_stages(taught.stages, taught.absence)
