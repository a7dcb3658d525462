"""A stage of the mathematics fits its page, in letters as large as that allows."""

from __future__ import annotations

import pytest

import xentviz
from xentviz.engine.optimizers import OPTIMIZERS
from xentviz.explain.lesson import lesson
from xentviz.figure.painter import load_fonts
from xentviz.figure.theme import LIGHT, high_contrast
from xentviz.views.presenter.stage_page import StagePage

WISHED = 32


@pytest.fixture
def page(qtbot):
    load_fonts()
    page = StagePage()
    qtbot.addWidget(page)
    page.show_letters(WISHED, high_contrast(LIGHT))
    page.resize(700, 700)
    page.show()
    return page


def stages(**settings):
    solution = xentviz.solve(xentviz.Scenario(**settings))
    return lesson(solution, solution.trajectory, 5).stages


@pytest.mark.parametrize("optimizer", [member.name for member in OPTIMIZERS])
def test_every_stage_is_seen_whole(page, optimizer):
    for stage in stages(optimizer=optimizer, target=(0.6, 0.3, 0.1)):
        page.show_stage(stage)
        assert page.verticalScrollBar().maximum() == 0, stage.title
        assert page.font().pixelSize() >= 0.6 * WISHED


def test_a_short_stage_has_the_letters_wished_for_also_after_a_long_one(page):
    short, *_, long = stages(optimizer="adam")
    page.resize(700, 420)
    page.show_stage(long)
    assert page.font().pixelSize() < WISHED
    page.show_stage(short)
    assert page.font().pixelSize() == WISHED


def test_with_other_numbers_the_letters_stay(page):
    page.resize(700, 420)
    page.show_stage(stages(optimizer="adam")[-1])
    size = page.font().pixelSize()
    page.show_stage(stages(optimizer="adam", start=(0.2, 0.2, 0.6))[-1])
    assert page.font().pixelSize() == size < WISHED


def test_more_room_brings_larger_letters(page):
    page.resize(700, 420)
    page.show_stage(stages(optimizer="adam")[-1])
    small = page.font().pixelSize()
    page.resize(900, 900)
    assert page.font().pixelSize() > small


def test_it_is_told_in_words(page):
    stage = stages()[0]
    page.show_stage(stage)
    assert page.accessibleDescription() == f"{stage.title}. {stage.sentence}"
