"""Own words on a page: how long they may be, and which letters they may have."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from xentviz.engine.given import InputError, shown
from xentviz.figure.lettering import lacking

LONGEST_TEXT, LONGEST_NAME = 200, 24
"""Of a title or caption, and of the name of a class, in characters."""

_ALLOWED = "allowed are Latin and Greek letters, digits and common signs"


def own(text: str) -> str:
    """An own text as it stands on the page: letters with their accents as one, no blanks at the ends."""
    return unicodedata.normalize("NFC", text).strip()


def check_text(name: str) -> Callable[[object], object]:
    """A check of an own title or caption; None stands for the generated one."""

    def check(value: object) -> None:
        if value is not None:
            _check(name, value, LONGEST_TEXT)

    return check


def check_names(value: object) -> None:
    """Three names of classes, '' for none; two classes of one name could not be told apart."""
    if not (isinstance(value, tuple) and len(value) == 3):
        raise InputError(f"names is {shown(value)}, allowed are three texts, one each for A, B and C.")
    for name in value:
        _check("names", name, LONGEST_NAME)
    given = [own(name) for name in value if own(name)]
    if len(set(given)) < len(given):
        raise InputError(f"names is {shown(value)}, allowed are three different texts.")


def _check(name: str, value: object, longest: int) -> None:
    if not isinstance(value, str):
        raise InputError(f"{name} is {shown(value)}, allowed is text.")
    if len(value) > longest:
        raise InputError(f"{name} is {len(value)} characters long, allowed are at most {longest}.")
    missing = lacking(own(value))
    if missing:
        signs = missing if missing.isprintable() else ascii(missing)[1:-1]
        raise InputError(f"{name} has {signs:.40}, which the page's font has no letters for, {_ALLOWED}.")
