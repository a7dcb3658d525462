"""Scenarios as files: versioned JSON, checked field by field, refused with one sentence.

Figures that xentviz exported carry their scenario, and are read as well.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from xentviz import provenance
from xentviz.engine.given import InputError
from xentviz.scenario import Scenario
from xentviz.strict_json import parsed
from xentviz.version import VERSION

MAX_FILE_BYTES = 4_000_000
_LONGEST_NAME = 200


def dumps(scenario: Scenario) -> str:
    """The scenario as the text of a file."""
    return json.dumps(scenario.to_dict(), indent=2, allow_nan=False) + "\n"


def loads(text: str) -> Scenario:
    """Read what `dumps` wrote. Raises InputError for anything else, duplicate keys and NaN included."""
    return Scenario.from_dict(parsed(text, "scenario"))


def stamp(scenario: Scenario) -> str:
    """What a figure carries of itself, in one line of ASCII: the program's version and the scenario."""
    return json.dumps({"program": f"xentviz {VERSION}", "scenario": scenario.to_dict()}, allow_nan=False)


def unstamp(text: str) -> Scenario:
    """Read what `stamp` wrote. Raises InputError for anything else."""
    stamped = parsed(text, "scenario")
    if not isinstance(stamped, dict) or "scenario" not in stamped:
        raise InputError("it carries no scenario, allowed are figures that xentviz exported.")
    return Scenario.from_dict(stamped["scenario"])


def load(path: str | Path) -> Scenario:
    """Read a scenario file, or the scenario of an exported PNG, SVG or PPTX file; the content says which it is.

    Raises InputError that names the file and what is wrong with it.
    """
    with naming("scenario file", path):
        data = read(path)
        return unstamp(provenance.carried(data)) if provenance.is_figure(data) else loads(data.decode("utf-8-sig"))


def read(path: str | Path) -> bytes:
    """All bytes of a file, as `read_all` reads them."""
    with Path(path).open("rb") as file:
        return read_all(file)


def read_all(file: BinaryIO) -> bytes:
    """All bytes of an open file, which is bounded by what its beginning shows it to be. Raises InputError."""
    data = file.read(MAX_FILE_BYTES + 1)
    if provenance.is_figure(data):
        return data + file.read(provenance.MAX_FIGURE_BYTES + 1 - len(data))
    if len(data) > MAX_FILE_BYTES:
        raise InputError(f"it is larger than {MAX_FILE_BYTES} bytes.")
    return data


@contextlib.contextmanager
def naming(what: str, path: str | Path) -> Iterator[None]:
    """Let whatever goes wrong in reading a file be said in one sentence that begins with its name."""
    shown = str(path) if len(str(path)) <= _LONGEST_NAME else f"…{str(path)[-_LONGEST_NAME:]}"
    name = f"{what} {shown!r}"
    try:
        yield
    except OSError as error:
        raise InputError(f"{name} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise InputError(
            f"{name} is no text, allowed is what xentviz saved, or exported as PNG, SVG or PPTX."
        ) from None
    except InputError as error:
        raise InputError(f"{name}: {error}") from None
    except ValueError:
        raise InputError(f"{name} cannot be read: that is no file name.") from None
