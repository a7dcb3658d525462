"""Time along the bottom: the buttons of a player, the time line, the step read-out and the speed."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from xentviz.figure.theme import LIGHT, Theme
from xentviz.milestones import Milestone
from xentviz.views.choice_box import ChoiceBox
from xentviz.views.icons import icon
from xentviz.views.repeat_button import RepeatButton
from xentviz.views.steady_label import SteadyLabel
from xentviz.views.time_line import TimeLine

SPEEDS = (1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 500.0, 1000.0, 10_000.0, math.inf)
"""The speeds offered, in steps a second; infinity is as fast as it goes."""

_BUTTONS = {
    "rewind": "Back to the start (Home)",
    "step-back": "One step back (Left)",
    "play-back": "Play backwards (Shift+Space)",
    "play": "Play (Space)",
    "step": "One step on (Right)",
    "to-end": "To the end (End)",
    "loop": "Play a range again and again (I and O set its ends)",
}
_REPEATED = ("step", "step-back")


class TransportBar(QWidget):
    """Shows where the run is and says where a person wants to go. Its buttons never take the focus, nor the Space key.

    Signals: `playRequested()`, `playBackRequested()`, `pauseRequested()`, `stepRequested(int)` with +1 or -1,
    `rewindRequested()`, `endRequested()`, `seekRequested(int)` with a step, `speedChosen(float)` in steps a second,
    `loopChosen(object)` with the first and the last step of a range, or None.
    """

    playRequested = Signal()
    playBackRequested = Signal()
    pauseRequested = Signal()
    stepRequested = Signal(int)
    rewindRequested = Signal()
    endRequested = Signal()
    seekRequested = Signal(int)
    speedChosen = Signal(float)
    loopChosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("transportBar")
        self._theme = LIGHT
        self._direction = 0  # 1 while playing, -1 while playing backwards
        self._at_last = self._over = False  # whether no later step is computed, and none can be
        self.buttons = {name: _button(name, tip) for name, tip in _BUTTONS.items()}
        self.slider = TimeLine()
        self.speed = ChoiceBox("Speed", [(speed, _speed_label(speed), "Speed of playing") for speed in SPEEDS])
        self.readout = SteadyLabel()
        self._arrange()
        self._connect()
        self.show_step(0, 0, 0)
        self.show_playing(0)

    def show_step(self, step: int, last: int, reached: int, ended: bool = False) -> None:
        """Show the step and the last of the track; `reached` are computed so far, and can be gone to.

        `ended`: none can be computed after them.
        """
        self._at_last, self._over = step == reached, step == reached and ended
        self.slider.show_step(step, last, reached)
        widest = "0" * len(str(last))  # the track of the slider keeps its length until the last step gains a digit
        self.readout.show_text(f"step {step} / {last}", f"step {widest} / {widest}")
        self.buttons["rewind"].setEnabled(step > 0)
        self.buttons["step-back"].setEnabled(step > 0)
        self._offer_past()
        self._offer_end()

    def show_milestones(self, milestones: Sequence[Milestone]) -> None:
        """Show what happens in the run."""
        self.slider.show_milestones(milestones)

    def show_loop(self, loop: tuple[int, int] | None) -> None:
        """Show the range that is played again and again, or that there is none."""
        self.slider.show_loop(loop)
        self.buttons["loop"].setChecked(loop is not None)
        self._offer_past()
        self._offer_end()

    def show_playing(self, direction: int) -> None:
        """Show which way time runs, 0: not at all. The round button pauses then."""
        self._direction = direction
        button, playing = self.buttons["play"], direction != 0
        button.setIcon(icon("pause" if playing else "play", self._theme.surface))
        button.setToolTip("Pause (Space)" if playing else _BUTTONS["play"])
        button.setAccessibleName("Pause" if playing else "Play")
        self.buttons["play-back"].setChecked(direction < 0)
        self._offer_end()

    def veil(self, on: bool) -> None:
        """Keep out of sight what tells where the run goes."""
        self.slider.veil(on)

    def show_speed(self, speed: float) -> None:
        """Show the speed in steps a second; one that is not on offer is shown all the same."""
        self.speed.setPlaceholderText(_speed_label(speed))
        self.speed.show_choice(float(speed))

    def set_theme(self, theme: Theme) -> None:
        """Paint the icons in the theme's colours."""
        self._theme = theme
        for name, button in self.buttons.items():
            button.setIcon(icon(name, theme.text, theme.grid))
        self.show_playing(self._direction)
        self.slider.set_theme(theme)

    def _offer_past(self) -> None:
        """A loop can be played backwards from its first step: it leads to its last."""
        self.buttons["play-back"].setEnabled(self.slider.value() > 0 or self.slider.loop is not None)

    def _offer_end(self) -> None:
        """As in the menu: while time runs, the end is where it can be stopped at, and a loop can always be played."""
        still = self._direction == 0
        self.buttons["to-end"].setEnabled(not (still and self._at_last))
        self.buttons["step"].setEnabled(not (still and self._over))
        self.buttons["play"].setEnabled(not (still and self._over) or self.slider.loop is not None)

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for name, button in self.buttons.items():
            if name != "loop":
                row.addWidget(button)
        row.addSpacing(4)
        row.addWidget(self.slider, 1)
        row.addSpacing(4)
        row.addWidget(self.readout)
        row.addSpacing(4)
        row.addWidget(self.buttons["loop"])
        row.addWidget(self.speed)
        self.speed.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.readout.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.readout.setAccessibleName("Step")
        self.readout.setObjectName("stepReadout")
        self.set_theme(self._theme)

    def _connect(self) -> None:
        self.buttons["rewind"].clicked.connect(self.rewindRequested)
        self.buttons["step-back"].clicked.connect(lambda: self.stepRequested.emit(-1))
        self.buttons["play"].clicked.connect(self._on_play_clicked)
        self.buttons["play-back"].clicked.connect(self._on_play_back_clicked)
        self.buttons["loop"].clicked.connect(self._on_loop_clicked)
        self.slider.loopMoved.connect(lambda first, last: self.loopChosen.emit((first, last)))
        self.buttons["step"].clicked.connect(lambda: self.stepRequested.emit(1))
        self.buttons["to-end"].clicked.connect(self.endRequested)
        self.slider.seekRequested.connect(self.seekRequested)
        self.speed.chosen.connect(self.speedChosen.emit)

    def _on_play_clicked(self) -> None:
        (self.pauseRequested if self._direction else self.playRequested).emit()

    def _on_play_back_clicked(self) -> None:
        self.buttons["play-back"].setChecked(self._direction < 0)  # what is true is told by `show_playing`
        (self.pauseRequested if self._direction < 0 else self.playBackRequested).emit()

    def _on_loop_clicked(self) -> None:
        """A range is taken away; without one, the whole run becomes the range."""
        wanted = (0, self.slider.maximum()) if self.slider.loop is None else None
        self.buttons["loop"].setChecked(self.slider.loop is not None)
        self.loopChosen.emit(wanted)


def _button(name: str, tip: str) -> QToolButton:
    button = RepeatButton() if name in _REPEATED else QToolButton()
    button.setObjectName("playButton" if name == "play" else name)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.setIconSize(QSize(20, 20))
    button.setFixedSize(*(36, 36) if name == "play" else (32, 32))
    button.setCheckable(name in ("play-back", "loop"))
    button.setToolTip(tip)
    button.setAccessibleName(tip.partition(" (")[0])
    return button


def _speed_label(speed: float) -> str:
    if math.isinf(speed):
        return "full speed"
    return f"{speed:,.0f} step/s" if speed == 1 else f"{speed:,.0f} steps/s"
