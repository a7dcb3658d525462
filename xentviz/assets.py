"""The one door to the files in resources/: icons, fonts, presets, the style sheet."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path, PurePosixPath

_IN_WHEEL = Path(__file__).with_name("_resources")
_IN_CHECKOUT = Path(__file__).parent.parent / "resources"


@lru_cache(maxsize=1)
def _root() -> Path:
    return _IN_WHEEL if _IN_WHEEL.is_dir() else _IN_CHECKOUT


def data(name: str) -> bytes:
    """The bytes of a resource, by its name inside resources/, such as 'icons/play.svg'.

    Raises ValueError for an absolute name or one that leads out of the folder, FileNotFoundError for a missing one.
    """
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name:
        raise ValueError(f"resource {name!r} is not inside the resources")
    return _root().joinpath(*path.parts).read_bytes()


def text(name: str) -> str:
    """The text of a resource in UTF-8, see `data`."""
    return data(name).decode("utf-8")
