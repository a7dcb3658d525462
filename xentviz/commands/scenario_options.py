"""The options that describe a scenario, shared by every verb that runs one."""

from __future__ import annotations

import argparse
import re
import sys
from functools import partial
from itertools import cycle, islice
from typing import Any

from xentviz.commands.options import Option, add_options, applied, at_option, read_path, read_whole
from xentviz.commands.parser import Parser
from xentviz.document import Document
from xentviz.engine.catalog import Catalog, Entry
from xentviz.engine.entry import parse_number, parse_point
from xentviz.engine.given import InputError
from xentviz.engine.losses import LOSSES
from xentviz.engine.optimizers import OPTIMIZERS
from xentviz.engine.parameterizations import PARAMETERIZATIONS
from xentviz.engine.stopping import STOPPING
from xentviz.origin import Origin, begun, found, received
from xentviz.own_presets import find
from xentviz.scenario import Scenario, refuse_undrawable


def scenario_options(classes: int = 3) -> tuple[Option, ...]:
    """The settings of a scenario with so many classes as options."""
    point, logits, flags = (partial(read, classes=classes) for read in (_read_point, _read_logits, _read_flags))
    loss, descends, optimizer, stop = (
        partial(_read_entry, catalog=catalog) for catalog in (LOSSES, PARAMETERIZATIONS, OPTIMIZERS, STOPPING)
    )
    what_descends = "what descends (xentviz list parameterizations)"
    return (
        Option("--start", "start", "P1,P2,P3", "where the prediction starts", point),
        Option("--start-logits", "start_logits", "Z1,Z2,Z3", "the start as logits", logits),
        Option("--target", "target", "Y1,Y2,Y3", "what is right", point),
        Option("--loss", "loss", "NAME[:key=value,...]", "what is minimised (xentviz list losses)", loss),
        Option("--parameterization", "parameterization", "NAME[:...]", what_descends, descends),
        Option("--optimizer", "optimizer", "NAME[:...]", "how it walks (xentviz list optimizers)", optimizer),
        Option("--free", "free", "F1,F2,F3", "whose gradient entries count: 1 or 0 for each class", flags),
        Option("--learning-rate", "learning_rate", "X", "the learning rate", parse_number),
        Option("--steps", "steps", "N", "the number of steps", read_whole),
        Option("--stop", "stop", "RULE[:...]", "what ends the run before that (xentviz list stopping)", stop),
    )


def add_scenario_options(parser: Parser) -> None:
    """Give a parser the scenario options. Without any of them, a scenario is the question's own start."""
    what = "a session or scenario file, or an exported PNG, SVG or PPTX; - reads standard input"
    bases = parser.add_argument_group("scenario")
    bases.add_argument("--preset", metavar="NAME", help="a ready scenario (xentviz list presets)")
    bases.add_argument("--scenario", metavar="FILE", help=what)
    add_options(parser, "changes to the scenario", scenario_options())


def read_scenario(values: argparse.Namespace) -> Scenario:
    """The scenario that the options describe. Raises InputError that names the option at fault."""
    return begun(read_origin(values)).document.scenario


def read_drawable(values: argparse.Namespace) -> Document:
    """As `read_scenario`, with all else that a session file or a preset holds.

    Raises InputError also unless there are three classes: what is drawn is a triangle.
    """
    document = begun(read_origin(values)).document
    refuse_undrawable(document.scenario)
    return document


def read_origin(values: argparse.Namespace) -> Origin | Scenario:
    """The session or preset that the options name, else a scenario; one that options change is in no file."""
    _refuse_both(values, "preset", "scenario")
    _refuse_both(values, "start", "start_logits")
    base = _base(values)
    before = begun(base).document
    options = scenario_options(len(before.scenario.start))
    after = applied(before.scenario, Scenario.replace, options, values)
    if after == before.scenario:
        return base
    step = min(before.step, after.steps)
    return after if isinstance(base, Scenario) else Origin(before.replace(scenario=after, step=step))


def _base(values: argparse.Namespace) -> Origin | Scenario:
    if values.scenario == "-":
        return _received()
    if values.scenario is not None:
        return found(read_path(values.scenario, "--scenario"))
    if values.preset is None:
        return Scenario()
    with at_option("--preset"):
        return Origin(find(values.preset).document)


def _received() -> Origin | Scenario:
    if sys.stdin is None:
        raise InputError("--scenario is '-', but there is no standard input.")
    return received(sys.stdin.buffer)


def _refuse_both(values: argparse.Namespace, first: str, second: str) -> None:
    if getattr(values, first) is not None and getattr(values, second) is not None:
        flags = " and ".join("--" + name.replace("_", "-") for name in (first, second))
        raise InputError(f"{flags} are both given, allowed is one of them.")


def _read_point(text: str, flag: str, classes: int) -> tuple[float, ...]:
    values, note = parse_point(text, flag, classes)
    if note:
        print(f"xentviz: {note}", file=sys.stderr)
    return values


def _read_entry(text: str, flag: str, catalog: Catalog[Any]) -> Entry:
    with at_option(flag):
        entry: Entry = catalog.parse(text)
        return entry


def _read_logits(text: str, flag: str, classes: int) -> tuple[float, ...]:
    words = re.split(r"\s*,\s*|\s+", text.strip())
    if len(words) != classes:
        such = ",".join(islice(cycle(("0", "0.7", "-1.1")), classes))
        raise InputError(f"{flag} is {text!r:.80}, allowed are {classes} finite numbers such as {such}.")
    return tuple(parse_number(word, flag) for word in words)


def _read_flags(text: str, flag: str, classes: int) -> tuple[bool, ...]:
    words = re.split(r"\s*,\s*|\s+", text.strip())
    if len(words) != classes or not {*words} <= {"0", "1"}:
        such = ",".join(["1", *["0"] * (classes - 1)])
        raise InputError(f"{flag} is {text!r:.80}, allowed are {classes} digits 0 or 1 such as {such}.")
    return tuple(word == "1" for word in words)
