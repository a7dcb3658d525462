"""Offers the unsaved work of a program that ended suddenly."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale, QObject

from xentviz.app.autosave import Autosave, leftovers
from xentviz.app.filing import SessionFiling
from xentviz.app.window import Window


class Recovering(QObject):
    """One piece of work after the other; what a person has not decided on is offered again at the next start."""

    def __init__(self, window: Window, filing: SessionFiling, autosave: Autosave) -> None:
        super().__init__(window)
        self._window, self._filing, self._autosave = window, filing, autosave
        self._left = leftovers()
        window.notice.accepted.connect(self._restore)
        window.notice.declined.connect(self._discard)
        window.notice.left.connect(window.focus_page)
        self._offer()

    def close(self) -> None:
        """Leave the rest to the next start."""
        for each in self._left:
            each.release()
        self._left = []

    def _offer(self) -> None:
        if not self._left:
            return
        found = self._left[0]
        when = QLocale.c().toString(QDateTime.fromSecsSinceEpoch(int(found.written)), "d MMMM, HH:mm")
        text = f"xentviz ended before {found.origin.name} was saved. It can be brought back as it was on {when}."
        self._window.notice.show_notice(text, "Restore", "Discard")

    def _restore(self) -> None:
        if self._filing.may_leave():
            found = self._left.pop(0)
            self._filing.take(found.current_origin(), found.document)
            if self._autosave.write():
                found.remove()
            else:  # the disk is full: the other copy stays the only one
                found.release()
        self._offer()

    def _discard(self) -> None:
        self._left.pop(0).remove()
        self._offer()
