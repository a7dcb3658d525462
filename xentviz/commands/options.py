"""Options as records: how each is typed, which setting it changes, how its text is read."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from xentviz.commands.parser import Parser
from xentviz.engine.catalog import InputError

T = TypeVar("T")
_WHOLE = re.compile(r"[+-]?[0-9]{1,18}")


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
    """`thing` with the settings that were given, one `replace(thing, setting=value)` each.

    Raises InputError that names the option at fault.
    """
    for option in options:
        text = getattr(values, option.setting)
        if text is not None:
            value = option.read(text, option.flag)
            try:
                thing = replace(thing, **{option.setting: value})
            except InputError as error:
                raise InputError(f"{option.flag}: {error}") from None
    return thing


def read_text(text: str, flag: str) -> str:
    """The text itself."""
    return text


def read_whole(text: str, flag: str) -> int:
    """A whole number. Raises InputError that names the option."""
    if not _WHOLE.fullmatch(text.strip()):
        raise InputError(f"{flag} is {text!r:.80}, allowed is a whole number.")
    return int(text)
