"""Title, headings, numbers and legend of a presentation."""

from __future__ import annotations

import pytest

import xentviz
from xentviz.figure.display import Label, Markers
from xentviz.figure.lettering import width
from xentviz.figure.painter import load_fonts
from xentviz.figure.theme import LIGHT, high_contrast
from xentviz.pins import Pins, pinned_runs
from xentviz.rivals import rivals
from xentviz.views.presenter.curves import Curves
from xentviz.views.presenter.figures import Figures
from xentviz.views.presenter.plot_heading import PlotHeading
from xentviz.views.presenter.title import Title

THEME = high_contrast(LIGHT)


def made(qtbot, widget, wide=600, size=30.0):
    load_fonts()
    qtbot.addWidget(widget)
    widget.show_letters(size, THEME)
    widget.resize(wide, widget.sizeHint().height())
    return widget


def texts(widget):
    return [item.text for item in widget.items() if isinstance(item, Label)]


def test_a_title_is_broken_at_its_joints_and_never_within_a_part(qtbot):
    title = made(qtbot, Title())
    title.show_text("Cross-entropy · Softmax logits · Gradient descent · learning rate 0.1", " · ")
    assert title.lines() == ["Cross-entropy · Softmax logits", "Gradient descent · learning rate 0.1"]


@pytest.mark.parametrize("text", ["", "short", "a long title " * 20, "x" * 5000])
def test_a_title_takes_two_lines_and_keeps_within_them(qtbot, text):
    title = made(qtbot, Title())
    title.show_text(text)
    assert len(title.lines()) <= 2
    assert width(title.lines()[-1], title.letters) <= title.width()
    assert title.sizeHint().height() == made(qtbot, Title()).sizeHint().height()


def test_a_caption_that_has_no_room_is_left_out(qtbot):
    heading = made(qtbot, PlotHeading("Loss", "log scale"))
    assert texts(heading) == ["Loss", "log scale"]
    heading.show_caption("linear scale: losses below 0 are not on a logarithmic one")
    assert texts(heading) == ["Loss"]


def test_numbers_of_a_step_with_mark_letter_and_colour_of_each_class(qtbot):
    figures = made(qtbot, Figures())
    figures.show_step(14, (0.6111, 0.3058, 0.0831), 0.493)
    assert texts(figures) == ["step 14", "loss", "0.4930", "A 0.611", "B 0.306", "C 0.083"]
    shapes = [(item.shape, item.fill.color) for item in figures.items() if isinstance(item, Markers)]
    assert shapes == [(style.shape, style.color) for style in THEME.classes]
    assert figures.accessibleDescription() == "step 14: A 0.611, B 0.306, C 0.083, loss 0.4930."


def test_numbers_keep_their_places_and_room_while_they_change(qtbot):
    figures = made(qtbot, Figures())
    figures.show_step(1, (0.3, 0.6, 0.1), 1.204)
    places, high = [item.x for item in figures.items() if isinstance(item, Label)], figures.sizeHint()
    figures.show_step(12_000, (0.999, 0.001, 0.0), 0.00012)
    figures.show_note("the run went off the numbers that a computer has at step 12")
    assert [item.x for item in figures.items() if isinstance(item, Label)][:6] == places
    assert figures.sizeHint() == high
    assert len(texts(figures)) == 7


@pytest.mark.parametrize("step", [0, 120, 10_000_000])
@pytest.mark.parametrize("loss", [0.0, 1.204, 0.003245, -0.0001234, 1.234e-16, -1.234e-300])
def test_step_word_and_loss_stand_clear_of_each_other_and_within_the_line(qtbot, step, loss):
    figures = made(qtbot, Figures())
    figures.show_step(step, (0.3, 0.6, 0.1), loss)
    line = [item for item in figures.items() if isinstance(item, Label)][:3]
    ends = [item.x + width(item.text, item.size, item.bold) for item in line]
    assert {item.anchor for item in line} == {"start"}
    assert all(end < after.x for end, after in zip(ends[:-1], line[1:], strict=True))
    assert ends[-1] <= figures.width() + 0.01


def test_pinned_runs_are_named_above_the_plots_which_stay(qtbot):
    curves = made(qtbot, Curves())
    curves.resize(700, 700)
    curves.show()
    curves.show_pins(pinned_runs(Pins().pin(xentviz.Scenario()).rename(0, "As it was"), xentviz.Scenario()))
    assert {"1", "As it was"} <= set(texts(curves.pins))
    assert curves.pins.accessibleDescription() == "1 As it was"
    assert curves.loss.isVisible()
    many = Pins()
    for rate in (0.1, 0.2, 0.3, 0.4, 0.5):
        many = many.pin(xentviz.Scenario(learning_rate=rate))
    curves.show_pins(pinned_runs(many, xentviz.Scenario()))
    assert not curves.loss.isVisible()
    curves.show_pins(())
    assert curves.loss.isVisible()
    assert not curves.pins.isVisible()


def test_rivals_take_the_room_of_the_loss_curve_and_give_it_back(qtbot):
    curves = made(qtbot, Curves())
    curves.resize(700, 700)
    curves.show()
    found = rivals(xentviz.Scenario(), "optimizer")
    curves.show_rivals(found, 0)
    assert {rival.entry.label for rival in found} <= set(texts(curves.legend))
    assert not curves.loss.isVisible()
    curves.show_rivals((), 0)
    assert curves.loss.isVisible()
    assert not curves.legend.isVisible()
