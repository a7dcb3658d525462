"""Files read part by part, so that what is refused is named by its place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from xentviz.engine.catalog import InputError

T = TypeVar("T")


def read_at(place: str, read: Callable[[Any], T], data: object) -> T:
    """What `read` makes of the data that stands at a place, such as 'view' or '[2]'.

    Raises InputError whose sentence begins with the place: 'view.layers has 'x', allowed are ...'. `read` may begin its
    own sentences with the name of a part, with a place in brackets, or with 'is' or 'has' for the whole.
    """
    try:
        return read(data)
    except InputError as error:
        sentence = str(error)
        joint = "" if sentence.startswith("[") else " " if sentence.startswith(("is ", "has ")) else "."
        raise InputError(f"{place}{joint}{sentence}") from None
