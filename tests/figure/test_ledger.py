"""The ledger as bars: lengths, sides, colours and letters are those of the causes, whatever the numbers."""

import itertools

import numpy as np
import pytest

from xentviz import Scenario, solve
from xentviz.engine.ledger import Ledger
from xentviz.engine.losses import LOSSES
from xentviz.engine.optimizers import OPTIMIZERS
from xentviz.engine.parameterizations import PARAMETERIZATIONS
from xentviz.figure.boxes import Box
from xentviz.figure.color import rgb
from xentviz.figure.display import Label, Lines, Markers
from xentviz.figure.ledger import causes, ledger_bars, row_at
from xentviz.figure.theme import DARK, LIGHT

ROOM, TEXT = (7.0, 5.0, 520.0, 190.0), 12.0
QUESTION = solve(Scenario()).book.step(0)


def made(change=(0.0,) * 3, by=0.0, memory=0.0, constraint=0.0, remainder=0.0):
    """A ledger of numbers that need not belong together."""
    grid, row = np.zeros((3, 3)), np.zeros(3)
    return Ledger(0, 1, np.array(change), grid + by, grid + memory, row + constraint, row + remainder, row, row)


def bars(group):
    return [item for item in group if isinstance(item, Lines) and item.closed]


def strokes(group):
    return [item for item in group if isinstance(item, Lines) and not item.closed]


def labels(group):
    return [item for item in group if isinstance(item, Label)]


def scale_of(group, room=ROOM, text=TEXT):
    """Values per point and the page x of 0, from the ticks alone."""
    ticks = [label for label in labels(group) if label.size < 0.79 * text]
    values = [float(label.text.replace("−", "-")) for label in ticks]
    unit = (values[-1] - values[0]) / (ticks[-1].x - ticks[0].x)
    return unit, ticks[0].x - values[0] / unit


def drawn(ledger, theme=LIGHT, room=ROOM, text=TEXT):
    """Each row's bars as (colour, from, to) in units of p, and its black mark."""
    group = ledger_bars(ledger, theme, room, text)
    unit, zero = scale_of(group, room, text)
    rows = {0: [], 1: [], 2: []}
    for bar in bars(group):
        (box,) = bar.lines
        x = np.sort((box[:, 0] - zero) * unit)
        rows[row_at(box[:, 1].mean(), room, text)].append((bar.fill.color, x[0], x[-1]))
    marks = [item for item in strokes(group) if item.stroke.color == theme.text]
    return rows, [(item.lines[0][0, 0] - zero) * unit for item in marks]


def amounts(ledger, i, theme=LIGHT):
    """What must be drawn of class `i`: the causes in their order, each with its colour, or None where it is paler."""
    inks, fresh = [ink for ink, _ in causes(theme)], ledger.by_parameter[i] - ledger.by_memory[i]
    listed = [*zip(fresh, inks[:3], strict=True), *((v, None) for v in ledger.by_memory[i])]
    listed += [(ledger.constraint[i], inks[3]), (ledger.remainder[i], inks[4])]
    return [(value, ink) for value, ink in listed if value != 0.0]


