"""Formulas in boxes: nothing overlaps, nothing is wider than its room, and the same tree always gives the same page."""

from __future__ import annotations

from itertools import combinations, product

import numpy as np
import pytest

from xentviz.engine.losses import LOSSES
from xentviz.engine.optimizers import OPTIMIZERS
from xentviz.engine.parameterizations import PARAMETERIZATIONS
from xentviz.explain.check import check
from xentviz.explain.formula import Fence, Matrix, Operator, Root, Row, Script, Term, Text, column, row
from xentviz.explain.parse import parse
from xentviz.explain.quantities import vector
from xentviz.explain.stages import stages
from xentviz.figure.display import Label, Lines
from xentviz.figure.formula import lay, typeset
from xentviz.figure.formula_box import AXIS, Box, Typeset, letters
from xentviz.figure.formula_lines import SHRINK, fitted
from xentviz.figure.lettering import outline, width
from xentviz.figure.stage_block import stage_block
from xentviz.figure.stage_column import StageColumn
from xentviz.figure.theme import DARK, LIGHT
from xentviz.scenario import Scenario
from xentviz.solution import solve

ROOM = 298.0  # of a card 340 points wide
COMBINATIONS = [
    *product(LOSSES.names, [*PARAMETERIZATIONS.names, "softmax:temperature=2"], ["gradient-descent"]),
    *product(["cross-entropy"], PARAMETERIZATIONS.names, [*OPTIMIZERS.names, "rmsprop:centered=true,momentum=0.5"]),
]


def made(scenario, step=1):
    anatomy = solve(scenario).book.anatomy(step)
    after = float(scenario.descent.observe(anatomy.theta_after)[1][0])
    return stages(scenario, anatomy, after, check(scenario, anatomy))


def ink(item):
    """The rectangle (left, top, right, bottom) that a label's letters really cover."""
    pieces = outline(item.text, item.size, item.bold, item.italic)
    points = np.array([n for _, numbers in pieces for n in numbers]).reshape(-1, 2) + np.array([item.x, item.y])
    return (*points.min(axis=0), *points.max(axis=0))


def labels(items):
    return [item for item in items if isinstance(item, Label) and item.text.strip()]


def overlap(a, b, allowed=0.6):
    across, down = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    return across > allowed and down > allowed


@pytest.mark.parametrize("names", COMBINATIONS, ids=" ".join)
def test_nothing_overlaps_or_leaves_its_room(names):
    loss, parameterization, optimizer = names
    scenario = Scenario(loss=loss, parameterization=parameterization, optimizer=optimizer, learning_rate=0.03)
    for stage in made(scenario):
        block = stage_block(stage, ROOM, 13.0, LIGHT, titled=True)
        boxes = [ink(label) for label in labels(block.page.items)]
        for (i, a), (j, b) in combinations(enumerate(boxes), 2):
            texts = [labels(block.page.items)[k].text for k in (i, j)]
            assert not overlap(a, b), (stage.title, texts)
        assert min(a[0] for a in boxes) >= -1.0
        assert max(a[2] for a in boxes) <= ROOM + 1.0
        assert min(a[1] for a in boxes) >= -1.0
        assert max(a[3] for a in boxes) <= block.height + 1.0


@pytest.mark.parametrize("names", COMBINATIONS, ids=" ".join)
def test_letters_stay_legible(names):
    loss, parameterization, optimizer = names
    scenario = Scenario(loss=loss, parameterization=parameterization, optimizer=optimizer, learning_rate=0.03)
    for stage in made(scenario):
        for node in (*stage.general, *stage.numbers):
            whole, lines = lay(node, 15.6), fitted(node, ROOM, 15.6)
            assert max(line.width for line in lines) <= ROOM
            if len(lines) == 1:
                assert lines[0].width >= 0.84 * whole.width
        sizes = [label.size for label in labels(stage_block(stage, ROOM, 13.0, LIGHT).page.items)]
        assert max(sizes) >= 12.0


def test_sizes_are_few():
    assert SHRINK[0] == 1.0
    assert min(SHRINK) == 0.85


def test_every_measure_grows_with_the_size():
    node = parse(r"\frac{e^{z_i}}{\sum_j e^{z_j}} = \sqrt{v} + (p_i - y_i)^2")
    small, large = lay(node, 10.0), lay(node, 20.0)
    assert (large.width, large.ascent, large.descent) == pytest.approx(
        (2 * small.width, 2 * small.ascent, 2 * small.descent)
    )


def test_the_same_tree_gives_the_same_page():
    stage = made(Scenario())[4]
    one, other = (stage_block(stage, ROOM, 13.0, LIGHT) for _ in range(2))
    assert one.height == other.height
    assert labels(one.page.items) == labels(other.page.items)
    assert one.page.boxes == other.page.boxes


