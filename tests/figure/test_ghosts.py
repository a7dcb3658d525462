"""The paths of rivals: each with its own dash and number, a dot where it is, and a legend that says what it does."""

import itertools
from dataclasses import replace

import numpy as np
import pytest

from xentviz import Scenario, solve
from xentviz.engine.simplex import to_plane
from xentviz.figure.boxes import Box, depth_inside
from xentviz.figure.color import ground
from xentviz.figure.display import Group, Label, Lines, Markers
from xentviz.figure.frame import Frame
from xentviz.figure.ghosts import ghost_ink, ghost_numbers, ghosts, stroke
from xentviz.figure.legend import legend
from xentviz.figure.lettering import width
from xentviz.figure.simplex import foreground
from xentviz.figure.theme import DARK, LIGHT
from xentviz.rivals import ACTORS, rivals

TEXT = 13.0
FRAME = Frame.fit(640.0, 560.0, TEXT)
QUESTION = Scenario(learning_rate=0.5)


def of_kind(group, kind):
    return [item for item in group if isinstance(item, kind)]


def numbers(group):
    return [int(label.text) for label in of_kind(group, Label) if label.text.isdecimal()]


def dots(group):
    return [item for item in of_kind(group, Markers) if item.size < 0.5 * TEXT]


def both(found, step=0, lit=None):
    """Lines, dots and numbers."""
    lines, names = ghosts(found, step, FRAME, LIGHT, TEXT, lit), ghost_numbers(found, FRAME, LIGHT, TEXT, lit)
    return Group("both", (*lines, *names))


def drawn(actor="parameterization", step=3, scenario=QUESTION, **more):
    return both(rivals(scenario, actor), step, **more)


@pytest.mark.parametrize("actor", ACTORS)
def test_each_rival_has_one_line_and_one_number_and_no_two_look_alike(actor):
    found = rivals(QUESTION, actor)
    moving = [r for r in found if np.ptp(r.trajectory.p, axis=1).max() > 0.1]
    group = drawn(actor)
    lines = of_kind(group, Lines)
    assert len(lines) >= len(moving) > 3
    assert len({item.stroke.dash for item in lines}) == len(lines)
    assert {item.stroke.color for item in lines} == {ghost_ink(LIGHT)}
    assert set(numbers(group)) >= {rival.number + 1 for rival in moving}
    assert len(numbers(group)) == len(set(numbers(group)))


def test_a_line_is_the_rival_s_path_and_its_number_stands_on_it():
    for rival in rivals(QUESTION, "optimizer"):
        group = both((rival,))
        (line,), steps = of_kind(group, Lines)[0].lines, FRAME.to_page(to_plane(rival.trajectory.p))
        assert of_kind(group, Lines)[0].stroke == stroke(rival.number, ghost_ink(LIGHT), TEXT)
        for end, step in ((line[0], steps[0]), (line[-1], steps[-1])):
            assert end == pytest.approx(step, abs=0.5)
        assert np.min(np.hypot(*(line[:, None] - steps[None]).transpose(2, 0, 1)), axis=1).max() < 0.5
        (tag,) = [item for item in of_kind(group, Markers) if item.size > 0.5 * TEXT]
        (a, b), at = (line[:-1], line[1:]), tag.points[0]
        along = np.clip(((at - a) * (b - a)).sum(axis=1) / ((b - a) ** 2).sum(axis=1), 0.0, 1.0)
        assert np.hypot(*(a + along[:, None] * (b - a) - at).T).min() < 1e-6
        assert numbers(group) == [rival.number + 1]


@pytest.mark.parametrize("step", [0, 3, 60, 120, 500])
def test_a_dot_is_where_each_rival_is_at_the_step_or_at_its_end(step):
    found = rivals(QUESTION, "loss")
    for dot, rival in zip(dots(drawn("loss", step)), found, strict=True):
        row = min(step, len(rival.trajectory) - 1)
        assert dot.points[0] == pytest.approx(FRAME.to_page(to_plane(rival.trajectory.p[:, row])))


