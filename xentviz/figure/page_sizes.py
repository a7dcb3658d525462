"""Pages by name and by measure: how large they are, and how large the letters on them."""

from __future__ import annotations

import re
from contextlib import suppress

from xentviz.engine.entry import parse_number
from xentviz.engine.given import InputError, shown

PAGES: dict[str, tuple[float, float]] = {
    "16:9": (960.0, 540.0),
    "4:3": (720.0, 540.0),
    "square": (540.0, 540.0),
    "half-slide": (480.0, 540.0),
    "column": (237.6, 288.0),
    "double-column": (504.0, 270.0),
}
"""The named sizes: width and height in points. The last two are the widths of figures in a paper of two columns."""

SLIDES = ("16:9", "4:3", "square", "half-slide")
"""Those that are read from afar."""

DEFAULT_DPI = 192

SIDES = (30.0, 2000.0)
"""The shortest and the longest side of a page of own size, in millimetres."""

PIXELS = (100, 20_000)
"""The same in pixels."""

_LETTERS = {**dict.fromkeys(SLIDES, 18.0), "column": 7.5, "double-column": 8.0}
_OF_THE_SIDE, _LEAST = 30.0, 7.0
_POINTS_PER_MM = 72.0 / 25.4
_MM_SIZE = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)x(\d{1,6}(?:\.\d{1,3})?)mm")
_IN_MM = {"mm": 1.0, "cm": 10.0}
_TYPED = re.compile(r"([0-9.,]+)[x×]([0-9.,]+)(mm|cm|px)?")
_ALLOWED = (
    f"allowed are two sides from {SIDES[0]:g} to {SIDES[1]:g} mm, such as 160 × 90 mm or 16 × 9 cm, "
    f"or from {PIXELS[0]} to {PIXELS[1]} px"
)
_PX_SIZE = re.compile(r"(\d{1,6})x(\d{1,6})px")


def page_size(size: object, dpi: float = DEFAULT_DPI) -> tuple[float, float]:
    """Width and height in points of a named size, 'WIDTHxHEIGHTmm' or 'WIDTHxHEIGHTpx'; `dpi` counts for pixels only.

    Raises InputError.
    """
    if isinstance(size, str) and size in PAGES:
        return PAGES[size]
    for form, (low, high), points in ((_MM_SIZE, SIDES, _POINTS_PER_MM), (_PX_SIZE, PIXELS, 72.0 / dpi)):
        found = form.fullmatch(size) if isinstance(size, str) else None
        if found:
            width, height = (float(side) for side in found.groups())
            if low <= min(width, height) and max(width, height) <= high:
                return width * points, height * points
    raise InputError(
        f"size is {shown(size)}, allowed are {', '.join(PAGES)}, WIDTHxHEIGHTmm with sides from {SIDES[0]:g} to "
        f"{SIDES[1]:g}, or WIDTHxHEIGHTpx with sides from {PIXELS[0]} to {PIXELS[1]}."
    )


def own_size(typed: str) -> str:
    """Read '160 × 90 mm', '16,5 x 9 cm' or '1920 × 1080 px' as `page_size` takes it; without a unit, millimetres.

    Raises InputError with the reason.
    """
    found = _TYPED.fullmatch("".join(typed.lower().split()))
    if found:
        unit = found[3] or "mm"
        sides = [_IN_MM.get(unit, 1.0) * parse_number(side, "size") for side in found.groups()[:2]]
        size = "x".join(f"{round(side, 3):.10g}" for side in sides) + ("px" if unit == "px" else "mm")
        with suppress(InputError):
            page_size(size)
            return size
    raise InputError(f"size {typed!r:.40} is no width and height, {_ALLOWED}.")


def any_size(typed: str) -> str:
    """Read a named size, or one's own. Raises InputError that tells of both."""
    if typed not in PAGES:
        with suppress(InputError):
            return own_size(typed)
        page_size(typed)
    return typed


def letters(size: str, dpi: float = DEFAULT_DPI) -> float:
    """The height in points of a page's letters, of which none are smaller but scripts in formulas.

    On pages of own size a thirtieth of the shorter side, as on slides; on those in millimetres at least 7.
    """
    if size in _LETTERS:
        return _LETTERS[size]
    share = min(page_size(size, dpi)) / _OF_THE_SIDE
    return max(share, _LEAST) if size.endswith("mm") else share