def test_a_long_row_breaks_at_equals_signs_first():
    node = row(*(part for k in range(6) for part in (Operator("="), Text(f"0.{k}00"), Operator("+"), Text("1"))))
    lines = fitted(node, 150.0, 15.0)
    assert len(lines) > 1
    _, page = typeset(node, 0.0, 0.0, 15.0, LIGHT)
    assert len(page.items) == len(node.parts)


def test_an_unbreakable_part_shrinks_until_it_fits():
    node = vector("", [1.5] * 3)
    wide = Row((Matrix(tuple((cell,) * 12 for (cell,) in node.rows)),))
    (line,) = fitted(wide, 200.0, 15.0)
    assert line.width <= 200.0


def test_brackets_are_opened_to_break_within_them():
    node = row(
        Operator("−", unary=True),
        Fence(row(*(p for k in range(8) for p in (Text(f"0.{k}"), Operator("+"))), Text("1"))),
    )
    lines = fitted(node, 120.0, 15.0)
    assert len(lines) > 1
    assert max(line.width for line in lines) <= 120.0


def test_a_sign_that_belongs_to_a_number_stays_with_it():
    node = row(*(part for k in range(9) for part in (Text(f"a{k}"), Operator("−", unary=True), Text(f"0.{k}"))))
    assert len(fitted(node, 60.0, 15.0)) == 1


def test_products_stay_whole_where_sums_can_be_broken():
    node = Fence(
        row(*(p for k in range(8) for p in (Text("a"), Operator("·"), Text(f"b{k}"), Operator("+"))), Text("1"))
    )
    lines = fitted(node, 120.0, 15.0)
    pages = [Typeset() for _ in lines]
    for page, line in zip(pages, lines, strict=True):
        page.draw(line, 0.0, 0.0, LIGHT)
    assert len(lines) > 1
    assert "·" not in {labels(page.items)[0].text for page in pages}


def test_words_in_a_column_end_at_one_place():
    made = lay(column((Text("a"), Text("abc"))), 10.0)
    ends = {round(x + part.width, 6) for x, _, part in made.parts if isinstance(part, Box)}
    assert len(ends) == 1


def test_a_root_covers_all_that_is_under_it():
    made = lay(Root(Text("abcdef")), 10.0)
    (sign,), (body,) = (made.parts[0][2].lines, [(x, part) for x, _, part in made.parts if isinstance(part, Box)])
    assert sign[-1][0] >= body[0] + body[1].width
    assert made.width >= sign[-1][0]


def test_a_class_without_a_colour_of_its_own_takes_that_of_the_text():
    page = Typeset()
    page.draw(letters("p", 10.0, "roman", 3), 0.0, 0.0, LIGHT)
    assert page.items[0].color == LIGHT.text


def test_brackets_round_a_letter_reach_as_far_above_the_height_of_a_minus_sign_as_below():
    made = lay(Fence(Text("a")), 10.0)
    assert made.ascent - 10.0 * AXIS == pytest.approx(made.descent + 10.0 * AXIS)


def test_brackets_stand_as_far_from_the_last_column_as_from_the_first():
    made = lay(Matrix(((Text("ab"), Text("ab")), (Text("ab"), Text("ab")))), 10.0)
    cells, brackets = [part for part in made.parts if isinstance(part[2], Box)], made.parts[-1][2]
    left, right = ([x for x, _ in line] for line in brackets.lines)
    before, after = min(x for x, _, _ in cells) - max(left), min(right) - max(x + box.width for x, _, box in cells)
    assert before == pytest.approx(after)
    assert before > 0.0


def test_numbers_of_a_column_stand_on_their_decimal_points():
    _, page = typeset(vector("p", [0.3, -10.25, 0.0]), 0.0, 0.0, 10.0, LIGHT)
    points = [label.x + width(label.text.partition(".")[0], label.size) for label in labels(page.items)]
    assert points == pytest.approx([points[0]] * 3)


def test_a_number_that_falls_below_0_moves_nothing():
    above, below = (lay(vector("p", [v, 0.6, 0.1]), 10.0) for v in (0.3, -0.3))
    assert above.width == below.width


def test_only_a_signed_column_of_decimals_keeps_room_for_a_minus_sign():
    decimals, wholes = [Text("0.300"), Text("0")], [Text("1"), Text("0")]
    minus = width("−0", 10.0) - width("0", 10.0)
    assert lay(column(decimals, True), 10.0).width == pytest.approx(lay(column(decimals), 10.0).width + minus)
    assert lay(column(wholes, True), 10.0).width == lay(column(wholes), 10.0).width


