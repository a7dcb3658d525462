"""Exhibits of one set line up: what does not move is the same on every page."""

import io

import numpy as np
import pytest
from PIL import Image

import xentviz
from xentviz.figure.display import Area, Label, Lines, Markers, Picture
from xentviz.figure.exhibit import Exhibit, lined_up
from xentviz.figure.formats import by_suffix
from xentviz.figure.render_options import RenderOptions

LONG = "focal:gamma=3.5"
SOFT = (0.5, 0.3, 0.2)


def exhibits(*scenarios, steps=(0, 3, 40, 100), **options):
    solutions = [xentviz.solve(scenario) for scenario in scenarios or (xentviz.Scenario(),)]
    return [Exhibit(s, RenderOptions(step=step, **options)) for s in solutions for step in steps]


def exact(item):
    """A primitive as a value that compares number for number."""
    match item:
        case Lines():
            return [line.tolist() for line in item.lines], item.stroke, item.fill, item.closed
        case Area():
            return [line.tolist() for line in item.lines], item.fill
        case Markers():
            return item.points.tolist(), item.shape, item.size, item.fill, item.stroke
        case Picture():
            return item.rgb.tobytes(), item.x, item.y, item.width, item.height, item.clip.tolist()
        case Label():
            return item


def groups(exhibit):
    return {group.name: [exact(item) for item in group] for group in exhibit.page.groups}


MOVING = {"path", "steps", "current", "words", "loss-curve", "class-curves"}
CURSOR = {"loss-curve": 3, "class-curves": 7}
"""Of the items of a plot, those that follow the step: the cursor, and the dots with their rims."""


def test_what_a_run_does_not_move_is_the_same_on_every_page():
    first, *others = [groups(each) for each in lined_up(exhibits())]
    still = first.keys() - MOVING
    assert {"loss-map", "border", "scale", "contours", "handles"} <= still
    for other in others:
        assert {name: other[name] for name in still} == {name: first[name] for name in still}
        for name, moving in CURSOR.items():
            pairs = list(zip(first[name], other[name], strict=True))
            assert 1 <= sum(one != two for one, two in pairs) <= moving < len(pairs) / 2


def triangle(exhibit):
    (border,) = (group for group in exhibit.page.groups if group.name == "border")
    return exact(border.items[0])


def test_the_picture_keeps_its_place_whatever_title_and_caption_need():
    short, long = xentviz.Scenario(), xentviz.Scenario(target=SOFT, parameterization="raw", learning_rate=3.0)
    alone = exhibits(short, long, size="85x85mm")
    assert len({str(triangle(each)) for each in alone}) > 1
    assert len({str(triangle(each)) for each in lined_up(alone)}) == 1


def test_words_too_long_for_a_page_are_cut_off_and_the_pictures_still_line_up():
    runs = [xentviz.Scenario(), xentviz.Scenario(target=SOFT, parameterization="raw", learning_rate=3.0)]
    alone = exhibits(*runs, size="150x70mm", text_scale=2.0, steps=(3,))
    ends = [groups(each)["words"][-1].text[-1] for each in alone]
    assert ends == [".", "…"], "the page must be one on which only some captions go in"
    assert len({str(triangle(each)) for each in lined_up(alone)}) == 1


@pytest.mark.parametrize("content", ["simplex", "simplex-and-curves"])
def test_pictures_of_other_targets_line_up(content):
    runs = [xentviz.Scenario(target=target) for target in ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), SOFT)]
    assert len({str(triangle(each)) for each in lined_up(exhibits(*runs, content=content))}) == 1


@pytest.mark.parametrize("content", ["simplex", "simplex-and-curves"])
@pytest.mark.parametrize("size", ["16:9", "square"])
def test_the_legend_of_rivals_comes_and_goes_below_a_picture_that_stands_still(content, size):
    plain = exhibits(steps=(5,), content=content, size=size)
    with_rivals = exhibits(steps=(9, 20), content=content, size=size, swapped="optimizer")
    alone = [*plain, *with_rivals]
    assert len({str(triangle(each)) for each in alone}) == 2
    pages = [groups(each) for each in lined_up(alone)]
    assert len({str(triangle(each)) for each in lined_up(alone)}) == 1
    assert ["legend" in page for page in pages] == [False, True, True]
    for still in ("loss-map", "border", "contours", "handles"):
        assert pages[0].get(still) == pages[1].get(still) == pages[2].get(still)


def test_pictures_differ_only_where_the_run_moves(qapp):
    pages = lined_up(exhibits(steps=(3, 40), words=False, content="simplex-and-curves", dpi=72))
    one, other = (np.asarray(Image.open(io.BytesIO(by_suffix("a.png").write(each)))).astype(int) for each in pages)
    changed = np.abs(one - other).max(axis=2) > 0
    assert 0 < changed.mean() < 0.02
    run = MOVING - {"words"}
    still = np.ones_like(changed)
    for page in (each.page for each in pages):
        for item in (item for group in page.groups if group.name in run for item in group):
            for line in (*getattr(item, "lines", ()), *([item.points] if isinstance(item, Markers) else [])):
                for x, y in np.concatenate([line + t * (np.roll(line, -1, 0) - line) for t in np.linspace(0, 1, 60)]):
                    still[max(int(y) - 14, 0) : int(y) + 15, max(int(x) - 14, 0) : int(x) + 15] = False
    assert still.mean() > 0.5
    assert not (changed & still).any()


def test_a_step_that_is_none_of_the_run_is_refused():
    with pytest.raises(xentviz.InputError, match="step is 4000"):
        lined_up(exhibits(steps=(0, 4000)))
