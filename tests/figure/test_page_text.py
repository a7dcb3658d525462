"""The words of finished pages, over all contents, pages and presets: on the page, apart from each other, and large."""

import functools
import itertools

import pytest

from xentviz.figure.boxes import Box
from xentviz.figure.contents import CONTENTS
from xentviz.figure.display import Label
from xentviz.figure.formula_parts import SCRIPT
from xentviz.figure.page import PAGES, RenderOptions, compose
from xentviz.figure.page_sizes import SLIDES, letters
from xentviz.presets import ORDER, preset
from xentviz.rivals import ACTORS
from xentviz.solution import solve

NAMES = [each.name for each in CONTENTS]
SLOW = ("comparison", "grid")
OWN = ["160x90mm", "85x85mm", "1920x1080px", "800x800px"]


@functools.cache
def solution(name):
    return solve(preset(name).scenario)


@functools.cache
def page(name, content, size, step=None, **options):
    layers = preset(name).document.view.layers
    return compose(solution(name), RenderOptions(size=size, content=content, layers=layers, step=step, **options))


def labelled(made):
    """Each label with the name of its group; a number in a disc of a path may lie on what the path passes."""
    return [(group.name, item) for group in made.groups for item in group if isinstance(item, Label)]


def on_the_page(made):
    for _, label in labelled(made):
        box = Box.of(label)
        assert box.x - box.half_width >= -0.01, label.text
        assert box.x + box.half_width <= made.width + 0.01, label.text
        assert box.half_height <= box.y + 0.01, label.text
        assert box.y <= made.height - box.half_height + 0.01, label.text


def apart(made, size):
    slack = -0.12 * letters(size)
    found = [(name, label, Box.of(label)) for name, label in labelled(made)]
    for (one_group, one, one_box), (other_group, other, other_box) in itertools.combinations(found, 2):
        if one_group == other_group and one_group.startswith("formulas"):
            continue  # scripts reach over each other's lines; the setting of formulas has its own tests
        if "ghost-numbers" in (one_group, other_group):
            continue
        assert not one_box.meets(other_box, slack), (one.text, other.text)


@pytest.mark.parametrize("size", [*PAGES, *OWN])
@pytest.mark.parametrize("content", NAMES)
def test_no_words_overlap_or_leave_the_page_in_any_preset(content, size):
    for name in ORDER:
        for step in (None, 1):
            if content in SLOW and (step is None) == (name in ORDER[::2]):
                continue  # each of their pages has many runs
            made = page(name, content, size, step)
            assert labelled(made)
            on_the_page(made)
            apart(made, size)


@pytest.mark.parametrize("size", SLIDES)
@pytest.mark.parametrize("content", NAMES)
def test_no_letters_on_a_slide_are_below_18_points_but_scripts_in_formulas(content, size):
    for name in ORDER:
        for group, label in labelled(page(name, content, size, 1)):
            script = group.startswith("formulas") and len(label.text) < 8 and "=" not in label.text
            assert label.size >= 18.0 * (SCRIPT**2 if script else 1.0) - 0.01, (name, group, label.text)


@pytest.mark.parametrize("size", ["16:9", "4:3", "half-slide", "column"])
@pytest.mark.parametrize("content", ["simplex", "simplex-and-curves", "comparison"])
@pytest.mark.parametrize("swapped", ACTORS)
def test_nor_do_they_where_an_actor_is_swapped(swapped, content, size):
    for name in ("question", "raw-probabilities", "soft-target"):
        made = page(name, content, size, 3, swapped=swapped)
        on_the_page(made)
        apart(made, size)
        numbers = [label for group, label in labelled(made) if group == "ghost-numbers"]
        ticks = [label for group, label in labelled(made) if group in ("scale", "contour-labels")]
        for one, other in itertools.product(numbers, ticks):
            assert not Box.of(one).meets(Box.of(other)), (name, one.text, other.text)