def test_a_column_is_as_wide_as_its_widest_number():
    short, long = (lay(column([Text("0.300"), Text(text)], True), 10.0).width for text in ("0.100", "4.3e−4"))
    more = width(".3·10⁻⁴", 10.0) - width(".300", 10.0)
    assert long == pytest.approx(short + more)


def script_of(base, **scripts):
    made = lay(Script(base, **scripts), 10.0)
    (_, _, body), (_, y, small) = made.parts
    return made, body, y, small


def test_an_index_hangs_from_the_foot_of_a_deep_base_and_its_box_reaches_as_far():
    for base in (vector("", [0.3, 0.6, 0.1]), Fence(parse(r"\frac{a}{b}"))):
        made, body, y, index = script_of(base, sub=Text("i"))
        assert body.descent - 1.0 < y <= body.descent
        assert made.descent == pytest.approx(y + index.descent)
    _, letter, y, _ = script_of(Text("p", "italic"), sub=Text("i"))
    assert 0.0 < y <= letter.descent


def test_an_exponent_stands_at_the_head_of_a_high_base_and_its_box_reaches_as_far():
    made, body, y, exponent = script_of(Fence(parse(r"\frac{a}{b}")), sup=Text("2"))
    assert body.ascent - 5.0 < -y < body.ascent
    assert made.ascent == pytest.approx(exponent.ascent - y)


def test_keys_lie_inside_each_other_and_are_found_from_the_inside():
    _, page = typeset(vector("p", [0.3, 0.6, 0.1]), 20.0, 50.0, 12.0, LIGHT)
    boxes = dict(page.boxes)
    outer, inner = boxes["p"], boxes["p:1"]
    assert outer.left <= inner.left
    assert inner.right <= outer.right
    assert page.key_at((inner.left + inner.right) / 2, (inner.top + inner.bottom) / 2) == "p:1"
    assert page.key_at(outer.left + 0.5, outer.top + 0.5) == "p"
    assert page.key_at(outer.left - 5.0, outer.top) is None


def test_a_part_is_found_above_and_below_its_base_line_and_not_beyond():
    page = Typeset()
    page.draw(letters("g", 10.0)._replace(key="g"), 0.0, 0.0, LIGHT)
    assert [page.key_at(1.0, y) for y in (-8.0, -7.0, 1.9, 2.1)] == [None, "g", "g", None]


def test_lighting_a_whole_lights_its_parts_too():
    _, page = typeset(row(Term("p:0", Text("0.3")), Operator("+"), Term("pq", Text("1"))), 0.0, 0.0, 12.0, LIGHT)
    assert len(page.lit("p")) == 1
    assert len(page.lit("pq")) == 1


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_numbers_take_the_colour_of_their_class(theme):
    _, page = typeset(column([Text("1", color=i) for i in range(3)]), 0.0, 0.0, 12.0, theme)
    assert [label.color for label in labels(page.items)] == [style.color for style in theme.classes]
    assert {item.stroke.color for item in page.items if isinstance(item, Lines)} == {theme.text}


def test_variables_are_italic_and_numbers_are_not():
    _, page = typeset(Row((Script(Text("p", "italic"), Text("i", "italic")), Text("0.3"))), 0.0, 0.0, 12.0, LIGHT)
    assert [label.italic for label in labels(page.items)] == [True, True, False]


def test_powers_of_ten_are_spelt_as_a_book_does():
    _, page = typeset(Text("4.3e−4"), 0.0, 0.0, 12.0, LIGHT)
    assert [label.text for label in labels(page.items)] == ["4.3·10⁻⁴"]


def test_a_column_of_stages_sets_only_what_is_in_sight():
    column = StageColumn()
    column.room = ROOM
    column.show(made(Scenario()), titled=True)
    column.typeset(0.0, 200.0)
    assert len(list(column.blocks())) == 7  # once, to know the heights
    column.show(made(Scenario(start=(0.2, 0.2, 0.6))), titled=True)
    column.typeset(0.0, 200.0)
    assert 1 <= len(list(column.blocks())) <= 2


def test_live_numbers_move_nothing_in_a_column():
    column = StageColumn()
    column.room = ROOM
    column.show(made(Scenario()), titled=True)
    column.typeset(0.0, 1e6)
    tops = column.tops()
    assert column.show(made(Scenario(start=(0.32, 0.58, 0.1))), titled=True) is False
    column.typeset(0.0, 1e6)
    assert column.tops() == tops
    assert column.show(made(Scenario(loss="squared-error")), titled=True) is True
