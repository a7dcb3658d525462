"""The palette of a GIF film: which colours stay exact, and which give way to the nearest."""

import numpy as np
import pytest

from xentviz.figure.display import Area, Fill, Group, Label, Lines, Markers, Page, Stroke
from xentviz.figure.film.palette import SIZE, Palette, named_colors

SQUARE = np.array([(0.0, 0.0), (1.0, 0.0), (1.0, 1.0)])


def named(*items, ground="#ffffff"):
    return [f"#{color:06x}" for color in named_colors(Page(9.0, 9.0, ground, (Group("items", items),)))]


def shown(palette, colors):
    return palette.colors[palette.places(np.array(colors, np.uint32))].tolist()


def channels(colors):
    return np.array([list(color.to_bytes(3)) for color in colors]).astype(int)


def scattered(count):
    """So many colours, all different: an odd number has different multiples below a power of 2."""
    return [0x9E3779 * k % (1 << 24) for k in range(1, count + 1)]


def test_pens_brushes_letters_and_their_halos_name_their_colours():
    items = (
        Lines((SQUARE,), Stroke("#000001", 1.0), Fill("#000002")),
        Markers(SQUARE, "circle", 1.0, Fill("#000003"), Stroke("#000004", 1.0)),
        Area((SQUARE,), Fill("#000005")),
        Label(0.0, 0.0, "a", 9.0, "#000006", halo="#000007"),
    )
    assert named(*items) == [*(f"#00000{k}" for k in range(1, 8)), "#ffffff"]


def test_translucent_inks_name_no_colour_as_no_pixel_has_it():
    items = (
        Lines((SQUARE,), Stroke("#000001", 1.0, opacity=0.5), Fill("#000002", 0.9)),
        Markers(SQUARE, "circle", 1.0, Fill("#000003", 0.5), Stroke("#000004", 1.0)),
        Area((SQUARE,), Fill("#000005", 0.2)),
    )
    assert named(*items) == ["#000004", "#ffffff"]


def test_the_colour_used_most_comes_first_and_each_one_once():
    label = Label(0.0, 0.0, "a", 9.0, "#0000ff")
    assert named(label, label, Label(0.0, 0.0, "a", 9.0, "#00000f", halo="#0000FF"), ground="#00000f") == [
        "#0000ff",
        "#00000f",
    ]


def test_a_transparent_page_names_no_ground():
    assert named(Label(0.0, 0.0, "a", 9.0, "#0000ff"), ground=None) == ["#0000ff"]


@pytest.mark.parametrize("pinned", [0, 1, 40])
def test_as_many_colours_as_there_are_places_are_all_exact(pinned):
    colors = scattered(SIZE)
    palette = Palette(colors[:pinned], [np.array(colors, np.uint32)])
    assert shown(palette, colors) == colors


def test_of_more_colours_the_named_ones_stay_exact_and_the_others_come_near():
    colors = scattered(3 * SIZE)
    palette = Palette(colors[:40], [np.array(colors, np.uint32)])
    assert len(palette.colors) <= SIZE
    assert shown(palette, colors[:40]) == colors[:40]
    off = np.abs(channels(shown(palette, colors)) - channels(colors)).max(axis=1)
    assert off.mean() < 16


def test_of_more_named_colours_than_there_are_places_the_first_ones_stay():
    colors = scattered(SIZE + 9)
    palette = Palette(colors, [np.array(colors, np.uint32)])
    assert palette.colors.tolist() == colors[:SIZE]


def test_the_table_has_places_for_256_colours_however_few_there_are():
    table = Palette([0x102030], [np.array([0x102030, 0xFFFFFF], np.uint32)]).table
    assert (table[:6], len(table)) == (bytes.fromhex("102030ffffff"), 768)
    assert not any(table[6:])