def check(ledger, theme=LIGHT, room=ROOM, text=TEXT):
    rows, marks = drawn(ledger, theme, room, text)
    size = np.abs(ledger.change).max() + np.abs(ledger.by_parameter).sum(axis=1).max() + np.abs(ledger.constraint).max()
    assert marks == pytest.approx(ledger.change.tolist(), abs=1e-9 * size + 1e-300)
    for i in range(3):
        expected = amounts(ledger, i, theme)
        assert len(rows[i]) == len(expected)
        ends = {True: 0.0, False: 0.0}  # where the next bar to the right, and to the left, begins
        for (color, low, high), (value, ink) in zip(rows[i], expected, strict=True):
            begin, stop = sorted((ends[value > 0], ends[value > 0] + value))
            assert (low, high) == pytest.approx((begin, stop), abs=1e-9 * size)
            ends[value > 0] += value
            assert color == ink or (ink is None and color not in [each for each, _ in causes(theme)])


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_bars_are_the_parts_to_the_right_or_left_and_the_mark_is_the_change(theme):
    rng, seen = np.random.default_rng(0), 0
    for parameterization, optimizer in itertools.product(PARAMETERIZATIONS, OPTIMIZERS):
        loss, start = list(LOSSES)[rng.integers(len(LOSSES.names))], tuple(rng.dirichlet(np.ones(3)))
        scenario = Scenario(loss=loss(), parameterization=parameterization(), optimizer=optimizer(), start=start)
        book = solve(scenario.replace(learning_rate=0.3, target=(0.2, 0.5, 0.3))).book
        for ledger in filter(None, (book.step(0), book.step(5), book.until(9))):
            if np.abs(ledger.by_parameter).max() > 1e-6:
                check(ledger, theme)
                seen += 1
    assert seen > 50


def test_what_memory_did_is_paler_than_what_this_step_s_gradient_did():
    ledger = solve(Scenario(optimizer="momentum")).book.step(5)
    rows, _ = drawn(ledger)
    inks = [ink for ink, _ in causes(LIGHT)[:3]]
    for i in range(3):
        shades = [color for color, *_ in rows[i]]
        assert shades[:3] == inks
        for strong, pale in zip(shades[:3], shades[3:6], strict=True):
            gaps = [np.abs(rgb(ink).astype(int) - rgb(LIGHT.surface)).sum() for ink in (strong, pale)]
            assert gaps[1] < 0.6 * gaps[0]


@pytest.mark.parametrize("changes", [{"optimizer": "momentum"}, {"parameterization": "projected", "optimizer": "adam"}])
def test_letters_in_bars_are_those_of_the_classes_and_the_projection(changes):
    ledger, seen = solve(Scenario(learning_rate=0.02, target=(0.5, 0.3, 0.2), **changes)).book.until(6), set()
    group = ledger_bars(ledger, LIGHT, (0.0, 0.0, 3000.0, 190.0), TEXT)
    drawn_bars, letters = iter(bars(group)), [label for label in labels(group) if label.bold]
    for i in range(3):
        parts = [*(ledger.by_parameter - ledger.by_memory)[i], *ledger.by_memory[i]]
        parts += [ledger.constraint[i], ledger.remainder[i]]
        for letter in (name for value, name in zip(parts, [*"ABCABC", "P", ""], strict=True) if value != 0.0):
            box = next(drawn_bars).lines[0]
            (left, top), (right, bottom) = box.min(axis=0), box.max(axis=0)
            within = [label.text for label in letters if left < label.x < right and top < label.y < bottom]
            assert within in ([letter], [])
            seen.update((text, letter) for text in within)
    assert next(drawn_bars, None) is None
    assert len(seen) == len({*"ABC"} | ({"P"} if "parameterization" in changes else set()))
    assert [letter for _, letter in causes(DARK)] == ["A", "B", "C", "P", ""]


def test_each_row_names_its_class_and_says_its_change():
    group = ledger_bars(QUESTION, LIGHT, ROOM, TEXT)
    assert [label.text for label in labels(group) if label.anchor == "end"] == ["+0.02638", "−0.02681", "+0.00043"]
    names = [label for label in labels(group) if label.bold and label.anchor == "start"]
    assert [(label.text, label.color) for label in names] == [(style.letter, style.color) for style in LIGHT.classes]
    shapes = [item.shape for item in group if isinstance(item, Markers)]
    assert shapes == [style.shape for style in LIGHT.classes]


def test_only_the_row_that_is_pointed_at_stands_out():
    for lit in (None, 0, 1, 2):
        values = [item for item in labels(ledger_bars(QUESTION, LIGHT, ROOM, TEXT, lit)) if item.anchor == "end"]
        assert [item.color == LIGHT.text for item in values] == [lit in (None, i) for i in range(3)]


