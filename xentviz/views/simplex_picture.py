"""The simplex as a widget that shows, and does nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from xentviz.engine.descent import Trajectory
from xentviz.engine.ledger import Anatomy
from xentviz.figure.display import Group
from xentviz.figure.theme import Theme
from xentviz.numbers import four_digits, probabilities
from xentviz.pinned import PinnedRun
from xentviz.rivals import Rival
from xentviz.scenario import Scenario
from xentviz.solution import Solution
from xentviz.views.simplex_canvas import Canvas


class SimplexPicture(QWidget):
    """Paints the figure's own display list, so what is exported is what was seen.

    It is a plain widget and no plot scene: the background is kept as pixels, and a frame is those pixels and a few
    lines on top.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("simplexView")
        self.setAccessibleName("Probability simplex")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        # Every frame covers the whole widget, so the card below need not be painted first.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.canvas = Canvas()

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self.canvas.theme, self.canvas.still, self.canvas.pinned = theme, None, None
        self.update()

    def show_background(self, solution: Solution, shown: frozenset[str]) -> None:
        """Show the landscape and the flow of a solution, in the layers named."""
        self.canvas.solution, self.canvas.shown, self.canvas.still = solution, shown, None
        self.update()

    def show_run(self, scenario: Scenario, trajectory: Trajectory, row: int) -> None:
        """Show a run with its start and target, at one of its rows."""
        self.canvas.scenario, self.canvas.trajectory = scenario, trajectory
        self.show_row(row)

    def show_row(self, row: int) -> None:
        """Show another row of the run as the current one."""
        self.canvas.row = row
        self.setAccessibleDescription(self.spoken())
        self.update()

    def show_hovered(self, there: Trajectory | None) -> None:
        """Mark the step of a run of one row, pointed at elsewhere, or none; the current one stays what it is."""
        self.canvas.hovered = there
        self.update()

    def show_rivals(self, rivals: Sequence[Rival]) -> None:
        """Show the paths of these rivals beside the run's own."""
        self.canvas.rivals = tuple(rivals)
        self.update()

    def light_rival(self, number: int | None) -> None:
        """Let the path of the rival with this number stand out, or none."""
        self.canvas.lit_rival = number
        self.update()

    def show_pins(self, pins: Sequence[PinnedRun]) -> None:
        """Show the paths of these pinned runs."""
        self.canvas.pins, self.canvas.pinned = tuple(pins), None
        self.update()

    def light_pin(self, number: int | None) -> None:
        """Let the path of the pinned run with this number stand out, or none."""
        if number != self.canvas.lit_pin:
            self.canvas.lit_pin, self.canvas.pinned = number, None
            self.update()

    def show_lit(self, key: str | None, anatomy: Anatomy | None) -> None:
        """Light what a term of the formulas stands for in a step; without either, nothing."""
        self.canvas.lit = (key, anatomy) if key is not None and anatomy is not None else None
        self.update()

    def veil(self, on: bool) -> None:
        """Show the start and the target only, and nothing that tells where the run goes; or everything again."""
        self.canvas.veiled, self.canvas.still = on, None
        self.update()

    def show_text_size(self, size: float) -> None:
        """Letters of this height in pixels, marks and lines to match, whatever the widget's size."""
        self.canvas.letters = size
        self.canvas.resize(self.width(), self.height())
        self.update()

    def spoken(self) -> str:
        """The state in words, for those who cannot see it."""
        scenario, run, row = self.canvas.scenario, self.canvas.trajectory, self.canvas.row
        if scenario is None or run is None:
            return ""
        return (
            f"start {probabilities(scenario.start)}; target {probabilities(scenario.target)}; "
            f"step {run.step[row]}: p {probabilities(run.p[:, row].tolist())}, loss {four_digits(float(run.loss[row]))}"
        )

    def sizeHint(self) -> QSize:
        """Large: it is the heart of the window."""
        return QSize(640, 600)

    def minimumSizeHint(self) -> QSize:
        """Still legible."""
        return QSize(320, 300)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint one frame."""
        painter = QPainter(self)
        self.canvas.paint(painter, self.size(), self.devicePixelRatioF(), self.over())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the triangle."""
        self.canvas.resize(self.width(), self.height())

    def over(self) -> Iterable[Group]:
        """What lies on top of the picture; nothing here."""
        return ()
