"""The one place where views and session are joined."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from xentviz.app.appearance import Appearance
from xentviz.app.explaining import Explaining
from xentviz.app.preferences import Settings
from xentviz.app.window import Window
from xentviz.engine.catalog import InputError
from xentviz.engine.descent import Trajectory
from xentviz.session import Part, Session
from xentviz.solution import remark, trouble


class Wiring(QObject):
    """Intents of the views go to the session; what the session says has changed goes to the views that show it."""

    def __init__(self, session: Session, window: Window, appearance: Appearance) -> None:
        super().__init__(window)
        self._session, self._window, self._appearance = session, window, appearance
        self._layers: frozenset[str] = frozenset()  # those in sight
        self._connect_settings()
        self._connect_simplex()
        self._connect_time()
        session.changed.connect(self._show)
        self.explaining = Explaining(session, window, self._edit)
        appearance.changed.connect(window.set_theme)
        window.set_theme(appearance.theme)
        window.settings.show_appearance(appearance.name)
        self._show(Part.everything())
        self.explaining.show(Part.everything())

    @property
    def settings(self) -> Settings:
        """How the program is set at present."""
        return Settings(self._appearance.name, self._session.player.speed)

    def choose_appearance(self, name: str) -> None:
        """Light, dark, or as the system."""
        self._appearance.choose(name)
        self._window.settings.show_appearance(name)

    def say(self, text: str, warning: bool = False) -> None:
        """Show a sentence in the status line; the next change of the run replaces it."""
        self._window.status.show_message(text, warning)

    def _connect_settings(self) -> None:
        settings = self._window.settings
        settings.edited.connect(self._on_edited)
        settings.layersEdited.connect(lambda layers: self._session.edit_view(layers=layers))
        settings.appearanceChosen.connect(self.choose_appearance)
        settings.said.connect(self.say)
        settings.gestureBegun.connect(self._session.begin_gesture)
        settings.gestureEnded.connect(self._session.end_gesture)

    def _connect_simplex(self) -> None:
        simplex, session = self._window.simplex, self._session
        simplex.set_reader(lambda p: session.solution.probe(p))
        simplex.dragStarted.connect(self._on_drag_started)
        simplex.pointDragged.connect(lambda handle, p: self._edit(**{handle: p}))
        simplex.pointMoved.connect(lambda handle, p: self._edit(f"move {handle}", **{handle: p}))
        simplex.dragFinished.connect(lambda _handle: self._on_drag_ended(session.end_gesture))
        simplex.dragCancelled.connect(lambda _handle: self._on_drag_ended(session.cancel_gesture))

    def _connect_time(self) -> None:
        session, transport = self._session, self._window.transport
        for plot in (self._window.loss, self._window.classes):
            plot.seekRequested.connect(session.seek)
        self._window.loss.captionChanged.connect(self._window.loss_card.set_caption)
        transport.seekRequested.connect(session.seek)
        transport.playRequested.connect(session.player.play)
        transport.pauseRequested.connect(session.player.pause)
        transport.stepRequested.connect(lambda delta: session.step() if delta > 0 else session.step_back())
        transport.rewindRequested.connect(session.rewind)
        transport.endRequested.connect(session.to_end)
        transport.speedChosen.connect(session.player.set_speed)

    def _on_edited(self, field: str, value: object) -> None:
        """The notches of a wheel and the repeats of a key come as edits of one field; each click on `free` counts."""
        self._edit("" if field == "free" else f"set {field}", **{field: value})

    def _on_drag_started(self, handle: str) -> None:
        self._session.begin_gesture(f"drag {handle}")
        self._show_ghost(self._session.trajectory)

    def _on_drag_ended(self, settle: Callable[[], None]) -> None:
        settle()
        self._show_ghost(None)

    def _show_ghost(self, run: Trajectory | None) -> None:
        for plot in (self._window.loss, self._window.classes):
            plot.show_ghost(run)

    def _edit(self, run: str = "", **changes: Any) -> None:
        try:
            self._session.edit(run, **changes)
        except InputError as error:
            self.say(str(error), warning=True)
            self._window.settings.show_scenario(self._session.scenario)

    def _show(self, parts: Part) -> None:
        if parts & Part.SCENARIO:
            self._window.settings.show_scenario(self._session.scenario)
        if parts & Part.VIEW:
            self._window.loss.set_log(self._session.view.log_loss)
        self._show_background(parts)
        if parts & (Part.SCENARIO | Part.TRAJECTORY):
            self._show_run()
        if parts & (Part.TRAJECTORY | Part.STEP):
            self._show_row()
        if parts & Part.PLAYBACK:
            self._window.transport.show_playing(self._session.player.playing)
            self._window.transport.show_speed(self._session.player.speed)

    def _show_background(self, parts: Part) -> None:
        layers = self._session.view.layers
        others = layers != self._layers
        if others:
            self._layers = layers
            self._window.settings.show_layers(layers)
        if others or parts & (Part.LANDSCAPE | Part.FLOW) or (parts & Part.RISING and "rising" in layers):
            self._window.simplex.show_background(self._session.solution, layers)

    def _show_run(self) -> None:
        session, window = self._session, self._window
        window.simplex.show_run(session.scenario, session.trajectory, session.row)
        for plot in (window.loss, window.classes):
            plot.show_run(session.trajectory, session.scenario.steps)
        window.status.show_masked(session.scenario.free is not None)
        happened = trouble(session.trajectory)
        self.say(happened or remark(session.scenario) or "", warning=bool(happened))

    def _show_row(self) -> None:
        session, window = self._session, self._window
        window.simplex.show_row(session.row)
        for plot in (window.loss, window.classes):
            plot.show_row(session.row)
        last = max(session.last_step, session.scenario.steps)
        window.transport.show_step(session.current_step, last)
        run, row = session.trajectory, session.row
        window.status.show_step(session.current_step, run.p[:, row], run.loss[row], run.gradient_norm[row])
