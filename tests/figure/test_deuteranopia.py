"""Pages as people with deuteranopia see them: the colours keep apart, and none of them is the only sign of anything."""

import itertools

import pytest

from tests.figure.sight import difference, lab, linear, seen
from xentviz import Scenario, solve
from xentviz.figure.color import ground
from xentviz.figure.contents import CONTENTS
from xentviz.figure.display import Label, Lines, Markers
from xentviz.figure.page import RenderOptions, compose
from xentviz.figure.theme import DARK, LIGHT, high_contrast

THEMES = [LIGHT, DARK, high_contrast(LIGHT), high_contrast(DARK)]
BETWEEN_CLASSES, FROM_ACCENT, FROM_GROUNDS = 18.0, 10.0, 30.0
"""CIEDE2000; 1 can just be told apart side by side, 10 at a glance."""

themes = pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, -1.0, 2.0), (50.0, 0.0, 0.0), 2.3669),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_distance_is_that_of_the_published_pairs(one, other, apart):
    assert difference(one, other) == pytest.approx(apart, abs=1e-4)


def test_grey_stays_grey_and_red_and_green_come_close():
    assert seen("#808080") == pytest.approx(linear("#808080"), abs=1e-3)
    red, green = "#d03000", "#708000"
    assert difference(lab(seen(red)), lab(seen(green))) < 0.5 * difference(lab(linear(red)), lab(linear(green)))


@themes
@pytest.mark.parametrize("eye", [linear, seen], ids=["all colours", "deuteranopia"])
def test_classes_and_the_path_keep_apart(theme, eye):
    classes = [lab(eye(style.color)) for style in theme.classes]
    for one, other in itertools.combinations(classes, 2):
        assert difference(one, other) >= BETWEEN_CLASSES
    for color in classes:
        assert difference(color, lab(eye(theme.accent))) >= FROM_ACCENT


@themes
@pytest.mark.parametrize("eye", [linear, seen], ids=["all colours", "deuteranopia"])
def test_all_inks_keep_apart_from_what_they_lie_on(theme, eye):
    inks = [*(style.color for style in theme.classes), theme.accent, theme.warning]
    for ink, under in itertools.product(inks, (theme.surface, theme.loss_low, theme.loss_high, ground(theme))):
        assert difference(lab(eye(ink)), lab(eye(under))) >= FROM_GROUNDS, (ink, under)


@pytest.mark.parametrize("ground", ["white", "dark"])
@pytest.mark.parametrize("names", [("", "", ""), ("Ash", "Birch", "Cedar")], ids=["letters", "names"])
@pytest.mark.parametrize("size", ["16:9", "half-slide", "column"])
@pytest.mark.parametrize("content", [each.name for each in CONTENTS])
def test_each_class_has_its_letter_or_name_and_its_shape_in_every_content(content, size, names, ground):
    options = RenderOptions(content=content, size=size, names=names, ground=ground, step=3)
    page = compose(solve(Scenario()), options)
    for style in options.theme.classes:
        both = [
            group.name
            for group in page.groups
            if any(isinstance(i, Label) and i.text in (style.letter, style.name) for i in group)
            and any(isinstance(i, Markers) and i.shape == style.shape and i.fill.color == style.color for i in group)
        ]
        assert both, style.letter


def test_the_warning_has_a_sign_besides_its_colour():
    options = RenderOptions(content="grid", rows="parameterization:raw", columns="learning_rate:0.1;1", step=20)
    page = compose(solve(Scenario()), options)
    told = [group for group in page.groups if group.name.startswith("cell-words")]
    for group in told:
        assert any(isinstance(i, Markers) and i.shape == "triangle" for i in group)
        assert any(isinstance(i, Lines) for i in group)
    assert told
    assert "p left the simplex" in page.caption
