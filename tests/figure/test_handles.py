"""The marks on the path and the words beside them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.themes import THEMES
from xentviz.engine.simplex import lattice, to_plane
from xentviz.figure.boxes import Box, covered, depth_inside
from xentviz.figure.display import Label, Markers
from xentviz.figure.frame import Frame
from xentviz.figure.grid import corner_names, scale
from xentviz.figure.handles import OUTSIDE, START, TARGET, current_point, handles

SIZE = 13.0
FRAME = Frame.fit(640.0, 560.0, SIZE)
BOUNDS = FRAME.around(SIZE)
LIGHT = THEMES["light"]
SOFT = (0.5, 0.3, 0.2)
NOTHING = np.empty((0, 2))
predictions = st.tuples(*[st.floats(0.01, 1.0)] * 3).map(lambda p: tuple(n / sum(p) for n in p))


def placed(start=(0.3, 0.6, 0.1), target=SOFT, points=NOTHING, theme=LIGHT):
    return handles(start, target, points, FRAME, theme, SIZE)


def words(group):
    return {item.text: item for item in group if isinstance(item, Label)}


def marks(group):
    return {item.shape: item for item in group if isinstance(item, Markers)}


@given(predictions, predictions)
def test_ring_and_star_stand_on_start_and_target(start, target):
    seen = marks(placed(start, target))
    assert seen["circle"].points[0] == pytest.approx(FRAME.to_page(to_plane(np.array(start))))
    assert seen["star"].points[0] == pytest.approx(FRAME.to_page(to_plane(np.array(target))))


@pytest.mark.parametrize("target", [*np.eye(3).tolist(), SOFT])
def test_the_target_is_named_only_where_no_corner_names_it(target):
    named = {START} if max(target) == 1.0 else {START, TARGET}
    assert set(words(placed(target=tuple(target)))) == named


@pytest.mark.parametrize("start", [(0.47, 0.51, 0.02), (0.47, 0.02, 0.51), (0.02, 0.49, 0.49)])
def test_the_word_of_a_start_near_a_side_stands_within_the_triangle_where_nothing_is(start):
    box = Box.of(words(placed(start, (1.0, 0.0, 0.0)))[START])
    (depth,) = depth_inside(np.array([(box.x, box.y)]), box.half_width, box.half_height, FRAME)
    assert depth >= 0.0


@settings(max_examples=50)
@given(predictions, predictions)
def test_words_stand_beside_their_marks(start, target):
    group = placed(start, target)
    seen = {text: Box.of(label) for text, label in words(group).items()}
    for text, shape in ((START, "circle"), (TARGET, "star")):
        x, y = marks(group)[shape].points[0]
        assert abs(seen[text].x - x) < seen[text].half_width + 2.0 * SIZE
        assert abs(seen[text].y - y) < seen[text].half_height + 2.0 * SIZE
        mark = Box(x, y, 0.3 * SIZE, 0.3 * SIZE)
        assert not seen[text].meets(mark)


def test_in_a_small_picture_the_word_covers_nothing_that_stands_round_the_triangle():
    frame, size = Frame.fit(300.0, 270.0, 11.0), 11.0
    fixed = (*scale(frame, LIGHT, size), *corner_names((1.0, 0.0, 0.0), frame, LIGHT, size))
    texts = [Box.of(item) for item in fixed if isinstance(item, Label)]
    middle = frame.to_page(to_plane(np.ones(3) / 3))
    for start in lattice(20).T:
        here = frame.to_page(to_plane(start))
        inwards = here + np.linspace(0.0, 1.0, 200)[:, None] * (middle - here)
        group = handles(tuple(start), (1.0, 0.0, 0.0), inwards, frame, LIGHT, size)
        assert not any(Box.of(words(group)[START]).meets(text) for text in texts), start


@pytest.mark.parametrize("start", lattice(10).T.tolist())
@pytest.mark.parametrize("target", [(0.4, 0.3, 0.3), (0.2, 0.2, 0.6), (0.1, 0.45, 0.45)])
def test_words_of_near_marks_cover_neither_each_other_nor_the_other_mark(start, target):
    group = placed(tuple(start), target)
    one, other = (Box.of(words(group)[text]) for text in (START, TARGET))
    assert not one.meets(other)
    for box, shape in ((one, "star"), (other, "circle")):
        x, y = marks(group)[shape].points[0]
        assert not box.meets(Box(x, y, 0.1, 0.1))


@pytest.mark.parametrize("side", [(-1.0, 0.0), (1.0, 0.0), (0.0, 1.0), (0.0, -1.0)])
def test_a_word_makes_room_for_the_path(side):
    start = (0.3, 0.4, 0.3)
    here = FRAME.to_page(to_plane(np.array(start)))
    path = here + np.linspace(0.0, 80.0, 60)[:, None] * side
    box = Box.of(words(placed(start, points=path))[START])
    assert covered(np.array([(box.x, box.y)]), box.half_width, box.half_height, path).tolist() == [0]


@pytest.mark.parametrize("theme", THEMES)
def test_handles_have_the_inks_of_their_theme(theme):
    look = THEMES[theme]
    group = placed(theme=look)
    assert (words(group)[START].color, words(group)[TARGET].color) == (look.accent, look.text)
    assert (marks(group)["circle"].stroke.color, marks(group)["star"].stroke.color) == (look.accent, look.text)
    assert {label.halo for label in words(group).values()} == {look.surface}


@pytest.mark.parametrize("theme", THEMES)
def test_the_current_point_is_a_full_disc_where_it_can_be_seen(theme):
    here = np.array([FRAME.left + 100.0, FRAME.top + 200.0])
    (disc,) = current_point(here, [], BOUNDS, THEMES[theme], SIZE)
    assert (disc.shape, disc.fill.color) == ("circle", THEMES[theme].accent)
    assert disc.points.tolist() == [here.tolist()]


@pytest.mark.parametrize("corner", [(0, 1), (2, 3), (0, 3), (2, 1)])
def test_a_point_on_the_edge_of_its_room_is_still_seen(corner):
    here = np.array([BOUNDS[i] for i in corner])
    assert len(current_point(here, [], BOUNDS, LIGHT, SIZE).items) == 1


@pytest.mark.parametrize("far", [(1e4, 200.0), (200.0, -1e4), (np.inf, 1.0), (np.nan, np.nan)])
@pytest.mark.parametrize(("end", "anchor"), [((BOUNDS[0], 200.0), "end"), ((BOUNDS[2], 200.0), "start")])
def test_a_point_out_of_sight_is_a_hollow_disc_with_its_word_at_the_end_of_the_line(far, end, anchor):
    line = np.array([(300.0, 300.0), end])
    seen = current_point(np.array(far), [line[::-1], line], BOUNDS, LIGHT, SIZE)
    (word,), (mark,) = words(seen).values(), marks(seen).values()
    assert mark.points.tolist() == [list(end)]
    assert mark.fill.color == LIGHT.surface
    assert (word.text, word.anchor) == (OUTSIDE, anchor)
    assert (word.x < end[0]) == (anchor == "end")


def test_out_of_sight_from_the_start_there_is_nothing_to_mark():
    assert current_point(np.array([1e4, 0.0]), [], BOUNDS, LIGHT, SIZE).items == ()
