"""Where a step raises a wrong class, as a picture: regions with holes, and a note whose figures are the engine's."""

import itertools
import re

import numpy as np
import pytest

import xentviz
from xentviz.engine.rising import FLOW_AREA, Region, Rising
from xentviz.engine.rising import region as region_of
from xentviz.engine.simplex import from_plane, lattice, to_plane
from xentviz.figure.boxes import Box
from xentviz.figure.display import Area, Label, Lines
from xentviz.figure.frame import Frame
from xentviz.figure.rising import rising, rising_note
from xentviz.figure.simplex import background
from xentviz.figure.theme import DARK, LIGHT

FRAME = Frame.fit(640.0, 560.0, 13.0)
SOFT = (0.5, 0.3, 0.2)
QUESTION = xentviz.Scenario()
NOWHERE = QUESTION.replace(parameterization="raw", loss="squared-error")
SCENARIOS = {
    "question": QUESTION,
    "large step": QUESTION.replace(learning_rate=0.5, target=(0.0, 0.0, 1.0)),
    "soft": QUESTION.replace(target=SOFT, learning_rate=2.0),
    "stupid": QUESTION.replace(loss="unlikelihood"),
    "adam": QUESTION.replace(optimizer="adam", loss="squared-error"),
    "held": QUESTION.replace(free=(False, True, True)),
}


def found(scenario):
    return xentviz.solve(scenario).rising


def drawn(scenario, kind, theme=LIGHT):
    return [item for item in rising(found(scenario), FRAME, theme, 13.0) if isinstance(item, kind)]


def note(scenario, frame=FRAME, text_size=13.0):
    return [label for label in rising_note(found(scenario), frame, LIGHT, text_size) if isinstance(label, Label)]


def covered(area, points):
    """Which page points an area covers, by the even-odd rule."""
    x, y = points.T
    crossings = np.zeros(len(points), dtype=int)
    for line in area.lines:
        for (ax, ay), (bx, by) in zip(line, np.roll(line, -1, axis=0), strict=True):
            passes = (ay > y) != (by > y)
            with np.errstate(all="ignore"):
                crossings += passes & (x < ax + (y - ay) / (by - ay) * (bx - ax))
    return crossings % 2 == 1


@pytest.mark.parametrize("name", SCENARIOS)
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_tinted_in_a_class_s_colour_is_where_the_step_raises_it(name, theme):
    scenario = SCENARIOS[name]
    p = np.random.default_rng(1).dirichlet(np.ones(3), size=3000).T
    holds, points = found(scenario).holds(p), FRAME.to_page(to_plane(p))
    areas = {area.fill.color: covered(area, points) for area in drawn(scenario, Area, theme)}
    for i, style in enumerate(theme.classes):
        tinted = areas.pop(style.color, np.zeros(3000, dtype=bool))
        assert np.mean(tinted != holds[i]) < 0.02
    assert areas == {}


def test_the_question_s_start_is_tinted_and_at_half_a_rate_it_is_not():
    here = FRAME.to_page(to_plane(np.array(QUESTION.start)))[None]
    for rate, inside in ((0.1, True), (0.5, False)):
        (tinted,) = (
            a for a in drawn(QUESTION.replace(learning_rate=rate), Area) if a.fill.color == LIGHT.classes[2].color
        )
        assert covered(tinted, here)[0] == inside


def test_a_hole_in_a_region_is_a_hole_in_its_area():
    p = lattice(64)
    away = np.hypot(*(to_plane(p) - to_plane(np.full(3, 1 / 3))[:, None]))
    ring = region_of(1, np.minimum(away - 0.1, 0.25 - away))
    assert len(ring.lines) == 2
    assert ring.area == pytest.approx(np.pi * (0.25**2 - 0.1**2) / (np.sqrt(3) / 4), rel=0.02)

    class Ringed(Rising):
        regions: tuple[Region, ...] = (ring,)

    group = rising(Ringed(QUESTION.replace(loss="squared-error").descent), FRAME, LIGHT, 13.0)
    (area,) = (item for item in group if isinstance(item, Area))
    middle, between, outside = (np.full(3, 1 / 3) + step * np.array([0.0, 1.0, -1.0]) for step in (0.0, 0.17, 0.3))
    points = FRAME.to_page(to_plane(np.array([middle, between, outside]).T))
    assert covered(area, points).tolist() == [False, True, False]
    borders = [line for item in group if isinstance(item, Lines) for line in item.lines]
    assert len(borders) == 2


