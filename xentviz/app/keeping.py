"""Joins the session's storyboard and the strip that shows it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QSize

from xentviz.actions.lacks import NOTHING_KEPT
from xentviz.app.small_pictures import SmallPictures
from xentviz.app.window import Window
from xentviz.app.wiring import Wiring
from xentviz.engine.given import InputError
from xentviz.figure.caption import caption
from xentviz.figure.display import Group
from xentviz.moment_names import names
from xentviz.session import Part, Session
from xentviz.storyboard import Kept, Storyboard
from xentviz.views.storyboard_tiles import Tile


class Keeping(QObject):
    """Keeps moments, walks along them, and lets the strip change them; every change can be undone."""

    def __init__(self, session: Session, window: Window, wiring: Wiring) -> None:
        super().__init__(window)
        self._session, self._strip, self._wiring = session, window.storyboard, wiring
        self._place: int | None = None
        self._pictures = SmallPictures(session)
        self._strip.set_artist(self._drawn)
        self._strip.chosen.connect(self.go_to)
        self._strip.moved.connect(self._move)
        self._strip.list.left.connect(window.focus_page)
        self._strip.removed.connect(self._remove)
        self._strip.renamed.connect(lambda place, name: self._word("rename moment", "rename", place, name))
        self._strip.described.connect(lambda place, text: self._word("caption of moment", "describe", place, text))
        session.changed.connect(self._on_changed)
        self._show(0)

    def keep(self) -> None:
        """Keep what is shown now at the end of the storyboard; time runs on."""
        session = self._session
        try:
            self._change("keep moment", session.storyboard.keep(session.kept), len(session.storyboard))
            self._wiring.say(f"kept step {session.current_step} as {len(session.storyboard)}")
        except InputError as error:
            self._wiring.say(f"cannot be kept: {error}", warning=True)

    def go_to(self, place: int) -> None:
        """Show the moment at a place, and make it the current one."""
        self._session.go_to(self._session.storyboard.moments[place])
        self._strip.show_place(place)

    def lack(self, by: int) -> str:
        """Why no moment is so many places after the current one; '' if there is one."""
        place, count = self._strip.place + by, len(self._session.storyboard)
        if not count:
            return NOTHING_KEPT
        return "" if 0 <= place < count else f"this is the {'last' if by > 0 else 'first'} moment"

    def walk(self, by: int) -> None:
        """Show the moment so many places after the current one, if there is one."""
        if not self.lack(by):
            self.go_to(self._strip.place + by)

    def toggle_strip(self) -> None:
        """Hide the strip, or let it be seen again; without moments, say when it will be."""
        self._strip.want(not self._strip.wanted)
        if self._strip.wanted and not len(self._session.storyboard):
            self._wiring.say(NOTHING_KEPT)

    def enter(self) -> None:
        """Bring the keyboard to the strip."""
        self._strip.enter()

    def _move(self, place: int, to: int) -> None:
        self._change("move moment", self._session.storyboard.move(place, to), to)

    def _remove(self, place: int) -> None:
        name = names(self._session.storyboard)[place]
        self._change("remove moment", self._session.storyboard.remove(place), place)
        self._wiring.say(f"removed {place + 1}, {name}")

    def _word(self, change: str, how: str, place: int, text: str) -> None:
        try:
            board: Storyboard = getattr(self._session.storyboard, how)(place, text)
        except InputError as error:
            self._wiring.say(str(error), warning=True)
            self._show(place)
        else:
            self._change(change, board, place)

    def _change(self, name: str, board: Storyboard, place: int) -> None:
        """Change the storyboard; the moment at a place becomes the current one."""
        self._place = place
        self._session.change(name, storyboard=board)
        self._place = None

    def _on_changed(self, parts: Part) -> None:
        if parts & Part.STORYBOARD:
            self._show(self._strip.place if self._place is None else self._place)

    def _show(self, place: int) -> None:
        board = self._session.storyboard
        told = zip(board.moments, names(board), strict=True)
        self._strip.show_board([self._tile(moment, name) for moment, name in told], place)

    def _tile(self, kept: Kept, name: str) -> Tile:
        plain = replace(kept, name="", caption="")
        return Tile(plain, name, partial(self._caption, plain), kept.name, kept.caption)

    def _caption(self, kept: Kept) -> str:
        moment = self._pictures.moment(kept)
        return caption(moment.solution, moment.trajectory, moment.row)

    def _drawn(self, key: Hashable, size: QSize) -> Iterable[Group]:
        assert isinstance(key, Kept)
        return self._pictures.drawn(key, self._strip.theme, size)
