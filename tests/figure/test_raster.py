"""A PNG file without Qt, read by a reader of its own and by Qt's."""

import struct
import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage

from xentviz.figure.raster import png

pictures = st.tuples(st.integers(1, 9), st.integers(1, 9)).flatmap(lambda size: arrays(np.uint8, (*size, 3)))


def chunks(data):
    """The chunks of a PNG file as (name, data); every length and checksum has to be right."""
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    at = 8
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        name, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        assert struct.unpack(">I", data[at + 8 + length : at + 12 + length]) == (zlib.crc32(name + body),)
        yield name, body
        at += 12 + length
    assert at == len(data)


@given(pictures)
def test_a_file_holds_its_pixels_row_by_row_without_a_filter(rgb):
    (head, facts), (middle, packed), (end, nothing) = chunks(png(rgb))
    assert (head, middle, end, nothing) == (b"IHDR", b"IDAT", b"IEND", b"")
    rows, columns, _ = rgb.shape
    assert struct.unpack(">IIBBBBB", facts) == (columns, rows, 8, 2, 0, 0, 0)
    lines = np.frombuffer(zlib.decompress(packed), np.uint8).reshape(rows, 1 + 3 * columns)
    assert not lines[:, 0].any()
    assert np.array_equal(lines[:, 1:].reshape(rgb.shape), rgb)


@given(pictures)
def test_qt_reads_the_same_pixels(rgb):
    image = QImage.fromData(QByteArray(png(rgb))).convertToFormat(QImage.Format.Format_RGB888)
    rows, columns, _ = rgb.shape
    read = np.frombuffer(image.constBits(), np.uint8).reshape(rows, image.bytesPerLine())[:, : 3 * columns]
    assert np.array_equal(read.reshape(rgb.shape), rgb)


@pytest.mark.parametrize("make", [lambda a: a, np.asfortranarray, lambda a: a[::-1][::-1]])
def test_how_pixels_lie_in_memory_does_not_matter(make):
    rgb = np.arange(60, dtype=np.uint8).reshape(4, 5, 3)
    assert png(make(rgb)) == png(rgb.copy())


def test_a_large_plain_picture_is_a_small_file():
    assert len(png(np.full((400, 400, 3), 200, np.uint8))) < 3000


def test_half_a_pair_in_a_text_is_replaced(qapp):
    data = png(np.zeros((1, 1, 3), np.uint8), 72.0, {"Title": "half \ud800", "Description": "whole \U0001f600"})
    image = QImage.fromData(QByteArray(data))
    assert (image.text("Title"), image.text("Description")) == ("half ?", "whole \U0001f600")