def test_a_raw_path_that_leaves_the_triangle_is_cut_at_the_frame_and_has_a_dot_only_within():
    (raw,) = (
        rival for rival in rivals(QUESTION.replace(learning_rate=1.0), "parameterization") if rival.entry.name == "raw"
    )
    left, top, right, bottom = FRAME.around(TEXT)
    gone = both((raw,), 50)
    points = np.concatenate([line for item in of_kind(gone, Lines) for line in item.lines])
    assert np.all((points >= (left - 1e-6, top - 1e-6)) & (points <= (right + 1e-6, bottom + 1e-6)))
    assert points[:, 1].min() == pytest.approx(top)
    assert dots(gone) == []
    assert len(dots(both((raw,)))) == 1


def test_numbers_of_paths_along_the_same_curve_do_not_cover_each_other():
    # Losses of the right class's share alone all take the same curve, some of them nearly as far.
    for scenario in (QUESTION, QUESTION.replace(learning_rate=0.1), QUESTION.replace(target=(0.0, 0.0, 1.0))):
        for actor in ACTORS:
            tags = [
                item.points[0] for item in of_kind(drawn(actor, scenario=scenario), Markers) if item.size > 0.5 * TEXT
            ]
            for one, other in itertools.combinations(tags, 2):
                assert np.hypot(*(one - other)) > 0.86 * TEXT


def test_paths_along_one_curve_have_all_their_numbers_beside_each_other_on_a_small_page():
    # Four losses that lead away from the right class: short paths, nearly the same one.
    frame, found = Frame.fit(230.0, 200.0, TEXT), rivals(QUESTION.replace(learning_rate=0.1), "loss")
    discs = of_kind(ghost_numbers(found, frame, replace(LIGHT, smallest=1.0), TEXT), Markers)
    assert len(discs) == 5
    for one, other in itertools.combinations(discs, 2):
        assert np.hypot(*(one.points[0] - other.points[0])) > one.size
    assert depth_inside(np.array([disc.points[0] for disc in discs]), 0.0, 0.0, frame).min() > 0.0


def test_numbers_beyond_all_pages_leave_only_finite_points():
    wild = Scenario(loss="negated-cross-entropy", learning_rate=1e6, start=(1e-9, 0.5, 0.5 - 1e-9))
    for actor in ACTORS:
        for item in both(rivals(wild, actor), 3):
            points = (
                np.concatenate(item.lines) if isinstance(item, Lines) else getattr(item, "points", np.zeros((1, 2)))
            )
            assert np.isfinite(points).all()


def test_one_that_is_pointed_at_has_the_accent():
    for lit in (1, 4):
        colors = [item.stroke.color for item in of_kind(drawn(lit=lit), Lines)]
        assert colors.count(LIGHT.accent) == 1
        assert colors[lit - 1] == LIGHT.accent  # the own member, number 0, is not among them


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_the_ink_is_neither_the_accent_nor_a_class_s(theme):
    assert ghost_ink(theme) not in {theme.accent, ground(theme), *(style.color for style in theme.classes)}


def read(group):
    """The lines of a legend, column by column: number, name, and the arrow of each class."""
    rows = []
    for label in of_kind(group, Label):
        if label.text.isdecimal():
            rows.append([label])
        else:
            rows[-1].append(label)
    for number, name, *verdicts in sorted(rows, key=lambda row: (round(row[0].x), row[0].y)):
        assert all(abs(label.y - number.y) < 0.3 * TEXT for label in (name, *verdicts))
        yield int(number.text), name, verdicts


@pytest.mark.parametrize("step", [0, 7, 10_000])
@pytest.mark.parametrize("actor", ACTORS)
def test_the_legend_names_each_rival_and_its_arrows_are_what_it_does_next(actor, step):
    scenario = QUESTION.replace(target=(0.5, 0.3, 0.2), start=(0.1, 0.2, 0.7))
    found = rivals(scenario, actor)
    said = list(read(legend(found, step, (10.0, 20.0, 400.0), LIGHT, TEXT)))
    assert [(number - 1, name.text) for number, name, _ in said] == [(r.number, r.entry.label) for r in found]
    for (_, _, verdicts), rival in zip(said, found, strict=True):
        run = solve(scenario.replace(**{actor: rival.entry})).trajectory
        if step + 1 >= len(run):
            assert verdicts == []
            continue
        change = run.p[:, step + 1] - run.p[:, step]
        arrows = ["↑" if v > 1e-14 else "↓" if v < -1e-14 else "–" for v in change]
        assert [label.text for label in verdicts] == [a + b for a, b in zip("ABC", arrows, strict=True)]
        assert [label.color for label in verdicts] == [style.color for style in LIGHT.classes]


