"""The export formats, in menu order. A new one is a function and an entry in the tuple."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from pathlib import Path

from xentviz.engine.given import InputError
from xentviz.every_step import every_step, interval
from xentviz.figure.display import Page
from xentviz.figure.exhibit import Exhibit
from xentviz.figure.svg import svg
from xentviz.figure.tikz import tikz
from xentviz.figure.work import Work, finished
from xentviz.rows import Rows, as_csv, as_json, every_row
from xentviz.solution import Solution

SPECIAL = frozenset({"dpi", "editable", "frames", "rate"})
"""The options of a page that only some formats heed."""


def _nothing_less(exhibits: Sequence[Exhibit]) -> str:
    return ""


@dataclass(frozen=True)
class Format:
    """One file format: its suffix, its name in menus, and how exhibits become its bytes.

    `work` takes at least one exhibit, and exactly one unless a file may hold `many`. `needs_qt`: whether it needs a
    QGuiApplication. `own`: the special options that it heeds. `paged`: whether it shows a page; else no option counts.
    `only`: what files have of exhibits that are too much for them, in words; '' where that is everything.
    """

    suffix: str
    label: str
    work: Callable[[Sequence[Exhibit]], Work]
    needs_qt: bool = False
    many: bool = False
    own: frozenset[str] = frozenset()
    paged: bool = True
    only: Callable[[Sequence[Exhibit]], str] = _nothing_less

    @property
    def film(self) -> bool:
        """Whether it shows a whole run, and no moment of it."""
        return "frames" in self.own

    def write(self, *exhibits: Exhibit) -> bytes:
        """The file's bytes, all at once."""
        return finished(self.work(exhibits))


def at_once(write: Callable[[Exhibit], bytes]) -> Callable[[Sequence[Exhibit]], Work]:
    """The work of a format that holds one exhibit and is quickly done."""

    def work(exhibits: Sequence[Exhibit]) -> Work:
        (exhibit,) = exhibits
        return write(exhibit)
        yield  # makes it a generator

    return work


def film(suffix: str) -> Callable[[Sequence[Exhibit]], Work]:
    """The work of a film of that suffix."""

    def work(exhibits: Sequence[Exhibit]) -> Work:
        from xentviz.figure.film.kinds import FILMS

        (exhibit,) = exhibits
        return (yield from FILMS[suffix](exhibit))

    return work


def _png(exhibit: Exhibit) -> bytes:
    from xentviz.figure import painter  # Qt is loaded only where a format needs it

    return painter.png(exhibit.page, exhibit.options.dpi)


def _svg(exhibit: Exhibit) -> bytes:
    return svg(exhibit.page, exhibit.options.editable).encode()


def _pages(exhibits: Sequence[Exhibit]) -> Generator[float, None, list[Page]]:
    """The pages, with a pause between two of them."""
    pages = [exhibits[0].page]
    for exhibit in exhibits[1:]:
        yield 0.0
        pages.append(exhibit.page)
    return pages


def _pdf(exhibits: Sequence[Exhibit]) -> Work:
    from xentviz.figure.pdf import pdf_work

    return (yield from pdf_work((yield from _pages(exhibits))))


def _tex(exhibit: Exhibit) -> bytes:
    return tikz(exhibit.page).encode("ascii")


def _pptx(exhibits: Sequence[Exhibit]) -> Work:
    from xentviz.figure.pptx import pptx_work

    options = exhibits[0].options
    return (yield from pptx_work((yield from _pages(exhibits)), options.dpi, options.editable))


def numeric(write: Callable[[Solution, Rows], str]) -> Callable[[Sequence[Exhibit]], Work]:
    """The work of a format that holds the numbers of a run's steps."""

    def work(exhibits: Sequence[Exhibit]) -> Work:
        (exhibit,) = exhibits
        solution = yield from every_step(exhibit.solution)
        return write(solution, every_row(len(solution.trajectory))).encode()

    return work


def _one_step_in(exhibits: Sequence[Exhibit]) -> str:
    most = max(interval(exhibit.solution) for exhibit in exhibits)
    return f"one step in {most}" if most > 1 else ""


_OF_FILMS = frozenset({"dpi", "frames", "rate"})

FORMATS = (
    Format("png", "PNG picture", at_once(_png), needs_qt=True, own=frozenset({"dpi"})),
    Format("svg", "SVG drawing", at_once(_svg), own=frozenset({"editable"})),
    Format("pdf", "PDF page", _pdf, needs_qt=True, many=True),
    Format("tex", "TikZ picture", at_once(_tex)),
    Format("pptx", "PowerPoint slide", _pptx, needs_qt=True, many=True, own=frozenset({"dpi", "editable"})),
    Format("gif", "GIF film", film("gif"), needs_qt=True, own=_OF_FILMS),
    Format("apng", "APNG film", film("apng"), needs_qt=True, own=_OF_FILMS),
    Format("mp4", "MP4 film", film("mp4"), needs_qt=True, own=_OF_FILMS),
    Format("webm", "WebM film", film("webm"), needs_qt=True, own=_OF_FILMS),
    Format("csv", "CSV table of the steps", numeric(as_csv), paged=False, only=_one_step_in),
    Format("json", "JSON of the steps", numeric(as_json), paged=False, only=_one_step_in),
)


def by_suffix(path: str | Path) -> Format:
    """The format that a file's suffix names. Raises InputError for an unknown one."""
    suffix = Path(path).suffix.lower().removeprefix(".")
    for candidate in FORMATS:
        if candidate.suffix == suffix:
            return candidate
    allowed = ", ".join(f".{f.suffix}" for f in FORMATS)
    raise InputError(f"file {Path(path).name!r:.80} has the suffix {suffix!r}, allowed are {allowed}.")
