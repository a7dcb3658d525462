"""What lights up in the picture for a term of the formulas: the right marks, and arrows that point the true way."""

import re

import numpy as np
import pytest

from xentviz import Scenario, solve
from xentviz.engine.parameterizations import PARAMETERIZATIONS
from xentviz.engine.simplex import to_plane, to_plane_vector
from xentviz.figure.display import Label, Lines, Markers
from xentviz.figure.frame import Frame
from xentviz.figure.lit import lit
from xentviz.figure.theme import DARK, LIGHT

TEXT = 13.0
FRAME = Frame.fit(640.0, 560.0, TEXT)
SOFT = (0.5, 0.3, 0.2)
SCENARIOS = [
    Scenario(parameterization=member(), loss=loss, target=SOFT, optimizer=optimizer, learning_rate=0.05)
    for member in PARAMETERIZATIONS
    for loss, optimizer in (("cross-entropy", "momentum"), ("squared-error", "adam"))
]
ARROWS = ("slope", "gradient", "move", "jacobian")
each_scenario = pytest.mark.parametrize("scenario", SCENARIOS, ids=range(len(SCENARIOS)))


def shown(key, scenario, step=2, theme=LIGHT, frame=FRAME):
    anatomy = solve(scenario).book.anatomy(step)
    return lit(key, anatomy, scenario.target, frame, theme, TEXT), anatomy


def changes(key, anatomy):
    """What each parameter does to p, told from the definitions: dp/dtheta_j times minus what stands in the formulas."""
    if key == "slope":
        return [-value * unit for value, unit in zip(anatomy.slope[:, 0], np.eye(3), strict=True)]
    columns = anatomy.jacobian[:, :, 0].T
    weights = {"gradient": -anatomy.gradient[:, 0], "move": -anatomy.move[:, 0], "jacobian": np.ones(3)}[key]
    return [weight * column for weight, column in zip(weights, columns, strict=True)]


def of_kind(group, kind):
    return [item for item in group if isinstance(item, kind)]


def arrows(group):
    """Each arrow as (colour, page vector from the tail to the tip), and the tails."""
    heads = [item for item in of_kind(group, Lines) if item.closed]
    shafts = [item for item in of_kind(group, Lines) if not item.closed and item.stroke.color != LIGHT.surface]
    return [
        (head.fill.color, head.lines[0][0] - shaft.lines[0][0], shaft.lines[0][0])
        for head, shaft in zip(heads, shafts, strict=True)
    ]


@each_scenario
@pytest.mark.parametrize("key", ARROWS)
def test_arrows_point_where_their_parameter_pushes_p_and_are_enlarged_as_it_says(key, scenario):
    group, anatomy = shown(key, scenario)
    plane = [to_plane_vector(change) for change in changes(key, anatomy)]
    longest = max(np.hypot(*v) for v in plane)
    (label,) = of_kind(group, Label)
    factor = float(re.fullmatch(r"arrows × (\S+)", label.text)[1].replace("−", "-"))
    expected = {
        style.color: v for style, v in zip(LIGHT.classes, plane, strict=True) if np.hypot(*v) * 0.24 / longest > 0.03
    }
    found = arrows(group)
    assert {color for color, *_ in found} >= set(expected)
    for color, along, tail in found:
        vector = plane[[style.color for style in LIGHT.classes].index(color)]
        on_plane = along * (1.0, -1.0) / FRAME.side
        assert on_plane == pytest.approx(factor * vector, rel=0.06, abs=1e-9)
        assert tail == pytest.approx(FRAME.to_page(to_plane(anatomy.p[:, 0])))
        across = on_plane[0] * vector[1] - on_plane[1] * vector[0]
        assert abs(across) <= 1e-9 * np.hypot(*on_plane) * np.hypot(*vector)
    assert max(np.hypot(*along) for _, along, _ in found) == pytest.approx(0.24 * FRAME.side)