@pytest.mark.parametrize("actor", ACTORS)
def test_the_legend_has_a_piece_of_each_rival_s_line_before_its_number(actor):
    found = rivals(QUESTION, actor)
    items = list(legend(found, 0, (10.0, 20.0, 400.0), LIGHT, TEXT))
    for k, rival in enumerate(found):
        piece, disc = (of_kind(items, kind)[k] for kind in (Lines, Markers))
        assert piece.stroke == stroke(rival.number, ghost_ink(LIGHT), TEXT)
        (start, end), centre = piece.lines[0], disc.points[0]
        assert end[0] - start[0] >= sum(piece.stroke.dash[:-1]) - 1e-9  # all of its dash that shows
        assert start[1] == end[1] == centre[1]
        assert 10.0 <= start[0] < end[0] <= centre[0] - disc.size / 2


def test_pieces_of_lines_are_left_out_last_where_a_legend_may_have_few_lines():
    found = rivals(QUESTION, "loss")
    for wide, pieces in ((400.0, len(found)), (240.0, 0)):
        group = legend(found, 0, (0.0, 0.0, wide), LIGHT, TEXT, most=3)
        assert len(of_kind(group, Lines)) == pieces
        assert len({label.y for label in of_kind(group, Label) if label.text.isdecimal()}) <= 3


@pytest.mark.parametrize("wide", [400.0, 210.0, 150.0, 120.0])
@pytest.mark.parametrize("actor", ACTORS)
def test_names_that_need_more_room_are_shortened_and_nothing_overlaps(actor, wide):
    found = rivals(QUESTION, actor)
    group = legend(found, 0, (10.0, 20.0, wide), LIGHT, TEXT)
    for (_, name, verdicts), rival in zip(read(group), found, strict=True):
        start = name.text.removesuffix("…")
        assert rival.entry.label.startswith(start)
        assert (name.text == rival.entry.label) == ("…" not in name.text)
        for label in (name, *verdicts):
            assert label.x + width(label.text, label.size, label.bold) <= 10.0 + wide + 0.5
    boxes = [Box.of(label) for label in of_kind(group, Label)]
    assert not any(one.meets(other) for one, other in itertools.combinations(boxes, 2))
    assert wide > 130.0 or any("…" in label.text for label in of_kind(group, Label))


@pytest.mark.parametrize(("wide", "tops"), [(400.0, 4), (510.0, 2)])
def test_columns_are_as_wide_as_their_names_where_that_saves_lines(wide, tops):
    found = rivals(QUESTION, "parameterization")
    group = legend(found, 0, (0.0, 0.0, wide), LIGHT, TEXT)
    labels = of_kind(group, Label)
    assert [label.text for label in labels if "…" in label.text] == []
    numbers = [label for label in labels if label.text.isdecimal()]
    assert len({round(label.y, 6) for label in numbers}) == tops
    widest = max(label.x + width(label.text, label.size, label.bold) for label in labels)
    assert widest <= wide
    starts = [piece.lines[0][0, 0] for piece in of_kind(group, Lines)]
    assert tops == 4 or 2 * max(starts) < wide  # columns alike would not do


def test_rivals_lie_under_the_path_and_are_there_only_if_asked_for():
    run = solve(QUESTION).trajectory
    for others in ((), rivals(QUESTION, "loss")):
        names = [group.name for group in foreground(run, 3, QUESTION, FRAME, LIGHT, TEXT, others)]
        assert ("ghosts" in names) == bool(others)
        assert "ghosts" not in names[names.index("path") :]
