"""Pictures laid over a ground, against plain arithmetic."""

import numpy as np

from xentviz.figure.film.flat import over


def test_each_channel_is_mixed_by_alpha_and_rounded():
    seen = np.random.default_rng(0).integers(0, 1 << 32, (50, 40), dtype=np.uint64).astype(np.uint32)
    laid = over(seen, "#1020f0")
    alpha = (seen >> 24) / 255.0
    for shift, under in ((16, 0x10), (8, 0x20), (0, 0xF0)):
        mixed = (seen >> shift & 255) * alpha + under * (1.0 - alpha)
        assert np.abs((laid >> shift & 255) - mixed).max() <= 0.5 + 1e-9


def test_alpha_stays_noted_and_opaque_and_clear_pixels_are_exact():
    laid = over(np.array([[0xFF123456, 0x00ABCDEF, 0x80000000]], np.uint32), "#ffffff")
    assert laid[0, :2].tolist() == [0xFF123456, 0x00FFFFFF]
    assert laid[0, 2] >> 24 == 0x80
