"""Joins the session and the paths of rivals on one simplex."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from xentviz.rivals import Rival, rivals
from xentviz.session import Part, Session
from xentviz.views.simplex_view import SimplexView


class RivalsWiring(QObject):
    """Paths that are in sight are computed, and no others.

    Signals:
        listed(actor, rivals, step): what a list beside the picture should name, after every step too.
    """

    listed = Signal(str, object, int)

    def __init__(self, session: Session, simplex: SimplexView, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._simplex = session, simplex
        self._swapped: str | None = None
        self._rivals: tuple[Rival, ...] = ()
        # In a drag the hand's own path is painted first; the others' follow in the frame after it.
        self._after_frame = QTimer(self, singleShot=True, interval=0)
        self._after_frame.timeout.connect(lambda: self._show(anew=True))

    def show(self, parts: Part) -> None:
        """Bring up to date what these parts touch."""
        before, self._swapped = self._swapped, self._session.view.swapped
        swapped = before != self._swapped
        if parts & Part.SCENARIO and self._session.in_gesture and not swapped:
            if self._swapped:
                self._after_frame.start()
        elif swapped or parts & (Part.SCENARIO | Part.STEP):
            self._show(anew=swapped or bool(parts & Part.SCENARIO))

    def _show(self, anew: bool) -> None:
        if anew:
            self._rivals = rivals(self._session.scenario, self._session.view.swapped)
            self._simplex.show_rivals(self._rivals)
        self.listed.emit(self._session.view.swapped, self._rivals, self._session.current_step)