def test_dashed_is_the_closed_form_where_there_is_one_and_else_the_region_s_own_border():
    for scenario, closed in ((QUESTION, True), (QUESTION.replace(loss="squared-error"), False)):
        lines, areas = drawn(scenario, Lines), drawn(scenario, Area)
        assert all(item.stroke.dash for item in lines)
        own = [line.tolist() for area in areas for line in area.lines]
        assert ([line.tolist() for item in lines for line in item.lines] == own) != closed
    seen = 0
    for line in (line for item in drawn(QUESTION, Lines) for line in item.lines):
        p = from_plane(np.array([FRAME.to_plane(*xy) for xy in line]).T)
        p = p[:, p.min(axis=0) > 0.02]  # elsewhere it runs along the border of the triangle
        margin = np.abs((p**2).sum(axis=0) - p[0] - p[1:]).min(axis=0)
        assert np.all(margin < 2e-3)
        seen += p.shape[1]
    assert seen > 50


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_note_s_figures_are_the_engine_s(name):
    (label,) = note(SCENARIOS[name], Frame.fit(2000.0, 1800.0, 13.0))
    rises = found(SCENARIOS[name])
    figures = [float(text) for text in re.findall(r"([0-9.]+) %", label.text)]
    assert figures[0] == pytest.approx(100.0 * rises.area, abs=0.0501)
    assert figures[1:] == ([39.5] if rises.has_closed_form else [])
    assert pytest.approx(0.395, abs=1e-3) == FLOW_AREA
    named = re.search(r"raises ([ABC or]+?)(?: above its target)?,", label.text)[1].split(" or ")
    assert named == ["ABC"[region.index] for region in rises.regions]
    assert ("above its target" in label.text) == (SCENARIOS[name].target == SOFT)


@pytest.mark.parametrize("size", [(640.0, 560.0, 13.0), (360.0, 320.0, 12.0), (250.0, 220.0, 9.0), (120.0, 120.0, 8.0)])
@pytest.mark.parametrize("scenario", [*SCENARIOS.values(), NOWHERE, QUESTION.replace(target=(1 / 3, 1 / 3, 1 / 3))])
def test_the_note_fits_under_the_triangle_and_meets_no_other_word(size, scenario):
    frame = Frame.fit(*size)
    others = [
        item
        for group in background(xentviz.solve(scenario), frame, LIGHT, frozenset({"scale"}), size[2])
        for item in group
        if isinstance(item, Label)
    ]
    for label in note(scenario, frame, size[2]):
        box = Box.of(label)
        assert frame.left <= box.x - box.half_width
        assert box.x + box.half_width <= frame.left + frame.side
        assert box.y + box.half_height <= size[1]
        assert [other.text for other in others if Box.of(other).meets(box)] == []


def test_where_no_step_raises_a_wrong_class_the_note_says_so():
    assert [label.text for label in note(NOWHERE)] == ["nowhere does a step raise B or C"]
    soft = NOWHERE.replace(target=SOFT)
    assert [label.text for label in note(soft)] == ["nowhere does a step raise B or C above its target"]
    assert drawn(NOWHERE, Area) == drawn(NOWHERE, Lines) == []
    p = np.random.default_rng(2).dirichlet(np.ones(3), size=2000).T
    assert not found(NOWHERE).holds(p).any()
    assert not found(soft).holds(p).any()
    assert (found(soft).change(p)[1:] > 0.0).any()  # so 'nowhere' alone would not be true


def test_the_note_names_the_dashes_wherever_they_are_drawn():
    for rate, width in itertools.product((0.1, 3.0, 50.0), (2000.0, 480.0, 300.0)):
        scenario = QUESTION.replace(learning_rate=rate)
        (label,) = note(scenario, Frame.fit(width, 1800.0, 13.0))
        assert drawn(scenario, Lines)
        assert " · dashed: small steps" in label.text
    assert label.text.startswith("nothing tinted")


@pytest.mark.parametrize("optimizer", ["adam", "adagrad", "rmsprop"])
def test_what_adaptive_steps_never_do_is_neither_drawn_nor_told(optimizer):
    scenario = QUESTION.replace(optimizer=optimizer)
    assert "dashed" not in note(scenario)[0].text
    assert len(drawn(scenario, Lines)) == len(drawn(scenario, Area)) == len(found(scenario).regions)


def test_where_all_targets_are_alike_no_class_is_wrong():
    even = QUESTION.replace(target=(1 / 3, 1 / 3, 1 / 3))
    assert note(even)[0].text == "no class is wrong: all have the largest target"
