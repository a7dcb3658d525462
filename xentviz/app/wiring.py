"""The one place where views and session are joined."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject

from xentviz.app.appearance import Appearance
from xentviz.app.backlog import Backlog
from xentviz.app.explaining import Explaining
from xentviz.app.gridding import Gridding
from xentviz.app.picture_wiring import Picture, PictureWiring
from xentviz.app.preferences import Settings
from xentviz.app.window import Window
from xentviz.engine.given import InputError
from xentviz.explain.happenings import happenings
from xentviz.scenario import Scenario
from xentviz.session import Part, Session
from xentviz.solution import remark, trouble


class Wiring(QObject):
    """Intents of the views go to the session; what the session says has changed goes to the views that show it."""

    def __init__(self, session: Session, window: Window, appearance: Appearance) -> None:
        super().__init__(window)
        self._session, self._window, self._appearance = session, window, appearance
        self._told = False  # whether the status line tells of this moment alone
        self._resting = False
        self._unseen, self._behind_grid = Backlog(self._show), Backlog(self._show_single)
        self._connect_settings()
        self._connect_time()
        picture = Picture(window.simplex, window.loss, window.classes)
        self._picture = PictureWiring(session, picture, self._edit, self)
        self._explaining = Explaining(session, window, self._picture, self._edit)
        self._gridding = Gridding(session, window)
        session.changed.connect(self._on_changed)
        appearance.changed.connect(window.set_theme)
        window.set_theme(appearance.theme)
        window.settings.show_appearance(appearance.name)
        self._show(Part.everything())

    @property
    def settings(self) -> Settings:
        """How the program is set at present."""
        return Settings(self._appearance.name, self._session.player.speed, self._window.storyboard.wanted)

    @property
    def chosen(self) -> Scenario:
        """The run that the keyboard is at: of a cell of the grid, else the current one."""
        return self._window.grid.view.chosen or self._session.scenario

    def choose_appearance(self, name: str) -> None:
        """Light, dark, or as the system."""
        self._appearance.choose(name)
        self._window.settings.show_appearance(name)

    def rest(self, on: bool) -> None:
        """Leave the window as it is while nobody can see it; or show all that has changed meanwhile, and go on."""
        self._resting = on
        self._unseen.take(Part.NONE, not on)

    def light_pin(self, number: int | None) -> None:
        """Let the pinned run with this number stand out in the picture and both plots, or none."""
        self._picture.pins.light(number)

    def say(self, text: str, warning: bool = False) -> None:
        """Show a sentence in the status line; the next change of the run replaces it."""
        self._window.status.show_message(text, warning)

    def tell(self, text: str) -> None:
        """Say what holds at the moment; the next step, and whatever changes of the playback, replaces it."""
        self.say(text)
        self._told = True

    def _connect_settings(self) -> None:
        settings = self._window.settings
        settings.edited.connect(self._on_edited)
        settings.layersEdited.connect(lambda layers: self._session.edit_view(layers=layers))
        settings.appearanceChosen.connect(self.choose_appearance)
        settings.said.connect(self.say)
        settings.gestureBegun.connect(self._session.begin_gesture)
        settings.gestureEnded.connect(self._session.end_gesture)

    def _connect_time(self) -> None:
        session, transport = self._session, self._window.transport
        self._window.loss.captionChanged.connect(self._window.loss_card.set_caption)
        transport.seekRequested.connect(session.seek)
        transport.playRequested.connect(lambda: session.player.play())
        transport.playBackRequested.connect(session.player.toggle_back)
        transport.loopChosen.connect(session.player.set_loop)
        transport.pauseRequested.connect(session.player.pause)
        transport.stepRequested.connect(lambda delta: session.step() if delta > 0 else session.step_back())
        transport.rewindRequested.connect(session.rewind)
        transport.endRequested.connect(session.to_end)
        transport.speedChosen.connect(session.player.set_speed)

    def _on_edited(self, field: str, value: object) -> None:
        """The notches of a wheel and the repeats of a key come as edits of one field; each click on `free` counts."""
        self._edit("" if field == "free" else f"set {field}", **{field: value})

    def _edit(self, run: str = "", **changes: Any) -> None:
        try:
            self._session.edit(run, **changes)
        except InputError as error:
            self.say(str(error), warning=True)
            self._window.settings.show_scenario(self._session.scenario)

    def _on_changed(self, parts: Part) -> None:
        self._unseen.take(parts, not self._resting)

    def _show(self, parts: Part) -> None:
        if parts & Part.SCENARIO:
            self._window.settings.show_scenario(self._session.scenario)
        if parts & Part.VIEW:
            self._window.settings.show_layers(self._session.view.layers)
        if parts & (Part.SCENARIO | Part.TRAJECTORY):
            self._show_run()
        elif parts & (Part.PINS | Part.STORYBOARD):
            self._say_run()  # or 'removed' would still be said when undo has brought it back
        if parts & (Part.TRAJECTORY | Part.STEP):
            self._show_row()
        if parts & (Part.TRAJECTORY | Part.PLAYBACK):
            self._window.transport.show_loop(self._session.loop)
        if parts & Part.PLAYBACK:
            self._show_playback()
        self._show_pictures(parts)

    def _show_playback(self) -> None:
        self._tell_marks()
        player, transport = self._session.player, self._window.transport
        transport.show_playing(player.direction if player.playing else 0)
        transport.show_speed(player.speed)

    def _show_pictures(self, parts: Part) -> None:
        """Those that are in sight; behind the grid, changes of the run wait until they can be seen."""
        self._gridding.show(parts)
        hidden = self._session.view.grid and (self._session.in_gesture or not parts & Part.VIEW)
        self._behind_grid.take(parts, not hidden)

    def _show_single(self, parts: Part) -> None:
        self._picture.show(parts)
        self._explaining.show(parts)

    def _show_run(self) -> None:
        session = self._session
        self._window.transport.show_milestones(session.milestones)
        self._window.status.show_masked(session.scenario.free is not None)
        self._say_run()

    def _say_run(self) -> None:
        """What one must know of the run, if anything."""
        session = self._session
        happened = trouble(session.trajectory)
        self.say(happened or remark(session.scenario) or "", warning=bool(happened))

    def _show_row(self) -> None:
        session, window = self._session, self._window
        self._tell_marks()
        step, reached = session.current_step, session.last_step
        window.transport.show_step(step, max(reached, session.scenario.steps), reached, session.played.ended)
        run, row = session.trajectory, session.row
        window.status.show_step(step, run.p[:, row], run.loss[row], run.gradient_norm[row])

    def _tell_marks(self) -> None:
        """While time stands still, the status line says what happens at a step, unless the run has more to say."""
        session = self._session
        still = not session.player.playing and remark(session.scenario) is None
        marks = self._window.transport.slider.milestones_at(session.current_step) if still else []
        if marks:
            self.say(happenings([mark for mark in marks if mark.first == mark.last] or marks))
        elif self._told:
            self._say_run()
        self._told = bool(marks)
