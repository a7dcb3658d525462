"""`xentviz render`: a picture of a run, without a screen."""

from __future__ import annotations

import argparse
import dataclasses
import os
import sys
from collections.abc import Callable, Sequence

from xentviz.commands.options import Option, add_options, applied, at_option, read_text, read_whole
from xentviz.commands.parser import Parser
from xentviz.commands.scenario_options import add_scenario_options, read_drawable
from xentviz.document import Document
from xentviz.engine.entry import parse_number
from xentviz.engine.given import InputError
from xentviz.export import export
from xentviz.figure.exhibit import Exhibit
from xentviz.figure.formats import FORMATS, Format, by_suffix
from xentviz.figure.page_sizes import any_size
from xentviz.figure.render_options import RenderOptions
from xentviz.pins import pinned_runs
from xentviz.platform_check import BASE_LIBRARIES, library_problem
from xentviz.played import Played
from xentviz.slides import drawn_on, exhibits
from xentviz.solution import solve

LOSS_AXES = {"log": True, "linear": False}
YES_NO = {"yes": True, "no": False}


def _read_layers(text: str, flag: str) -> frozenset[str]:
    return frozenset() if text == "none" else frozenset(text.split(","))


def _read_size(text: str, flag: str) -> str:
    with at_option(flag):
        return any_size(text)


def _read_names(text: str, flag: str) -> tuple[str, ...]:
    return tuple(text.split(","))


def _choice(choices: dict[str, bool]) -> Callable[[str, str], bool]:
    def read(text: str, flag: str) -> bool:
        if text not in choices:
            raise InputError(f"{flag} is {text!r:.80}, allowed are {', '.join(choices)}.")
        return choices[text]

    return read


PAGE_OPTIONS = (
    Option("--size", "size", "NAME|WxHmm|WxHpx", "a name (xentviz list sizes), or such as 160x90mm", _read_size),
    Option("--dpi", "dpi", "N", "pixels an inch", read_whole),
    Option("--background", "ground", "NAME", "white, dark or transparent", read_text),
    Option("--content", "content", "NAME", "what to show (xentviz list contents)", read_text),
    Option("--text-scale", "text_scale", "X", "size of the letters, 1 is normal", parse_number),
    Option("--layers", "layers", "A,B,...", "what to draw (xentviz list layers), or none", _read_layers),
    Option("--swap", "swapped", "ACTOR", "loss, parameterization or optimizer: show all of them", read_text),
    Option("--loss-axis", "log", "|".join(LOSS_AXES), "the axis of the loss curve", _choice(LOSS_AXES)),
    Option("--words", "words", "|".join(YES_NO), "title and caption on the page", _choice(YES_NO)),
    Option("--editable", "editable", "|".join(YES_NO), "text as text in SVG, shapes in PPTX", _choice(YES_NO)),
    Option("--frames", "frames", "N", "how many moments a film shows", read_whole),
    Option("--rate", "rate", "N", "frames a second of a film", read_whole),
    Option("--rows", "rows", "SETTING[:V,V...]", "the grid's rows, such as loss or learning_rate:0.1,1", read_text),
    Option("--columns", "columns", "SETTING[:V,V...]", "the grid's columns, another setting", read_text),
    Option("--line-scale", "line_scale", "X", "width of the lines, 1 is normal", parse_number),
    Option("--title", "title", "TEXT", "own title instead of the generated one; '' for none", read_text),
    Option("--caption", "caption", "TEXT", "own caption instead of the generated one; '' for none", read_text),
    Option("--names", "names", "A,B,C", "what the three classes are called", _read_names),
    Option("--step", "step", "N", "the step to show; default: that of the session, else the last", read_whole),
)


def run(words: Sequence[str]) -> int:
    """Solve the scenario and write its picture in the format of the file's suffix."""
    values = _parser().read(words)
    path = _named(values.output)
    with at_option("-o"):
        form = by_suffix(path)
    _refuse_still(values, form)
    document = read_drawable(values)
    shots = _moments(document, values) if values.storyboard else [_moment(document, values)]
    qt = screenless_qt() if form.needs_qt else None
    for _ in export(path, shots):
        pass
    del qt
    return 0


def _named(path: str | None) -> str:
    """The file to write. Raises InputError for standard output too: a page without a suffix has no format."""
    if path in (None, "", "-"):
        suffixes = ", ".join(f".{form.suffix}" for form in FORMATS)
        raise InputError(
            f"-o is {'missing' if path is None else repr(path)}, allowed is a file name that ends in {suffixes}."
        )
    return path


def _refuse_still(values: argparse.Namespace, form: Format) -> None:
    """Raises InputError for what only films have."""
    for name in ("frames", "rate"):
        if getattr(values, name) is not None and name not in form.own:
            films = ", ".join(f".{each.suffix}" for each in FORMATS if each.film)
            raise InputError(f"--{name} is given but .{form.suffix} is no film, allowed are {films}.")


def _refuse_idle(values: argparse.Namespace, options: RenderOptions, last: int) -> None:
    """Raises InputError for axes of a grid that is not drawn, and for a step that the run does not have."""
    for name in ("rows", "columns"):
        if getattr(values, name) is not None and options.content != "grid":
            raise InputError(f"--{name} is given but the content is {options.content}, allowed is --content grid.")
    if options.step is not None and options.step > last:
        raise InputError(f"--step is {options.step}, allowed is a step of the run, 0 to {last}.")


def _moment(document: Document, values: argparse.Namespace) -> Exhibit:
    """What the document shows, at its step; one at step 0 was not played, and its run is shown whole."""
    played = Played.of(solve(document.scenario)).to(document.step)
    step = min(document.step, played.last_step) or None
    page = dataclasses.replace(drawn_on(RenderOptions(), document.view), step=step)
    options = applied(page, dataclasses.replace, PAGE_OPTIONS, values)
    _refuse_idle(values, options, played.last_step)
    solution = played.seen(played.last_step if options.step is None else options.step)
    return Exhibit(solution, options, pins=pinned_runs(document.pins, document.scenario))


def _moments(document: Document, values: argparse.Namespace) -> Sequence[Exhibit]:
    if not len(document.storyboard):
        raise InputError(
            "--storyboard is given but no moment is kept, allowed is a --scenario file of a session with some."
        )
    options = applied(RenderOptions(), dataclasses.replace, PAGE_OPTIONS, values)
    return exhibits(document.storyboard, options, document.pins)


def screenless_qt() -> object:
    """Qt's application object, without a screen; Qt can paint as long as somebody holds it.

    Raises InputError that names the install line where Qt's system libraries are missing.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    problem = library_problem(BASE_LIBRARIES) if sys.platform == "linux" else None
    if problem:
        raise InputError(f"this format needs Qt: {problem}")
    from PySide6.QtGui import QGuiApplication  # Here, not above: SVG needs no Qt.

    return QGuiApplication.instance() or QGuiApplication([])


def _parser() -> Parser:
    parser = Parser("render", "Write a picture of a descent to a file; the suffix says in which format.")
    parser.add_argument("-o", "--output", metavar="FILE", help="the file (xentviz list formats)")
    parser.add_argument(
        "--storyboard", action="store_true", help="all moments that a session keeps, each as it was kept"
    )
    add_options(parser, "page", PAGE_OPTIONS)
    add_scenario_options(parser)
    return parser
