"""The file and the options of the last export, as text for the next start."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from xentviz.engine.given import InputError
from xentviz.figure.render_options import RenderOptions


def dumps(path: str, chosen: Mapping[str, object]) -> str:
    """The file's name and the chosen options as text."""
    return json.dumps({"file": path, "options": dict(chosen)})


def loads(text: str, allowed: Mapping[str, object]) -> tuple[str, RenderOptions] | None:
    """Read what `dumps` wrote, of the options those in `allowed`; None for anything that is not allowed any more."""
    try:
        data = json.loads(text)
        known: dict[str, Any] = {name: value for name, value in data["options"].items() if name in allowed}
        path = data["file"]
        return (path, RenderOptions(**{k: _frozen(v) for k, v in known.items()})) if isinstance(path, str) else None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, InputError):
        return None


def _frozen(value: Any) -> Any:
    """Lists come from tuples."""
    return tuple(value) if isinstance(value, list) else value
