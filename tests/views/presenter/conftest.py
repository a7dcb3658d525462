"""The window of a presentation on the question's own run, without any program behind it."""

from __future__ import annotations

import pytest

import xentviz
from xentviz.explain.lesson import lesson
from xentviz.figure.caption import JOINT, setting
from xentviz.figure.painter import load_fonts
from xentviz.figure.simplex import DEFAULT_LAYERS
from xentviz.figure.theme import LIGHT
from xentviz.views.presenter.window import PresenterWindow

KEYS = [("next", "Space"), ("black", "B"), ("end", "Esc")]
ROW = 12


def fill(window, scenario=None, row=ROW):
    """Show a scenario in all views, at a row."""
    solution = xentviz.solve(scenario or xentviz.Scenario())
    run = solution.trajectory
    window.simplex.show_background(solution, DEFAULT_LAYERS)
    window.simplex.show_run(solution.scenario, run, row)
    for plot in (window.curves.loss, window.curves.classes):
        plot.show_run(run, solution.scenario.steps)
        plot.show_row(row)
    window.maths.show_stage(lesson(solution, run, row).stages[0])
    window.title.show_text(setting(solution.scenario), JOINT)
    window.figures.show_step(row, run.p[:, row].tolist(), float(run.loss[row]))


@pytest.fixture
def stage(qtbot):
    load_fonts()
    window = PresenterWindow(KEYS)
    qtbot.addWidget(window)
    window.set_theme(LIGHT)
    fill(window)
    window.resize(960, 540)
    with qtbot.waitExposed(window):
        window.show()
    return window
