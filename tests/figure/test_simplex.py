"""The picture of the simplex: its layers, its labels, and what of the path is drawn."""

import itertools

import numpy as np
import pytest

import xentviz
from xentviz.engine.losses import LOSSES
from xentviz.engine.simplex import lattice, to_plane
from xentviz.figure.boxes import Box
from xentviz.figure.color import Ramp, ground, mixed, rgb
from xentviz.figure.display import Label, Lines, Markers, Picture
from xentviz.figure.frame import Frame
from xentviz.figure.simplex import DEFAULT_LAYERS, LAYERS, background, foreground
from xentviz.figure.theme import DARK, LIGHT

QUESTION = xentviz.Scenario()
SOFT = QUESTION.replace(target=(0.5, 0.3, 0.2), learning_rate=0.5)
RAW = QUESTION.replace(parameterization="raw", learning_rate=0.2)
FRAME = Frame.fit(640.0, 560.0, 13.0)
NAMES = [name for name, _ in LAYERS]


def still(scenario, shown=DEFAULT_LAYERS, frame=FRAME, theme=LIGHT, text_size=13.0, ghost=None):
    return background(xentviz.solve(scenario), frame, theme, frozenset(shown), text_size, ghost)


def moving(scenario, row=-1, frame=FRAME, text_size=13.0):
    trajectory = xentviz.solve(scenario).trajectory
    return foreground(trajectory, row % len(trajectory), scenario, frame, LIGHT, text_size)


def named(groups, name):
    (group,) = (group for group in groups if group.name == name)
    return group.items


def of_kind(groups, kind):
    return [item for group in groups for item in group if isinstance(item, kind)]


def texts(groups):
    return [label.text for label in of_kind(groups, Label)]


@pytest.mark.parametrize("name", NAMES)
def test_each_layer_adds_its_group_and_nothing_else_names_it(name):
    assert name in {group.name for group in still(QUESTION, {name})}
    assert name not in {group.name for group in still(QUESTION, set(NAMES) - {name})}


@pytest.mark.parametrize(("scenario", "theme"), [(QUESTION, LIGHT), (SOFT, DARK), (RAW, LIGHT)])
def test_every_layer_has_something_to_show(scenario, theme):
    for group in still(scenario, NAMES, theme=theme):
        # Raw probabilities never raise a wrong class, which the note below the triangle says.
        assert group.items or (group.name, scenario) == ("rising", RAW), group.name


