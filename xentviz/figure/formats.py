"""The export formats, in menu order. A new one is a function and an entry in the tuple."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from xentviz.engine.catalog import InputError
from xentviz.figure.display import Page
from xentviz.figure.svg import svg
from xentviz.figure.tikz import tikz


@dataclass(frozen=True)
class Format:
    """One file format: its suffix, its name in menus, and how a page becomes its bytes.

    `needs_qt`: whether `write` needs a QGuiApplication.
    """

    suffix: str
    label: str
    write: Callable[[Page, float], bytes]
    needs_qt: bool


def _png(page: Page, dpi: float) -> bytes:
    from xentviz.figure import painter  # Qt is loaded only where a format needs it

    return painter.png(page, dpi)


def _svg(page: Page, dpi: float) -> bytes:
    return svg(page).encode()


def _pdf(page: Page, dpi: float) -> bytes:
    from xentviz.figure import painter

    return painter.pdf(page)


def _tex(page: Page, dpi: float) -> bytes:
    return tikz(page).encode("ascii")


def _pptx(page: Page, dpi: float) -> bytes:
    from xentviz.figure import pptx

    return pptx.pptx(page, dpi)


FORMATS = (
    Format("png", "PNG picture", _png, needs_qt=True),
    Format("svg", "SVG drawing", _svg, needs_qt=False),
    Format("pdf", "PDF page", _pdf, needs_qt=True),
    Format("tex", "TikZ picture", _tex, needs_qt=False),
    Format("pptx", "PowerPoint slide", _pptx, needs_qt=True),
)


def by_suffix(path: str | Path) -> Format:
    """The format that a file's suffix names. Raises InputError for an unknown one."""
    suffix = Path(path).suffix.lower().removeprefix(".")
    for candidate in FORMATS:
        if candidate.suffix == suffix:
            return candidate
    allowed = ", ".join(f".{f.suffix}" for f in FORMATS)
    raise InputError(f"file {Path(path).name!r:.80} has the suffix {suffix!r}, allowed are {allowed}.")