@each_scenario
def test_one_class_s_arrow_is_shown_alone_and_in_its_colour(scenario):
    for key in ARROWS:
        for i, style in enumerate(LIGHT.classes):
            group, anatomy = shown(f"{key}:{i}", scenario)
            length = np.hypot(*to_plane_vector(changes(key, anatomy)[i]))
            assert [color for color, *_ in arrows(group)] == ([style.color] if length > 0.0 else [])
            assert bool(group.items) == (length > 0.0)


def test_cross_entropy_s_slope_has_no_arrow_for_the_wrong_classes():
    group, _ = shown("slope", Scenario(), step=0)
    assert [color for color, *_ in arrows(group)] == [LIGHT.classes[0].color]
    assert shown("slope:1", Scenario(), step=0)[0].items == ()


@each_scenario
@pytest.mark.parametrize("key", ["p", "loss", "y", "p_after"])
def test_a_point_is_ringed_where_it_is(key, scenario):
    group, anatomy = shown(key, scenario)
    point = {"y": np.array(SOFT), "p_after": anatomy.p_after[:, 0]}.get(key, anatomy.p[:, 0])
    (ring,) = group.items
    assert isinstance(ring, Markers)
    assert (ring.shape, ring.fill, ring.stroke.color) == ("circle", None, LIGHT.focus)
    assert ring.points[0] == pytest.approx(FRAME.to_page(to_plane(point)))


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("key", ["p", "y", "p_after"])
def test_with_a_class_comes_the_line_on_which_that_class_has_the_same_share(key, theme):
    for i, style in enumerate(theme.classes):
        group, anatomy = shown(f"{key}:{i}", Scenario(target=SOFT), theme=theme)
        point = {"y": np.array(SOFT), "p_after": anatomy.p_after[:, 0]}.get(key, anatomy.p[:, 0])
        (ring,), (level,) = of_kind(group, Markers), of_kind(group, Lines)
        assert level.stroke.color == style.color
        ends = np.zeros((3, 2))
        for column, other in enumerate(j for j in range(3) if j != i):
            ends[i, column], ends[other, column] = point[i], 1.0 - point[i]
        expected = sorted(FRAME.to_page(to_plane(ends)).tolist())
        assert np.array(sorted(level.lines[0].tolist())) == pytest.approx(np.array(expected))
        a, b = level.lines[0]
        off = (b - a)[0] * (ring.points[0] - a)[1] - (b - a)[1] * (ring.points[0] - a)[0]
        assert abs(off) < 1e-6 * FRAME.side**2


def test_off_the_simplex_there_is_a_ring_and_no_line_beside_it():
    raw = Scenario(parameterization="raw")
    for i in range(3):
        (ring,) = shown(f"p_after:{i}", raw, step=0)[0].items
        assert isinstance(ring, Markers)


@pytest.mark.parametrize(
    "key", ["", "q", "P", "p:3", "p:-1", "slope:9", "p:x", "move:", "p:0:1", "loss: 1", "gradient:²"]
)
def test_an_unknown_key_lights_nothing_and_an_empty_index_means_all(key):
    group, _ = shown(key, Scenario())
    assert group.name == "lit"
    assert bool(group.items) == (key == "move:")


def test_numbers_that_are_not_finite_light_nothing():
    anatomy = solve(Scenario()).book.anatomy(0)
    for bad in (np.nan, np.inf, -np.inf):
        arrays = {name: np.full_like(value, bad) for name, value in vars(anatomy).items()}
        broken = type(anatomy)(**arrays)
        for key in ("p", "p_after", "loss", "p:1", *ARROWS, "slope:0"):
            assert lit(key, broken, (bad,) * 3, FRAME, LIGHT, TEXT).items == ()


def test_where_nothing_moves_there_are_no_arrows():
    for key in ("gradient", "move"):
        assert shown(key, Scenario(free=(False,) * 3))[0].items == ()
        assert shown(key, Scenario(loss="constant"))[0].items == ()
