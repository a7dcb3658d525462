"""Scenarios as files: versioned JSON, checked field by field, refused with one sentence.

Figures that xentviz exported carry their scenario, and are read as well.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from xentviz import provenance
from xentviz.engine.catalog import InputError
from xentviz.scenario import Scenario
from xentviz.version import VERSION

MAX_FILE_BYTES = 1_000_000


def dumps(scenario: Scenario) -> str:
    """The scenario as the text of a file."""
    return json.dumps(scenario.to_dict(), indent=2, allow_nan=False) + "\n"


def loads(text: str) -> Scenario:
    """Read what `dumps` wrote. Raises InputError for anything else, duplicate keys and NaN included."""
    return Scenario.from_dict(_parsed(text))


def stamp(scenario: Scenario) -> str:
    """What a figure carries of itself, in one line of ASCII: the program's version and the scenario."""
    return json.dumps({"program": f"xentviz {VERSION}", "scenario": scenario.to_dict()}, allow_nan=False)


def unstamp(text: str) -> Scenario:
    """Read what `stamp` wrote. Raises InputError for anything else."""
    stamped = _parsed(text)
    if not isinstance(stamped, dict) or "scenario" not in stamped:
        raise InputError("it carries no scenario, allowed are figures that xentviz exported.")
    return Scenario.from_dict(stamped["scenario"])


def _parsed(text: str) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_unique, parse_constant=_refuse_constant)
    except RecursionError:
        raise InputError("scenario is nested too deeply, allowed is the form that xentviz writes.") from None
    except ValueError as error:
        if isinstance(error, InputError):
            raise
        raise InputError(f"scenario is no valid JSON: {error}.") from None


def load(path: str | Path) -> Scenario:
    """Read a scenario file, or the scenario of an exported PNG, SVG or PPTX file; the content says which it is.

    Raises InputError that names the file and what is wrong with it.
    """
    try:
        with Path(path).open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
            if provenance.is_figure(data):
                data += file.read(provenance.MAX_FIGURE_BYTES + 1 - len(data))
                return unstamp(provenance.carried(data))
        if len(data) > MAX_FILE_BYTES:
            raise InputError(f"it is larger than {MAX_FILE_BYTES} bytes.")
        return loads(data.decode("utf-8-sig"))
    except OSError as error:
        raise InputError(f"scenario file {str(path)!r} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise InputError(f"scenario file {str(path)!r} is not UTF-8 text.") from None
    except InputError as error:
        raise InputError(f"scenario file {str(path)!r}: {error}") from None


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key, value in pairs:
        if key in values:
            raise InputError(f"{key!r:.80} stands twice in the scenario, allowed is once.")
        values[key] = value
    return values


def _refuse_constant(text: str) -> None:
    raise InputError(f"{text} stands in the scenario, allowed are finite numbers.")
