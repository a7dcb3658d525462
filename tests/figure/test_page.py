"""Pages: sizes, options, and what stands on them."""

import itertools

import pytest

import xentviz
from xentviz.engine.given import InputError
from xentviz.figure.boxes import Box
from xentviz.figure.display import Label
from xentviz.figure.lettering import width
from xentviz.figure.page import PAGES, RenderOptions, compose
from xentviz.figure.paragraph import wrap
from xentviz.figure.simplex import DEFAULT_LAYERS
from xentviz.figure.theme import DARK, LIGHT
from xentviz.played import Played
from xentviz.rivals import ACTORS, rivals

SOLUTION = xentviz.solve(xentviz.Scenario())


def labels(page):
    return [item for group in page.groups for item in group if isinstance(item, Label)]


@pytest.mark.parametrize(
    ("size", "dpi", "points", "pixels"),
    [
        ("16:9", 192, (960, 540), (2560, 1440)),
        ("4:3", 72, (720, 540), (720, 540)),
        ("square", 144, (540, 540), (1080, 1080)),
        ("127x63.5mm", 100, (360, 180), (500, 250)),
    ],
)
def test_sizes_in_points_and_pixels(size, dpi, points, pixels):
    options = RenderOptions(size=size, dpi=dpi)
    assert options.points == pytest.approx(points)
    assert options.pixels == pixels


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("size", "0x0mm"), ("size", "100000x100mm"), ("size", "A4"), ("size", ""), ("size", 0), ("size", "-80x80mm"),
        ("size", "nanxnanmm"), ("dpi", 0), ("dpi", 100000), ("dpi", 72.5), ("dpi", True), ("dpi", "192"),
        ("ground", "pink"), ("content", "curve"), ("text_scale", 0.0), ("text_scale", float("nan")),
        ("text_scale", 10**400), ("layers", frozenset({"loss"})), ("layers", "grid"), ("step", -1), ("step", 1.5),
        ("log", 1), ("words", None), ("ground", ["white"]), ("swapped", "optimiser"), ("swapped", None),
    ],
)  # fmt: skip
def test_a_value_that_is_not_allowed_is_refused_by_field_and_value(field, value):
    with pytest.raises(InputError) as refusal:
        RenderOptions(**{field: value})
    message = str(refusal.value)
    assert message.startswith(field)
    assert "allowed" in message
    assert "are ," not in message
    assert message.endswith(".")
    assert len(message) < 300


def test_more_pixels_than_allowed_are_refused():
    with pytest.raises(InputError, match="20000"):
        RenderOptions(size="2000x2000mm", dpi=300)


def test_grounds_bring_their_inks():
    white, dark, clear = (compose(SOLUTION, RenderOptions(ground=g)) for g in ("white", "dark", "transparent"))
    assert (white.ground, dark.ground, clear.ground) == (LIGHT.surface, DARK.surface, None)
    assert [label.color for label in labels(clear)] == [label.color for label in labels(white)]


def test_curves_are_on_the_page_only_if_wanted():
    def names(content):
        return {group.name for group in compose(SOLUTION, RenderOptions(content=content)).groups}

    assert names("simplex-and-curves") - names("simplex") == {"loss-curve", "class-curves"}


@pytest.mark.parametrize("size", [*PAGES, "85x85mm", "60x200mm", "200x60mm", "30x30mm"])
@pytest.mark.parametrize("content", ["simplex", "simplex-and-curves"])
@pytest.mark.parametrize("changes", [{}, {"target": (0.5, 0.3, 0.2)}, {"target": (0.0, 1.0, 0.0)}])
def test_no_words_overlap_or_leave_a_page_of_ordinary_size(size, content, changes):
    solution = xentviz.solve(xentviz.Scenario(**changes))
    page = compose(solution, RenderOptions(size=size, content=content))
    if min(page.width, page.height) < 150:
        return
    for label in labels(page):
        box = Box.of(label)
        assert box.x - box.half_width >= 0.0, label.text
        assert box.x + box.half_width <= page.width, label.text
        assert box.half_height <= box.y <= page.height - box.half_height, label.text
    for one, other in itertools.combinations(labels(page), 2):
        assert not Box.of(one).meets(Box.of(other), -1.5), (one.text, other.text)


