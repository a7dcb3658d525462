"""How a page looks: size, resolution, ground, content; everything checked on creation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace

from xentviz.engine.given import InputError, one_of, shown, some_of, yes_or_no
from xentviz.figure.contents import CONTENTS, Look
from xentviz.figure.option_texts import check_names, check_text, own
from xentviz.figure.page_sizes import DEFAULT_DPI, PAGES, PIXELS, SIDES, letters, page_size
from xentviz.figure.simplex import DEFAULT_LAYERS, LAYERS
from xentviz.figure.theme import DARK, LIGHT, Theme
from xentviz.grid import axis_text, read_grid
from xentviz.rivals import ACTORS

__all__ = ["DEFAULT_DPI", "GROUNDS", "PAGES", "SIDES", "RenderOptions", "page_size"]

GROUNDS = ("white", "dark", "transparent")
MAX_PIXELS = PIXELS[1]


@dataclass(frozen=True)
class RenderOptions:
    """How a page looks. Raises InputError (one sentence: field, value, what is allowed) for values not allowed.

    `size`: a name from PAGES, 'WIDTHxHEIGHTmm' or 'WIDTHxHEIGHTpx'. `dpi`: pixels an inch; no side may have more than
    20,000 pixels. `ground`: 'transparent' is drawn with the inks for white. `layers`: names from `simplex.LAYERS`.
    `step`: the step shown as the current one, the last one if None. `log`: a logarithmic loss axis. `swapped`: the
    actor whose other members' paths are shown besides, from `rivals.ACTORS`; none if empty.
    """

    size: str = "16:9"
    dpi: int = DEFAULT_DPI
    ground: str = "white"
    content: str = "simplex-and-curves"
    text_scale: float = 1.0
    layers: frozenset[str] = DEFAULT_LAYERS
    step: int | None = None
    log: bool = True
    swapped: str = ""
    words: bool = True
    """Whether the title line and the caption are on the page."""
    editable: bool = False
    """Whether text stays text in SVG, and shapes are shapes in PPTX; else each looks the same everywhere."""
    frames: int = 120
    """How many moments a film shows."""
    rate: int = 30
    """How many frames a film shows in a second."""
    rows: str = "loss"
    """The setting down the rows of the grid, with its values or its usual ones: see `xentviz.axes.Axis.parse`."""
    columns: str = "learning_rate"
    """The setting along its columns, another one."""
    line_scale: float = 1.0
    """What the widths of lines, and the areas of the marks on them, are multiplied by."""
    title: str | None = None
    """Own text in place of the generated title; '' for none."""
    caption: str | None = None
    """Own text in place of the generated caption; '' for none."""
    names: tuple[str, str, str] = ("", "", "")
    """What classes A, B and C are called, besides their letters."""

    def __post_init__(self) -> None:
        for option in fields(self):
            _CHECKS[option.name](getattr(self, option.name))
        read_grid(self.rows, self.columns)
        for pixels in self.pixels:
            if pixels > MAX_PIXELS:
                raise InputError(
                    f"dpi is {self.dpi}, which makes {self.pixels[0]} x {self.pixels[1]} pixels of size {self.size}, "
                    f"allowed are {MAX_PIXELS} a side."
                )

    @property
    def points(self) -> tuple[float, float]:
        """Width and height in points."""
        return page_size(self.size, self.dpi)

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height of raster formats."""
        width, height = self.points
        return round(width * self.dpi / 72.0), round(height * self.dpi / 72.0)

    @property
    def theme(self) -> Theme:
        """The inks that suit the ground, and the names of the classes."""
        inks = DARK if self.ground == "dark" else LIGHT
        classes = tuple(replace(style, name=own(name)) for style, name in zip(inks.classes, self.names, strict=True))
        return replace(inks, smallest=1.0, classes=classes)

    @property
    def look(self) -> Look:
        """What a content needs to know of these options."""
        return Look(self.theme, self.text_size, self.layers, self.log, self.swapped, read_grid(self.rows, self.columns))

    @property
    def text_size(self) -> float:
        """Letter height in points: that of the page, see `page_sizes.letters`, times the scale."""
        return letters(self.size, self.dpi) * self.text_scale


def _number(name: str, kind: type, low: float, high: float) -> Callable[[object], object]:
    def check(value: object) -> None:
        fits = isinstance(value, (int, kind)) and not isinstance(value, bool)
        if not (fits and low <= value <= high):  # type: ignore[operator]
            what = "a whole number" if kind is int else "a number"
            raise InputError(f"{name} is {shown(value)}, allowed is {what} from {low:g} to {high:g}.")

    return check


def _layers(value: object) -> None:
    if not isinstance(value, frozenset):  # only a check: what is given is what stays
        raise InputError(f"layers is {shown(value)}, allowed is a frozenset of {', '.join(dict(LAYERS))}.")
    some_of("layers", tuple(dict(LAYERS)))(value)


def _step(value: object) -> None:
    if value is not None and (isinstance(value, bool) or not isinstance(value, int) or value < 0):
        raise InputError(f"step is {shown(value)}, allowed is a whole number from 0, or none for the last step.")


_CHECKS: dict[str, Callable[[object], object]] = {
    "size": page_size,
    "dpi": _number("dpi", int, 36, 2400),
    "ground": one_of("ground", GROUNDS),
    "content": one_of("content", [each.name for each in CONTENTS]),
    "text_scale": _number("text_scale", float, 0.5, 3.0),
    "layers": _layers,
    "step": _step,
    "log": yes_or_no("log"),
    "swapped": one_of("swapped", ("", *ACTORS)),
    "words": yes_or_no("words"),
    "editable": yes_or_no("editable"),
    "frames": _number("frames", int, 2, 1200),
    "rate": _number("rate", int, 1, 60),
    "rows": axis_text("rows"),
    "columns": axis_text("columns"),
    "line_scale": _number("line_scale", float, 0.5, 3.0),
    "title": check_text("title"),
    "caption": check_text("caption"),
    "names": check_names,
}
