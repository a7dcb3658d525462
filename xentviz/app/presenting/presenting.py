"""Presentations: where they are shown, and what becomes of the main window meanwhile."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication

from xentviz.actions.presenting import key_rows, presses
from xentviz.app.appearance import Appearance
from xentviz.app.preferences import Preferences
from xentviz.app.presenting.screens import after, chosen
from xentviz.app.presenting.show import Show
from xentviz.app.presenting.walks import titles
from xentviz.app.window import Window
from xentviz.app.wiring import Wiring
from xentviz.figure.theme import Theme
from xentviz.session import Session

_KEPT = "screen"


class Presenting(QObject):
    """There is a second picture while somebody presents, and only then. The main window rests where that covers it.

    Signals: `beginning()`, before the state is remembered that Home comes back to.
    """

    beginning = Signal()

    def __init__(
        self, window: Window, session: Session, wiring: Wiring, appearance: Appearance, preferences: Preferences
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._wiring = window, session, wiring
        self._appearance, self._preferences = appearance, preferences
        self.show: Show | None = None
        self._screen: QScreen | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.screenRemoved.connect(self._on_screen_removed)
        app.focusWindowChanged.connect(self._rest)
        window.closing.connect(self.end)
        appearance.changed.connect(self._on_theme_changed)

    @property
    def screen_name(self) -> str:
        """The screen that is wished for; empty: another one than the main window's."""
        return self._preferences.kept(_KEPT)

    @property
    def key_rows(self) -> list[tuple[str, str]]:
        """What the sheet of keys says of a presentation's."""
        return key_rows(presses(titles()))

    def toggle(self) -> None:
        """Begin a presentation, or end it."""
        if self.show is None:
            self.begin()
        else:
            self.end()

    def begin_on(self, name: str) -> None:
        """Begin it on a screen, which is remembered, or move it there."""
        self._preferences.keep(_KEPT, name)
        self.begin()

    def begin(self) -> None:
        """Show the present state on the screen that is wished for."""
        if self.show is None:
            self.beginning.emit()
            self.show = Show(self._session, self)
            self.show.ended.connect(self.end)
            self.show.screenWished.connect(self._go_on)
            self.show.window.setWindowIcon(self._window.windowIcon())
            self.show.window.set_theme(self._appearance.theme)
        self._show_on(self.show, chosen(QGuiApplication.screens(), self.screen_name, self._window.screen()))
        self.show.window.hint.show()

    def end(self) -> None:
        """Back to the main window, which shows the state as it is now."""
        show, self.show = self.show, None
        if show is not None:
            show.close()
            self._wiring.rest(False)
            self._window.activateWindow()
            self._window.focus_page()

    def _go_on(self) -> None:
        """To the next screen, round and round."""
        if self.show is not None:
            self._show_on(self.show, after(QGuiApplication.screens(), self.show.window.screen()))

    def _show_on(self, show: Show, screen: QScreen) -> None:
        self._screen = screen
        show.window.show_on(screen)
        self._rest()

    def _on_theme_changed(self, theme: Theme) -> None:
        if self.show is not None:
            self.show.window.set_theme(theme)

    def _on_screen_removed(self, screen: QScreen) -> None:
        if screen == self._screen:
            self.end()

    def _rest(self) -> None:
        """The main window rests while it is behind the presentation; a person may bring it to the front."""
        if self.show is not None:
            window = self.show.window
            self._wiring.rest(window.isActiveWindow() and window.screen() == self._window.screen())
