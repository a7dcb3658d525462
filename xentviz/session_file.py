"""Session files: a whole document as versioned JSON that can be read and compared line by line.

Scenario files and figures that xentviz exported are read as well: documents of one scenario.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from xentviz import provenance
from xentviz.document import Document
from xentviz.engine.given import InputError, shown
from xentviz.scenario import FILE_TYPE as SCENARIO_TYPE
from xentviz.scenario import Scenario
from xentviz.scenario_file import unstamp
from xentviz.strict_json import parsed
from xentviz.view import View

FILE_TYPE = "xentviz-session"

_UPGRADES: tuple[Callable[[Mapping[str, Any]], Mapping[str, Any]], ...] = ()
"""What makes plain data of version 1 those of version 2, of version 2 those of version 3, and so on."""

FILE_VERSION = len(_UPGRADES) + 1

# A list of plain values that json.dumps has spread over lines; within a JSON string no line ends.
_PLAIN = r'(?:-?\d[\d.e+-]*|true|false|"[\w-]*")'
_LIST = re.compile(rf"\[\n\s+({_PLAIN}(?:,\n\s+{_PLAIN})*)\n\s+\]")
_LINE = re.compile(r",\n\s+")


def dumps(document: Document) -> str:
    """The document as the text of a file; the same document always gives the same text."""
    return laid_out(plain(document))


def plain(document: Document) -> dict[str, Any]:
    """The document as plain data, with type and version."""
    return {"type": FILE_TYPE, "version": FILE_VERSION, **document.to_dict()}


def laid_out(data: Mapping[str, Any]) -> str:
    """Plain data as JSON with a line for each value, but short lists on one."""
    text = json.dumps(data, indent=2, allow_nan=False, ensure_ascii=False)
    return _LIST.sub(lambda found: "[" + _LINE.sub(", ", found[1]) + "]", text) + "\n"


def loads(text: str, view: View | None = None) -> tuple[Document, bool]:
    """Read what `dumps` wrote, or the text of a scenario file, which gets `view` besides.

    Says in the second place whether it was a session. Raises InputError for anything else, in one sentence that names
    the place, such as 'view.layers'.
    """
    data = parsed(text, "session")
    kind = data.get("type") if isinstance(data, dict) else None
    if kind == FILE_TYPE:
        return from_plain(data), True
    if kind == SCENARIO_TYPE:
        return Document(Scenario.from_dict(data), view or View()), False
    raise InputError(
        f"type is {shown(kind)}, which is no session or scenario, allowed are {FILE_TYPE}, {SCENARIO_TYPE}."
    )


def read_document(data: bytes) -> tuple[Document, bool]:
    """As `loads`, of a whole file, which may also be an exported figure. Raises InputError and UnicodeDecodeError."""
    if provenance.is_figure(data):
        return Document(unstamp(provenance.carried(data))), False
    return loads(data.decode("utf-8-sig"))


def from_plain(data: Mapping[str, Any]) -> Document:
    """Rebuild a document from `plain`, of this version or an older one. Raises InputError."""
    version = data.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or not 1 <= version <= FILE_VERSION:
        said = shown(version) if "version" in data else "missing"
        raise InputError(f"version is {said}, allowed are those from 1 to {FILE_VERSION}.")
    for upgrade in _UPGRADES[version - 1 :]:
        data = upgrade(data)
    return Document.from_dict({key: value for key, value in data.items() if key not in ("type", "version")})