def test_the_heat_map_is_lightest_at_the_target_and_clipped_to_the_triangle():
    (picture,) = of_kind(still(QUESTION), Picture)
    assert picture.rgb[0, picture.rgb.shape[1] // 2].tolist() == pytest.approx(rgb(LIGHT.loss_low), abs=12)
    assert np.all(picture.rgb[-1].max(axis=0) < picture.rgb[0, picture.rgb.shape[1] // 2])
    assert (picture.x, picture.y, picture.width, picture.height) == (FRAME.left, FRAME.top, FRAME.side, FRAME.height)
    assert picture.clip == pytest.approx(FRAME.to_page(to_plane(np.eye(3))))


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("loss", [name for name in LOSSES.names if name != "constant"])
def test_a_higher_loss_never_has_a_colour_nearer_to_the_low_end(loss, theme):
    landscape = xentviz.solve(QUESTION.replace(loss=loss)).landscape
    low, high = landscape.limits
    colors = Ramp.of(landscape, theme).rgb(np.linspace(low - 1.0, high + 1.0, 300)).astype(int)
    way = np.sign(rgb(theme.loss_high) - rgb(theme.loss_low))
    assert np.all(np.diff(colors, axis=0) * way >= 0)
    assert colors[0].tolist() == rgb(theme.loss_low).tolist()
    assert colors[-1].tolist() == rgb(theme.loss_high).tolist()


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_a_constant_loss_has_one_colour_and_neither_contours_nor_flow(theme):
    groups = still(QUESTION.replace(loss="constant"), {"loss-map", "contours", "streamlines", "arrows"}, theme=theme)
    (picture,) = of_kind(groups, Picture)
    assert (picture.rgb == rgb(theme.loss_low)).all()
    for name in ("contours", "contour-labels", "streamlines", "arrows"):
        assert named(groups, name) == ()


def test_a_path_that_never_moves_is_one_point():
    groups = moving(QUESTION.replace(loss="constant"))
    here = FRAME.to_page(to_plane(QUESTION.start))
    assert named(groups, "current")[0].points == pytest.approx(here[None])
    for items in of_kind(groups, Lines):
        assert np.isfinite(np.concatenate(items.lines)).all()


def test_infinite_and_missing_losses_have_the_high_colour():
    ramp = Ramp.of(xentviz.solve(QUESTION).landscape, LIGHT)
    assert ramp.rgb([np.inf, np.nan]).tolist() == [list(rgb(LIGHT.loss_high))] * 2


def test_contour_levels_are_written_on_their_lines():
    landscape = xentviz.solve(QUESTION).landscape
    labels = [item for item in named(still(QUESTION), "contour-labels") if isinstance(item, Label)]
    assert len(labels) >= 5
    for label in labels:
        box = Box.of(label)
        p = FRAME.to_plane(box.x, box.y)[1] / (0.75**0.5)  # class A, on which alone the loss depends
        assert -np.log(p) == pytest.approx(float(label.text), rel=0.03)
    assert len(landscape.contours) >= len(labels)


@pytest.mark.parametrize("shown", [DEFAULT_LAYERS, {"contours"}])
@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_no_line_shows_through_a_contour_level(shown, theme):
    groups = still(SOFT, shown, theme=theme)
    names = [group.name for group in groups]
    assert names.index("contours") < names.index("contour-labels")
    items = named(groups, "contour-labels")
    ramp = Ramp.of(xentviz.solve(SOFT).landscape, theme) if "loss-map" in shown else None
    for behind, label in zip(items[::2], items[1::2], strict=True):
        box, (corners,) = Box.of(label), behind.lines
        assert np.all(corners.min(axis=0) <= (box.x - box.half_width, box.y - box.half_height + 1e-9))
        assert np.all(corners.max(axis=0) >= (box.x + box.half_width, box.y + box.half_height - 1e-9))
        assert behind.fill.color == (ramp.hex(float(label.text)) if ramp else theme.surface)
        assert behind.fill.opacity == 1.0


@pytest.mark.parametrize("start", lattice(16).T.tolist())
def test_no_contour_level_lies_under_a_handle(start):
    scenario, frame = QUESTION.replace(start=tuple(start)), Frame.fit(590.0, 430.0, 11.0)
    levels = named(still(scenario, frame=frame, text_size=11.0), "contour-labels")
    boxes = [Box.of(item) for item in levels if isinstance(item, Label)]
    assert boxes
    for mark in named(moving(scenario, 0, frame, 11.0), "handles"):
        if isinstance(mark, Markers):
            ((x, y),), radius = mark.points, mark.size / 2.0
            for box in boxes:
                away = max(abs(x - box.x) - box.half_width, 0.0), max(abs(y - box.y) - box.half_height, 0.0)
                assert np.hypot(*away) > radius


SIZES = [(640.0, 560.0, 13.0), (300.0, 270.0, 11.0), (1400.0, 1100.0, 13.0)]
SCENARIOS = [
    QUESTION,
    SOFT,
    QUESTION.replace(target=(0.0, 1.0, 0.0)),
    QUESTION.replace(start=(0.0, 0.0, 1.0), target=(0.0, 0.0, 1.0), loss="squared-error"),
    QUESTION.replace(start=(1.0, 0.0, 0.0), target=(0.34, 0.33, 0.33)),
    *(QUESTION.replace(start=tuple(p), target=(0.2, 0.2, 0.6)) for p in lattice(3).T.tolist()),
]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_no_two_labels_overlap(scenario, size):
    width, height, text_size = size
    frame = Frame.fit(width, height, text_size)
    crowded = {"quoted-rows"} if width < 400.0 else set()  # fixed marks: on a thumbnail words may meet them
    groups = (
        *still(scenario, set(NAMES) - crowded, frame, text_size=text_size),
        *moving(scenario, frame=frame, text_size=text_size),
    )
    labels = of_kind(groups, Label)
    for one, other in itertools.combinations(labels, 2):
        assert not Box.of(one).meets(Box.of(other)), (one.text, other.text)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("target", np.eye(3).tolist())
def test_every_label_lies_on_the_page(target, size):
    width, height, text_size = size
    frame = Frame.fit(width, height, text_size)
    scenario = QUESTION.replace(target=tuple(target))
    for label in of_kind(still(scenario, NAMES, frame, text_size=text_size), Label):
        box = Box.of(label)
        assert box.half_width <= box.x <= width - box.half_width, label.text
        assert box.half_height <= box.y <= height - box.half_height, label.text


def test_only_a_one_hot_target_names_the_right_class():
    assert texts(still(QUESTION)).count("right class") == 1
    assert "target" not in texts(moving(QUESTION))
    assert "right class" not in texts(still(SOFT))
    assert texts(moving(SOFT)).count("target") == 1


@pytest.mark.parametrize("k", range(3))
def test_the_right_class_is_named_at_its_corner_in_its_colour(k):
    names = named(still(QUESTION.replace(target=tuple(np.eye(3)[k]))), "corner-names")
    (note,) = (item for item in names if isinstance(item, Label) and item.text == "right class")
    assert note.color == LIGHT.classes[k].color
    corners = FRAME.to_page(to_plane(np.eye(3)))
    assert int(np.argmin(np.hypot(*(corners - (Box.of(note).x, note.y)).T))) == k


def test_each_corner_shows_letter_and_shape_of_its_class():
    names = named(still(QUESTION), "corner-names")
    assert [item.shape for item in names if isinstance(item, Markers)] == ["circle", "square", "triangle"]
    assert [item.text for item in names if isinstance(item, Label) and item.bold] == ["A", "B", "C"]


def test_ticks_stand_on_the_side_and_in_the_direction_of_their_grid_lines():
    ticks = [item for item in named(still(QUESTION), "scale") if isinstance(item, Lines)]
    for k, side in enumerate([1, 2, 0]):  # A is read where B is 0, B where C is 0, C where A is 0
        for foot, tip in ticks[k].lines:
            p, q = (_prediction(FRAME, point) for point in (foot, tip))
            assert p[side] == pytest.approx(0.0, abs=1e-9)
            assert q[k] == pytest.approx(p[k])
            assert q[side] < 0.0


def _prediction(frame, point):
    x, y = frame.to_plane(*point)
    a = y / 0.75**0.5
    return np.array([a, 1.0 - x - a / 2.0, x - a / 2.0])


def test_the_played_part_ends_and_the_rest_begins_at_the_current_point():
    ahead, rim, played = named(moving(QUESTION, 14), "path")
    (disc,) = named(moving(QUESTION, 14), "current")
    here = FRAME.to_page(to_plane(xentviz.solve(QUESTION).trajectory.p[:, 14]))
    assert played.lines[0][-1] == pytest.approx(here)
    assert ahead.lines[0][0] == pytest.approx(here)
    assert disc.points[0] == pytest.approx(here)
    assert played.stroke.width > ahead.stroke.width
    assert played.stroke.color != ahead.stroke.color
    assert rim.lines[0] is played.lines[0]


@pytest.mark.parametrize("row", [0, -1])
def test_a_path_at_either_end_has_one_part_only(row):
    colors = {item.stroke.color for item in named(moving(QUESTION, row), "path")}
    ahead = mixed(LIGHT.accent, ground(LIGHT), 0.62)
    assert (LIGHT.accent in colors, ahead in colors) == ((False, True) if row == 0 else (True, False))


def test_every_dot_is_a_step_and_dots_never_touch():
    solution = xentviz.solve(QUESTION)
    steps = FRAME.to_page(to_plane(solution.trajectory.p))
    marks = named(moving(QUESTION, 14), "steps")
    dots = np.concatenate([mark.points for mark in marks])
    assert 10 < len(dots) < len(steps)
    gaps = np.hypot(*(dots[:, None, :] - steps[None, :, :]).transpose(2, 0, 1))
    assert gaps.min(axis=1).max() == 0.0
    near = np.sort(gaps, axis=1)[:, 1]
    assert near.min() >= max(mark.size for mark in marks)


def test_a_path_that_leaves_the_triangle_is_drawn_beyond_it_but_within_its_room():
    left, top, right, bottom = FRAME.around(13.0)
    *_, played = named(moving(RAW), "path")
    assert played.lines[0][-1, 1] == pytest.approx(top)
    for mark in of_kind(moving(RAW), Markers):
        assert np.all((mark.points >= (left - 1e-6, top - 1e-6)) & (mark.points <= (right + 1e-6, bottom + 1e-6)))
    assert "outside" in texts(moving(RAW))
    assert "outside" not in texts(moving(RAW, 1))


def test_huge_coordinates_leave_only_finite_points():
    scenario = QUESTION.replace(loss="negated-cross-entropy", parameterization="raw", learning_rate=1e6)
    for items in (*of_kind(moving(scenario), Lines), *of_kind(moving(scenario), Markers)):
        points = np.concatenate(items.lines) if isinstance(items, Lines) else items.points
        assert np.isfinite(points).all()


def test_a_ghost_is_dashed_and_lies_under_the_path():
    ghost = xentviz.solve(QUESTION.replace(parameterization="mirror")).trajectory.p
    groups = still(QUESTION, ghost=ghost)
    (line,) = named(groups, "ghost")
    assert line.stroke.dash
    assert line.stroke.color == LIGHT.muted
    assert groups[-1].name == "ghost"
    assert "ghost" not in {group.name for group in still(QUESTION)}


def test_faster_flow_is_drawn_stronger():
    items = [item for item in named(still(QUESTION, {"arrows"}), "arrows") if item.stroke]
    strengths = [np.abs(rgb(item.stroke.color) - rgb(ground(LIGHT))).sum() for item in items]
    assert strengths == sorted(strengths)
    assert len(set(strengths)) > 2


def test_arrows_all_have_the_same_length():
    heads = [h for item in named(still(QUESTION, {"arrows"}), "arrows") if item.closed for h in item.lines]
    shafts = [s for item in named(still(QUESTION, {"arrows"}), "arrows") if item.stroke for s in item.lines]
    reach = [np.hypot(*(head[0] - shaft[0])) for head, shaft in zip(heads, shafts, strict=True)]
    assert np.ptp(reach) == pytest.approx(0.0, abs=1e-9)
