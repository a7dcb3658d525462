"""Joins the session and what explains it: the ledger, the paths of rivals."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from xentviz.app.preferences import View
from xentviz.app.window import Window
from xentviz.explain.account import account
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
        card, listed = window.explain, window.settings.rivals
        card.pageChosen.connect(self.choose_page)
        card.spanChosen.connect(self.choose_span)
        listed.actorChosen.connect(self.swap)
        listed.entryChosen.connect(lambda actor, entry: edit(**{actor: entry}))
        listed.rivalPointed.connect(window.simplex.light_rival)
        session.changed.connect(self.show)
        card.show_page(self.page)
        card.show_span(self.span)

    def show_view(self, view: View) -> None:
        """Make these choices."""
        self.swap(view.swapped)
        self.choose_page(view.page)
        self.choose_span(view.span)

    def choose_page(self, name: str) -> None:
        """Explain by the ledger or by the mathematics."""
        self.page = name
        self._window.explain.show_page(name)
        self._show_account()

    def choose_span(self, name: str) -> None:
        """The ledger of the next step, or of all steps so far."""
        self.span = name
        self._window.explain.show_span(name)
        self._show_account()

    def swap(self, actor: str) -> None:
        """Show the paths of this actor's other members; '' for none."""
        self.swapped = actor
        self.show(Part.SCENARIO)

    def show(self, parts: Part) -> None:
        """Bring up to date what these parts touch."""
        if parts & Part.SCENARIO:
            self._rivals = rivals(self._session.scenario, self.swapped)
            self._window.simplex.show_rivals(self._rivals)
        if parts & (Part.SCENARIO | Part.STEP):
            self._window.settings.rivals.show_rivals(self.swapped, self._rivals, self._session.current_step)
        if parts & (Part.SCENARIO | Part.TRAJECTORY | Part.STEP):
            self._show_account()

    def _show_account(self) -> None:
        session = self._session
        if self.page == "ledger":
            found = account(session.solution, session.trajectory, session.current_step, self.span == "sum")
            self._window.explain.ledger.show_account(found)
