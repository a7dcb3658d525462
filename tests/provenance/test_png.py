"""PNG files that carry a scenario, as other programs save them, cut off, damaged and hostile."""

import struct
import zlib

import pytest

import xentviz
from tests.provenance.carried import SCENARIO
from xentviz.figure import painter
from xentviz.figure.page import RenderOptions, compose
from xentviz.provenance import MAX_PARTS, MAX_TEXT
from xentviz.scenario_file import stamp

PNG = b"\x89PNG\r\n\x1a\n"


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png_with(*chunks):
    return b"".join([PNG, *chunks, chunk(b"IEND", b"")])


STAMP = stamp(SCENARIO).encode()
TEXTS = {
    "plain": chunk(b"tEXt", b"xentviz\0" + STAMP),
    "packed": chunk(b"zTXt", b"xentviz\0\0" + zlib.compress(STAMP)),
    "international": chunk(b"iTXt", b"xentviz\0\0\0en\0\0" + STAMP),
    "international, packed": chunk(b"iTXt", b"xentviz\0\1\0\0\0" + zlib.compress(STAMP)),
}


@pytest.mark.parametrize("form", TEXTS)
def test_a_png_is_read_whichever_form_of_text_a_program_saved_it_with(opened, form):
    other = chunk(b"tEXt", b"Title\0something")
    assert opened(png_with(other, TEXTS[form], other)) == SCENARIO


def test_a_png_that_is_cut_off_anywhere_is_refused(qapp, refused):
    data = painter.png(compose(xentviz.solve(SCENARIO), RenderOptions()), 36)
    for end in range(64, len(data), 64):
        assert "cut off" in refused(data[:end])


def test_a_png_with_one_wrong_bit_is_refused(qapp, refused):
    data = painter.png(compose(xentviz.solve(SCENARIO), RenderOptions()), 36)
    for place in range(len(PNG), len(data), 997):
        refused(data[:place] + bytes([data[place] ^ 4]) + data[place + 1 :])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (PNG, "cut off"),
        (PNG + b"\xff\xff\xff\xff" + b"tEXt", "cut off"),
        (png_with(TEXTS["plain"][:-1] + b"?"), "damaged"),
        (png_with(chunk(b"zTXt", b"xentviz\0\0" + b"no zlib")), "damaged"),
        (png_with(chunk(b"zTXt", b"xentviz")), "carries no scenario"),
        (png_with(chunk(b"iTXt", b"xentviz\0")), "carries no scenario"),
        (png_with(chunk(b"tEXt", b"xentviz\0" + STAMP[:-9])), "no valid JSON"),
        (png_with(chunk(b"tEXt", b'xentviz\0["xentviz-scenario"]')), "carries no scenario"),
        (png_with(chunk(b"tEXt", b"xentviz\0" + b"[" * 90_000 + b'"xentviz-scenario"')), "nested too deeply"),
        (png_with(chunk(b"tEXt", b"xentviz\0" + STAMP + b" " * MAX_TEXT)), "more than"),
        (png_with(*[chunk(b"tEXt", b"")] * MAX_PARTS), "more than"),
        (png_with(*[chunk(b"zTXt", b"xentviz\0\0" + zlib.compress(STAMP + bytes(50_000_000)))] * 20), "more than"),
    ],
    ids=range(12),
)
def test_a_hostile_png_is_refused(refused, data, reason):
    assert reason in refused(data)


@pytest.mark.parametrize("keyword", [b"other", b"xentviz"])
def test_a_text_that_swells_takes_neither_time_nor_memory(refused, cheap, keyword):
    with cheap():
        refused(png_with(*[chunk(b"zTXt", keyword + b"\0\0" + zlib.compress(bytes(90_000_000)))] * 9))
