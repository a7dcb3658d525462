"""A person's own presets: files like those of the program, in a folder of theirs."""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from dataclasses import replace
from pathlib import Path

from xentviz.document import Document
from xentviz.engine.given import InputError
from xentviz.files import save
from xentviz.preset import Preset
from xentviz.preset_file import dumps, loads
from xentviz.presets import ORDER, preset
from xentviz.scenario_file import naming, read
from xentviz.storyboard import Storyboard

_LONGEST_NAME = 40


def folder() -> Path:
    """Where own presets lie, which need not be there yet: in the folder that the system keeps for a program's data."""
    home = Path.home()
    if sys.platform == "win32":
        data = os.environ.get("APPDATA") or home / "AppData" / "Roaming"
    elif sys.platform == "darwin":
        data = home / "Library" / "Application Support"
    else:
        named = os.environ.get("XDG_DATA_HOME", "")
        data = named if os.path.isabs(named) else home / ".local" / "share"
    return Path(data, "xentviz", "presets")


def own_presets() -> tuple[tuple[Preset, ...], tuple[str, ...]]:
    """All own presets by title, and for each file that is none a sentence with its name, why not."""
    found, refused = [], []
    for name in _names():
        try:
            found.append(_read(name))
        except InputError as error:
            refused.append(str(error))
    return tuple(sorted(found, key=lambda each: (each.title.casefold(), each.name))), tuple(refused)


def find(name: str) -> Preset:
    """The preset of that name, of the program or else an own one. Raises InputError for an unknown or damaged one."""
    if name in ORDER:
        return preset(name)
    names = _names()
    if name in names:
        return _read(name)
    raise InputError(f"preset {name!r:.80} is unknown, allowed are {', '.join((*ORDER, *names))}.")


def keep(title: str, summary: str, document: Document) -> Preset:
    """Make an own preset of a document without its storyboard.

    Raises InputError, also where a preset has that title already or the file cannot be written.
    """
    title, summary = title.strip(), summary.strip()
    _refuse_taken(title, "")
    made = Preset(_free_name(title), title, summary, document.replace(storyboard=Storyboard()))
    _write(made)
    return made


def rename(own: Preset, title: str, summary: str) -> Preset:
    """Give an own preset another title and sentence; its file keeps its name. Raises InputError as `keep` does."""
    title = title.strip()
    _refuse_taken(title, own.name)
    changed = replace(own, title=title, summary=summary.strip())
    _write(changed)
    return changed


def remove(own: Preset) -> None:
    """Delete an own preset's file. Raises InputError if it cannot be deleted; one that is gone already is no fault."""
    path = _path(own.name)
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise InputError(f"preset file {str(path)!r:.200} cannot be removed: {error.strerror}.") from None


def _names() -> list[str]:
    try:
        return sorted(path.stem for path in folder().glob("*.json"))
    except OSError:
        return []


def _path(name: str) -> Path:
    return folder() / f"{name}.json"


def _read(name: str) -> Preset:
    path = _path(name)
    with naming("preset file", path):
        return loads(read(path).decode("utf-8-sig"), name)


def _write(own: Preset) -> None:
    path = _path(own.name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"folder {str(path.parent)!r:.200} cannot be made: {error.strerror}.") from None
    save(path, dumps(own).encode())


def _refuse_taken(title: str, but: str) -> None:
    for other in own_presets()[0]:
        if other.title.casefold() == title.casefold() and other.name != but:
            raise InputError(f"title is {title!r:.80}, which another own preset has, allowed is a new one.")


def _free_name(title: str) -> str:
    """A name in kebab-case that no preset has, whatever letters the title is of."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    base = re.sub(r"[^a-z0-9]+", "-", plain)[:_LONGEST_NAME].strip("-") or "preset"
    taken, number, name = {*ORDER, *_names()}, 1, base
    while name in taken:
        number += 1
        name = f"{base}-{number}"
    return name