EXTREME = {
    "nothing": made(),
    "tiny": made((1e-300, -1e-300, 0.0), by=1e-300, constraint=-1e-300),
    "rounding": made((1e-13, -1e-13, 0.0), by=1e-13),
    "small": made((3e-11, -2e-11, -1e-11), by=1e-11, remainder=1e-12),
    "large": made((1e6, -1e6, 1.0), by=5e5, memory=4e5, remainder=-1e3),
    "huge": made((1e300, -1e300, 0.0), by=1e300, constraint=-9e299),
    "one-sided": made((-0.3, -0.2, -0.1), by=-0.1),
    "too much": made((1.7e308, -1.7e308, 0.0), by=1.7e308, remainder=1.7e308),
    **{f"change {v}": made((v, 0.1, -0.1), by=0.1) for v in (np.nan, np.inf, -np.inf)},
    **{f"part {v}": made((0.1, 0.1, -0.2), by=v) for v in (np.nan, np.inf, -np.inf)},
    **{f"rest {v}": made((0.1, 0.1, -0.2), remainder=v) for v in (np.nan, np.inf)},
}


@pytest.mark.parametrize("room", [ROOM, (0.0, 0.0, 320.0, 130.0), (3.0, 4.0, 260.0, 100.0), (0.0, 0.0, 360.0, 92.0)])
@pytest.mark.parametrize("name", [*EXTREME, "question", "momentum"])
def test_everything_lies_within_the_rectangle_and_no_label_on_another(name, room):
    ordinary = {"question": QUESTION, "momentum": solve(Scenario(optimizer="momentum")).book.until(20)}
    group = ledger_bars((EXTREME | ordinary)[name], LIGHT, room, 10.0)
    left, top, wide, high = room
    for item in group:
        if isinstance(item, Label):
            box = Box.of(item)
            corners = np.array([box.points().min(axis=0), box.points().max(axis=0)])
        else:
            corners = np.concatenate(item.lines) if isinstance(item, Lines) else item.points
        assert np.all(corners >= (left - 0.1, top - 0.1)), item
        assert np.all(corners <= (left + wide + 0.1, top + high + 0.1)), item
    for one, other in itertools.combinations(labels(group), 2):
        assert not Box.of(one).meets(Box.of(other)), (one.text, other.text)


def test_a_ledger_that_is_not_finite_has_neither_bars_nor_marks():
    for name, ledger in EXTREME.items():
        group = ledger_bars(ledger, LIGHT, ROOM, TEXT)
        numbers = not name.startswith(("change", "part", "rest", "too"))
        assert (len([item for item in strokes(group) if item.stroke.color == LIGHT.text]) == 3) == numbers


@pytest.mark.parametrize("room", [ROOM, (0.0, 0.0, 320.0, 130.0), (0.0, 40.0, 260.0, 100.0)])
def test_a_place_belongs_to_the_row_that_is_drawn_there(room):
    for bar in bars(ledger_bars(QUESTION, LIGHT, room, TEXT)):
        middle = bar.lines[0][:, 1].mean()
        rows = [row_at(y, room, TEXT) for y in (bar.lines[0][:, 1].min(), middle, bar.lines[0][:, 1].max())]
        assert len(set(rows)) == 1
    assert [row_at(y, room, TEXT) for y in (room[1] - 1.0, room[1] + 0.1, room[1] + room[3])] == [None, 0, None]
    assert row_at(3.0, (0.0, 0.0, 100.0, 1.9 * TEXT), TEXT) is None


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ((2.5e-8, -2.1e-8, 0.0), ["+2.5e−8", "−2.1e−8", "0"]),
        ((0.02, -0.0199999, 3e-9), ["+0.0200000", "−0.0199999", "0.0000000"]),
        ((0.0, 0.0, 0.0), ["0.0000", "0.0000", "0.0000"]),
    ],
)
def test_changes_that_are_all_tiny_are_no_row_of_noughts(change, told):
    said = [label.text for label in labels(ledger_bars(made(change), LIGHT, ROOM, TEXT)) if label.anchor == "end"]
    assert said == told
