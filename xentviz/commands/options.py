"""Options as records: how each is typed, which setting it changes, how its text is read."""

from __future__ import annotations

import argparse
import contextlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from xentviz.commands.parser import Parser
from xentviz.engine.given import InputError

T = TypeVar("T")
_WHOLE = re.compile(r"[+-]?[0-9]{1,400}")


@dataclass(frozen=True)
class Option:
    """`--flag TEXT`: `read(text, flag)` turns the text into the value of the setting."""

    flag: str
    setting: str
    metavar: str
    help: str
    read: Callable[[str, str], object]


def add_options(parser: Parser, title: str, options: Sequence[Option]) -> None:
    """Give a parser the options, under a title in its help."""
    group = parser.add_argument_group(title)
    for option in options:
        group.add_argument(option.flag, dest=option.setting, metavar=option.metavar, help=option.help)


def applied(thing: T, replace: Callable[..., T], options: Sequence[Option], values: argparse.Namespace) -> T:
    """`replace(thing, setting=value, ...)` with all settings that were given, at once: two may depend on each other.

    Raises InputError that names the option at fault.
    """
    given = [option for option in options if getattr(values, option.setting) is not None]
    read = {option.setting: option.read(getattr(values, option.setting), option.flag) for option in given}
    try:
        return replace(thing, **read)
    except InputError as error:
        flag = _at_fault(str(error), given)
        raise InputError(f"{flag}: {error}" if flag else str(error)) from None


def _at_fault(sentence: str, given: Sequence[Option]) -> str | None:
    """The flag of the setting that a sentence names first; a setting left at its default has none."""
    found = {option.flag: re.search(rf"\b{option.setting}\b", sentence) for option in given}
    places = {flag: match.start() for flag, match in found.items() if match}
    return min(places, key=places.__getitem__, default=None)


@contextlib.contextmanager
def at_option(flag: str) -> Iterator[None]:
    """Begin what is refused with the option at fault."""
    try:
        yield
    except InputError as error:
        raise InputError(f"{flag}: {error}") from None


def read_text(text: str, flag: str) -> str:
    """The text itself."""
    return text


def read_whole(text: str, flag: str) -> int | str:
    """A whole number; any other text as it is: the setting refuses it, and knows the range."""
    return int(text) if _WHOLE.fullmatch(text.strip()) else text


def read_path(text: str, flag: str) -> str:
    """The name of a file. Raises InputError that names the option where it is empty."""
    if not text:
        raise InputError(f"{flag} is '', allowed is the name of a file.")
    return text
