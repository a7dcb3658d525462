"""One presentation, from its first picture to its last."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence

from xentviz.actions.presenting import Press, key_rows, presses
from xentviz.app.presenting.stage import Stage
from xentviz.app.presenting.walks import WALKS, titles
from xentviz.app.presenting.walks.base import Walk
from xentviz.session import Part, Session
from xentviz.views.presenter.blank import BLACK, WHITE
from xentviz.views.presenter.window import PresenterWindow

_COLORS = {"black": BLACK, "white": WHITE}


class Show(QObject):
    """Opens the window of a presentation, and does what its keys ask for.

    Signals: `ended()` when a person has had enough, `screenWished()` when it should go to the next screen.
    """

    ended = Signal()
    screenWished = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        made = presses(titles())
        self.window = window = PresenterWindow(key_rows(made))
        for press in made:
            window.addAction(self._action(press))
        self._stage = Stage(session, window, self)
        self._walks = [walk(session, window) for walk in WALKS]
        session.changed.connect(self._show)
        self._stage.dragStarted.connect(self._on_drag_started)
        window.blank.pressed.connect(window.blank.hide)
        window.closing.connect(self.leave)
        self.chosen.begin()
        self._show(Part.everything())

    @property
    def chosen(self) -> Walk:
        """What the keys walk through now."""
        return self._walks[0]

    def walk(self, by: int, far: bool) -> None:
        """On or back."""
        self.chosen.go(by, far)

    def toggle_play(self) -> None:
        """Let time run, or stop it."""
        self.chosen.stop()
        self._session.player.toggle()

    def next_walk(self) -> None:
        """The next of WALKS, round and round."""
        self.chosen.stop()
        self._walks.append(self._walks.pop(0))
        self.chosen.begin()
        self._show(Part.NONE)

    def toggle_grid(self) -> None:
        """The grid of runs, or one run; a walk that is of one run alone gives way to the next."""
        in_sight = self.chosen.shows_grid
        while self.chosen.of_one_run:
            self.next_walk()
        self._session.edit_view(grid=not in_sight)

    def restore(self) -> None:
        """Scenario, run, step and layers as they were when the moment was kept, or when the presentation began."""
        self.chosen.stop()
        if not self.chosen.restore():
            self._session.return_to("return to what was presented", *self._began)

    def blank(self, color: str) -> None:
        """All black or white, or no longer."""
        self.window.blank.toggle(_COLORS[color])

    def toggle_spotlight(self) -> None:
        """On or off."""
        self.window.spotlight.toggle()

    def next_screen(self) -> None:
        """Round and round."""
        self.screenWished.emit()

    def toggle_hint(self) -> None:
        """Show the keys, or no longer."""
        self.window.hint.toggle()

    def leave(self) -> None:
        """Say that it is over."""
        self.ended.emit()

    def close(self) -> None:
        """Take the window away; everything stays as it is."""
        self.chosen.stop()
        self._session.changed.disconnect(self._show)
        self.window.hide()
        self.window.deleteLater()
        self.deleteLater()

    def _action(self, press: Press) -> QAction:
        action = QAction(press.title, self.window, autoRepeat=press.repeats)
        action.setShortcuts([QKeySequence(keys) for keys in press.shortcuts])
        action.triggered.connect(lambda _checked=False: self._do(press))
        return action

    def _do(self, press: Press) -> None:
        if self.window.blank.isVisible() and not press.through:
            self.window.blank.hide()
            return
        if "?" not in press.shortcuts:
            self.window.hint.hide()
        press.run(self)

    def _on_drag_started(self) -> None:
        self.chosen.stop()
        self.window.hint.hide()

    def _show(self, parts: Part) -> None:
        if parts & Part.DOCUMENT:
            self._began = self._session.snapshot, self._session.view
        self._stage.show(parts, self.chosen)
