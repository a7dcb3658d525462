"""Opening the window: application, theme, session, window, and what ends them."""

from __future__ import annotations

import signal
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass

import pyqtgraph
from PySide6.QtCore import QByteArray, QObject, QSize, QSocketNotifier
from PySide6.QtGui import QGuiApplication, QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QMenu

from xentviz import assets
from xentviz.actions import qt as menus
from xentviz.actions.table import commands
from xentviz.app.appearance import Appearance
from xentviz.app.autosave import Autosave
from xentviz.app.desk import WindowDesk
from xentviz.app.filing import SessionFiling
from xentviz.app.mishap import Mishaps
from xentviz.app.preferences import Preferences
from xentviz.app.presenting.presenting import Presenting
from xentviz.app.presenting.screen_menu import ScreenMenu
from xentviz.app.recent_files import RecentFiles, recent_menu
from xentviz.app.recovering import Recovering
from xentviz.app.remembering import Remembering
from xentviz.app.touring import Touring
from xentviz.app.window import Window
from xentviz.app.wiring import Wiring
from xentviz.document import Document
from xentviz.figure.clipboard import release
from xentviz.figure.painter import load_fonts
from xentviz.origin import Origin
from xentviz.scenario import Scenario
from xentviz.session import Part, Session

_FRAME = QSize(16, 48)
"""About what a window manager adds round a window."""


@dataclass(eq=False)
class Program:
    """The joined parts of one open window."""

    window: Window
    session: Session
    wiring: Wiring
    desk: WindowDesk
    touring: Touring
    preferences: Preferences
    filing: SessionFiling
    autosave: Autosave
    recovering: Recovering
    remembering: Remembering

    def save(self) -> None:
        """Stop the time, end the drag and the tour, and remember everything for the next start."""
        self.session.player.pause()
        self.session.end_gesture()
        self.touring.end()
        self.preferences.keep("export", self.desk.memory)
        self.recovering.close()
        self.remembering.remember(self.wiring.settings, self.window.saveGeometry())

    def end(self) -> None:
        """Close the window without a question; unsaved changes of a file are offered at the next start."""
        self.window.may_close = lambda: True
        self.window.close()


def application() -> QApplication:
    """The one QApplication, set up for xentviz."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("xentviz")
    app.setApplicationDisplayName("xentviz")
    QGuiApplication.setDesktopFileName("xentviz")
    pyqtgraph.setConfigOptions(antialias=True)
    load_fonts()
    return app


def build(app: QApplication, begin: Scenario | Origin | None, preferences: Preferences) -> Program:
    """Build window, session and everything between them; the window is not shown yet.

    `begin` is what to show. Without it, the last session comes back, and at the very first start the question's own.
    """
    settings = preferences.settings()
    appearance = Appearance(app, settings.appearance)
    window = Window()
    appearance.setParent(window)
    origin = _origin(begin, preferences)
    session = Session(origin.document, window)
    session.player.set_speed(settings.speed)
    window.storyboard.want(settings.strip)
    wiring = Wiring(session, window, appearance)
    touring = Touring(session, window)
    presenting = Presenting(window, session, wiring, appearance, preferences)
    presenting.beginning.connect(touring.leave)
    touring.beginning.connect(presenting.end)  # or the audience would see the answer
    recent = RecentFiles(preferences)
    filing = SessionFiling(window, session, touring, wiring.say, recent)
    filing.take(origin)
    desk = WindowDesk(window, session, wiring, touring, presenting, filing)
    _add_menus(window, session, desk, recent_menu(recent, filing.open_path, window), wiring.tell)
    _connect_buttons(window, desk)
    _restore_geometry(window, preferences.geometry(), app.primaryScreen().availableSize() - _FRAME)
    desk.remember(preferences.kept("export"))
    window.focus_page()
    autosave = Autosave(session, filing)
    recovering = Recovering(window, filing, autosave)
    remembering = Remembering(preferences, filing, autosave, origin if begin is None else None)
    program = Program(window, session, wiring, desk, touring, preferences, filing, autosave, recovering, remembering)
    if begin is None and origin.path is None and preferences.kept("file"):
        wiring.say(f"{preferences.kept('file')} cannot be read any more: this is how it was left", warning=True)
    window.may_close = filing.may_close
    window.closing.connect(program.save)
    return program


def _origin(begin: Scenario | Origin | None, preferences: Preferences) -> Origin:
    if isinstance(begin, Scenario):
        return Origin(Document(begin, preferences.view()))
    return begin or preferences.origin() or Origin(Document())


def _connect_buttons(window: Window, desk: WindowDesk) -> None:
    window.add_corner()
    window.copy_button.clicked.connect(lambda: desk.exporting.copy_figure())
    window.explain.maths.copyLatexRequested.connect(desk.copying.copy_latex)
    window.explain.maths.copyProgramRequested.connect(desk.copying.copy_program)
    window.export_button.clicked.connect(lambda: desk.exporting.export_figure())


def _restore_geometry(window: Window, geometry: QByteArray | None, room: QSize) -> None:
    if geometry is None or not window.restoreGeometry(geometry):
        window.resize(window.sizeHint().boundedTo(room))


def _add_menus(window: Window, session: Session, desk: WindowDesk, recent: QMenu, say: Callable[[str], None]) -> None:
    made = commands(session, desk)
    actions = menus.install(window, made, say, window.commit)
    menus.insert_menu(actions["full-screen"], ScreenMenu(desk.presenting, window))
    menus.insert_menu(actions["save"], recent)
    desk.commands = made
    menus.refresh(actions, made)
    session.changed.connect(lambda parts: menus.refresh(actions, made) if parts & Part.HISTORY else None)


def run(begin: Scenario | Origin | None = None, reset_settings: bool = False) -> int:
    """Open the window on a scenario or session and stay until it is closed. Returns the exit status."""
    app = application()
    preferences = Preferences()
    if reset_settings:
        preferences.forget()
    program = build(app, begin, preferences)
    program.window.setWindowIcon(_icon())
    mishaps = Mishaps(program.window)
    signals = _Signals(program.window, program.end)
    app.aboutToQuit.connect(release)
    program.window.show()
    if preferences.new:
        program.touring.offer()
    status = app.exec()
    signals.close()
    mishaps.close()
    return status


def _icon() -> QIcon:
    pixmap = QPixmap()
    pixmap.loadFromData(assets.data("icons/xentviz.svg"))
    return QIcon(pixmap)


class _Signals(QObject):
    """Ends the program when the system asks for it (Ctrl+C in the terminal, kill).

    Python runs its signal handlers only between its own instructions, of which an idle Qt window executes none; the
    wake-up socket makes Qt call into Python without a timer that would cost power.
    """

    def __init__(self, parent: QObject, end: Callable[[], object]) -> None:
        super().__init__(parent)
        self._end = end
        self._out, self._in = socket.socketpair()
        self._out.setblocking(False)
        self._in.setblocking(False)
        self._before = signal.set_wakeup_fd(self._in.fileno())
        self._notifier = QSocketNotifier(self._out.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_woken)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: None)

    def close(self) -> None:
        """Give the signals back."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._before)
        self._in.close()
        self._out.close()

    def _on_woken(self) -> None:
        self._out.recv(64)
        self._end()
