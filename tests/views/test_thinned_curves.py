"""Curves of a run that was thinned are, to a pixel, the curves of the whole run."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage

from tests.engine.test_record import CASES
from xentviz.engine.descent import Trajectory
from xentviz.figure.theme import LIGHT
from xentviz.played import MOST_ROWS, Played
from xentviz.solution import solve
from xentviz.views.class_plot import ClassPlot
from xentviz.views.loss_plot import LossPlot

STEPS = 150_000


def thinned_and_whole(name):
    scenario = CASES[name].replace(steps=120)
    played = Played.of(solve(scenario))
    while played.run.step[-1] < STEPS:
        played = played.on(8_000)
    whole = scenario.descent.run(scenario.start, int(played.run.step[-1]), scenario.log_start)
    assert len(played.run) <= MOST_ROWS < len(whole)
    return played.run, whole


def inked(plot, run: Trajectory):
    """How much of the curves' colours each pixel has, as (rows, columns) from 0 to 1."""
    plot.refit()
    plot.show_run(run, 120)
    plot.show_row(0)
    image = plot.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    pixels = rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).astype(float)
    ground = np.array(QColor(LIGHT.surface).getRgb()[:3])
    return np.abs(pixels - ground).max(axis=2) / 255.0


def around(amount):
    """The largest amount in the 3 by 3 pixels round each pixel."""
    framed = np.pad(amount, 1)
    rows, columns = amount.shape
    return np.max([framed[i : i + rows, j : j + columns] for i in range(3) for j in range(3)], axis=0)


@pytest.mark.parametrize("kind", [LossPlot, ClassPlot])
@pytest.mark.parametrize("name", CASES)
def test_no_pixel_of_a_curve_is_farther_than_one_from_the_other(qtbot, kind, name):
    plot = kind()
    qtbot.addWidget(plot)
    plot.set_theme(LIGHT)
    plot.resize(420, 240)
    thinned, whole = (inked(plot, run) for run in thinned_and_whole(name))
    assert np.count_nonzero(whole > 0.5) > 300
    for one, other in ((thinned, whole), (whole, thinned)):
        away = (one > 0.5) & (around(other) < 0.25)
        assert not away.any()
