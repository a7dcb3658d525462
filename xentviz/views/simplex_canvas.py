"""What the simplex view paints: what stands still and what is pinned, kept as pixels, and what moves on them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from xentviz.engine.descent import Trajectory
from xentviz.engine.history import head
from xentviz.engine.ledger import Anatomy
from xentviz.engine.simplex import to_plane
from xentviz.figure.display import Fill, Group, Markers, Stroke
from xentviz.figure.frame import Frame
from xentviz.figure.lit import lit
from xentviz.figure.painter import paint
from xentviz.figure.pins import pinned_paths
from xentviz.figure.simplex import background, foreground
from xentviz.figure.theme import LIGHT, Theme
from xentviz.pinned import PinnedRun
from xentviz.rivals import Rival
from xentviz.scenario import Scenario
from xentviz.solution import Solution
from xentviz.views.simplex_drag import GRAB_RADIUS, Place

_TELLING = frozenset({"streamlines", "arrows", "rising"})
_HALO, _FOCUS = 1.7, 1.85  # diameters of the rings round a handle, in letter heights
_SMALL, _FINE = 0.6, 0.11  # diameter and line of the ring at a step that is pointed at
_FAR = 1e5  # pixels: raw predictions may be as far away as floats go
_RING, _REACH = 0.115, 0.8  # how wide their lines are, and how far from a handle it can be taken, for large letters


@dataclass
class Canvas:
    """The state of the picture. `still` holds the pixels of the background until something of it changes.

    `letters` is a letter height in pixels that stays whatever the size; without it, `text_size` follows the size.
    """

    theme: Theme = LIGHT
    solution: Solution | None = None
    shown: frozenset[str] = frozenset()
    scenario: Scenario | None = None
    trajectory: Trajectory | None = None
    row: int = 0
    hovered: Trajectory | None = None
    ghost: NDArray[np.float64] | None = None
    rivals: tuple[Rival, ...] = ()
    lit_rival: int | None = None
    pins: tuple[PinnedRun, ...] = ()
    lit_pin: int | None = None
    lit: tuple[str, Anatomy] | None = None
    veiled: bool = False
    letters: float | None = None
    frame: Frame = field(default_factory=lambda: Frame(0.0, 0.0, 1.0))
    text_size: float = 13.0
    still: QPixmap | None = None
    pinned: QPixmap | None = None

    def resize(self, width: int, height: int) -> None:
        """Fit the picture to a widget's size in logical pixels."""
        self.text_size = self.letters or min(max(min(width, height) / 44.0, 11.0), 17.0)
        self.frame = Frame.fit(width, height, self.text_size)
        self.still = self.pinned = None

    @property
    def reach(self) -> float:
        """Pixels from a handle's middle within which it is taken hold of."""
        return max(GRAB_RADIUS, _REACH * self.text_size)

    def show_ghost(self, p: NDArray[np.float64] | None) -> None:
        """Keep the predictions (3, n) of another run in sight, or no longer."""
        self.ghost, self.still = p, None

    def handle_places(self) -> dict[str, Place]:
        """Where the handles are, in logical pixels; none before there is a run."""
        if self.scenario is None:
            return {}
        points = {"start": self.scenario.start, "target": self.scenario.target}
        places = {name: self.frame.to_page(to_plane(p)).tolist() for name, p in points.items()}
        return {name: (x, y) for name, (x, y) in places.items()}

    def term_at(self, x: float, y: float) -> str | None:
        """The term of the formulas that a place shows: 'p' at the current point, 'y' at the target, else None."""
        if self.trajectory is None:
            return None
        target = self.handle_places()["target"]
        places = {"p": self.path_places()[min(self.row, len(self.trajectory) - 1)].tolist(), "y": target}
        near = {key: math.hypot(x - px, y - py) for key, (px, py) in places.items()}
        key = min(near, key=near.__getitem__)
        return key if near[key] <= self.text_size else None

    def path_places(self) -> NDArray[np.float64]:
        """Where the rows of the run are (n, 2), in logical pixels; raw predictions may be far outside."""
        assert self.trajectory is not None
        return self.frame.to_page(to_plane(self.trajectory.p))

    def paint(self, painter: QPainter, size: QSize, ratio: float, over: Iterable[Group]) -> None:
        """Paint everything, with `over` on top."""
        if self.solution is None or self.trajectory is None or self.scenario is None:
            return
        if self.still is None or self.still.devicePixelRatio() != ratio:
            self.still = self._paint_still(self.solution, size, ratio)
        painter.drawPixmap(0, 0, self.still)
        self._paint_pinned(painter, size, ratio)
        run, row, rivals, pins = (
            (head(self.trajectory, 1), 0, (), ())
            if self.veiled
            else (self.trajectory, self.row, self.rivals, self.pins)
        )
        scenario, frame, theme, text = self.scenario, self.frame, self.theme, self.text_size
        moving = foreground(run, row, scenario, frame, theme, text, rivals, self.lit_rival, pins, self.lit_pin)
        paint(painter, [*moving, self._hovered(run, row)])
        if self.lit is not None:
            key, anatomy = self.lit
            paint(painter, [lit(key, anatomy, self.scenario.target, self.frame, self.theme, self.text_size)])
        paint(painter, over)

    def rings(self, hovered: str | None, focused: str | None) -> Group:
        """The halo of the handle under the pointer and the ring of the one that the keys move."""
        places, rings = self.handle_places(), []
        for name, color, size, opacity in (
            (hovered, self.theme.accent, _HALO, 0.35),
            (focused, self.theme.focus, _FOCUS, 1.0),
        ):
            if name in places:
                stroke = Stroke(color, max(2.0, _RING * self.text_size), opacity)
                rings.append(Markers(np.array([places[name]]), "circle", size * self.text_size, stroke=stroke))
        return Group("rings", tuple(rings))

    def _hovered(self, run: Trajectory, current: int) -> Group:
        """A small ring on the path at the step that is pointed at in a plot, unless it is the current one."""
        if self.hovered is None or self.veiled or self.hovered.step[0] == run.step[current]:
            return Group("hovered", ())
        place = self.frame.to_page(to_plane(self.hovered.p))
        stroke = Stroke(self.theme.accent, max(1.5, _FINE * self.text_size))
        ring = Markers(place.reshape(1, 2), "circle", _SMALL * self.text_size, Fill(self.theme.surface), stroke)
        return Group("hovered", (ring,) if (np.abs(place) < _FAR).all() else ())

    def _paint_pinned(self, painter: QPainter, size: QSize, ratio: float) -> None:
        """Dashed lines are slow, so they are kept as pixels of their own: a target that is dragged paints all else."""
        if not self.pins or self.veiled:
            return
        if self.pinned is None or self.pinned.devicePixelRatio() != ratio:
            self.pinned = _pixels(size, ratio, Qt.GlobalColor.transparent)
            painting = QPainter(self.pinned)
            paint(painting, [pinned_paths(self.pins, self.frame, self.theme, self.text_size, self.lit_pin)])
            painting.end()
        painter.drawPixmap(0, 0, self.pinned)

    def _paint_still(self, solution: Solution, size: QSize, ratio: float) -> QPixmap:
        shown, ghost = (self.shown - _TELLING, None) if self.veiled else (self.shown, self.ghost)
        pixmap = _pixels(size, ratio, QColor(self.theme.surface))
        painter = QPainter(pixmap)
        paint(painter, background(solution, self.frame, self.theme, shown, self.text_size, ghost))
        painter.end()
        return pixmap


def _pixels(size: QSize, ratio: float, ground: QColor | Qt.GlobalColor) -> QPixmap:
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(ground)
    return pixmap