@pytest.mark.parametrize("size", [*PAGES, "85x85mm", "60x200mm", "200x60mm"])
@pytest.mark.parametrize("content", ["simplex", "simplex-and-curves"])
@pytest.mark.parametrize("extra", [*ACTORS, "quoted-rows", "rising"])
def test_rivals_quoted_rows_and_rising_regions_cover_no_words(size, content, extra):
    shown = {"swapped": extra} if extra in ACTORS else {"layers": DEFAULT_LAYERS | {extra}}
    page = compose(SOLUTION, RenderOptions(size=size, content=content, step=3, **shown))
    added = [g for g in page.groups if g.name in ("legend", "quoted-rows", "rising-note")]
    assert len(added) == 1
    words = [item for item in added[0] if isinstance(item, Label)]
    words = [label for label in words if extra in ACTORS or len(label.text) > 1]  # single letters stand on their marks
    for label in words:
        box = Box.of(label)
        assert box.x - box.half_width >= 0.0
        assert box.x + box.half_width <= page.width
        # A rival's number may lie on anything but the words that are added here.
        others = [item for group in page.groups if group.name != "ghosts" for item in group if isinstance(item, Label)]
        assert [other.text for other in others if other is not label and Box.of(other).meets(box, -1.5)] == []


@pytest.mark.parametrize("actor", ACTORS)
def test_the_paths_of_a_swapped_actor_are_the_rivals_and_the_legend_names_them(actor):
    page = compose(SOLUTION, RenderOptions(swapped=actor, step=60))
    names = [group.name for group in page.groups]
    assert names.index("ghosts") < names.index("path")
    (legend,) = (group for group in page.groups if group.name == "legend")
    said = [item.text for item in legend if isinstance(item, Label)]
    others = rivals(SOLUTION.scenario, actor)
    assert [text for text in said if text.isdecimal()] == [str(rival.number + 1) for rival in others]
    for rival in others:
        assert any(rival.entry.label.startswith(text.removesuffix("…")) for text in said if len(text) > 3)
        place, change = said.index(str(rival.number + 1)), rival.step(60)
        arrows = ["↑" if v > 1e-14 else "↓" if v < -1e-14 else "–" for v in change]
        assert said[place + 2 : place + 5] == [a + b for a, b in zip("ABC", arrows, strict=True)]
    plain = {group.name for group in compose(SOLUTION, RenderOptions(step=7)).groups}
    assert not {"ghosts", "legend"} & plain


def test_title_and_caption_are_on_the_page_unless_switched_off():
    shown = [label.text for label in labels(compose(SOLUTION, RenderOptions(step=14)))]
    assert any(text.startswith("Cross-entropy · Softmax") for text in shown)
    assert any(text.startswith("Step 14 of 120") for text in shown)
    bare = [label.text for label in labels(compose(SOLUTION, RenderOptions(step=14, words=False)))]
    assert not any(text.startswith(("Cross-entropy", "Step 14")) for text in bare)


def test_the_page_says_in_words_what_it_shows():
    page = compose(SOLUTION, RenderOptions(step=14))
    assert page.title.startswith("Cross-entropy")
    assert "After step 14 of 120" in page.description


def test_a_run_played_on_beyond_the_solution_can_be_shown():
    longer = Played.of(SOLUTION).to(300).seen(300)
    assert "After step 300 of 300" in compose(longer, RenderOptions(step=300)).description


def test_a_step_beyond_the_run_is_refused():
    with pytest.raises(InputError, match="step is 121, allowed is a step of the run, 0 to 120"):
        compose(SOLUTION, RenderOptions(step=121))


def test_letters_grow_with_their_scale():
    small, large = (RenderOptions(text_scale=scale).text_size for scale in (1.0, 1.5))
    assert large == pytest.approx(1.5 * small)


def test_wrapped_lines_fit_their_room():
    lines = wrap("one two three four five six", 10.0, 60.0)
    assert len(lines) > 1
    assert " ".join(lines) == "one two three four five six"
    assert all(width(line, 10.0) <= 60.0 for line in lines)
