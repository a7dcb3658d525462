"""The live loss curve: a logarithmic axis where there can be one, and a caption that says what the axis is."""

from __future__ import annotations

import pytest

import xentviz
from xentviz.figure.theme import LIGHT
from xentviz.views.loss_plot import LossPlot

QUESTION = xentviz.Scenario()
RULED_OUT = {"loss": "unlikelihood", "parameterization": "projected", "steps": 40}
AT_REST = {"loss": "squared-error", "start": (0.5, 0.25, 0.25), "target": (0.5, 0.25, 0.25)}


@pytest.fixture
def plot(qtbot):
    widget = LossPlot()
    qtbot.addWidget(widget)
    widget.resize(420, 260)
    widget.set_theme(LIGHT)
    return widget


def shown(plot, row=0, **changes):
    run = xentviz.solve(QUESTION.replace(**changes)).trajectory
    plot.show_run(run, 120)
    plot.show_row(row)
    assert not plot.grab().isNull()
    return run


def test_the_axis_is_logarithmic_where_it_can_be(plot):
    shown(plot)
    assert plot.axes.y.log
    assert plot.caption == "log scale"


@pytest.mark.parametrize("log", [True, False])
def test_a_constant_loss_is_a_line_in_the_middle(plot, log):
    plot.set_log(log)
    run = shown(plot, 60, loss="constant")
    assert plot.axes.y.log == log
    assert plot.axes.y.place(run.loss) == pytest.approx([0.5] * 121)
    assert len(plot.axes.y.ticks(5)) >= 2
    assert plot.caption == ("log scale" if log else "linear scale")
    assert plot.spoken() == "step 60 of 120: loss 1.000"


def test_a_loss_that_becomes_0_is_not_shown_and_that_is_said(plot):
    run = shown(plot, 40, **RULED_OUT)
    assert run.loss[-1] == 0.0
    assert plot.axes.y.log
    assert plot.caption == "log scale, 0 is not on it"
    assert plot.spoken() == "step 40 of 40: loss 0"


@pytest.mark.parametrize(
    ("changes", "caption"),
    [
        ({"loss": "negated-cross-entropy"}, "linear scale: losses below 0"),
        (AT_REST, "linear scale: losses of 0"),
    ],
)
def test_why_the_axis_is_linear_is_said_above_the_plot_and_not_on_it(qtbot, plot, changes, caption):
    shown(plot)
    with qtbot.waitSignal(plot.captionChanged) as changed:
        run = shown(plot, **changes)
    assert not plot.axes.y.log
    assert changed.args == [caption]
    assert list(plot.marks(plot.axes, run)) == []


@pytest.mark.parametrize("changes", [RULED_OUT, AT_REST, {"loss": "negated-cross-entropy"}])
def test_a_linear_axis_that_was_asked_for_needs_no_reason(plot, changes):
    plot.set_log(False)
    shown(plot, **changes)
    assert plot.caption == "linear scale"
