"""Presets as files: a session file with a title and a sentence."""

from __future__ import annotations

from xentviz.engine.given import InputError, shown
from xentviz.preset import Preset
from xentviz.session_file import FILE_VERSION, from_plain, laid_out
from xentviz.strict_json import parsed

FILE_TYPE = "xentviz-preset"
_OWN = {"title": "", "summary": ""}


def dumps(preset: Preset) -> str:
    """The preset as the text of a file; what is as in every new document is left out."""
    own = {name: getattr(preset, name) for name in _OWN}
    document = {name: value for name, value in preset.document.to_dict().items() if value != []}
    return laid_out({"type": FILE_TYPE, "version": FILE_VERSION, **own, **document})


def loads(text: str, name: str) -> Preset:
    """Read what `dumps` wrote; `name` is what to call it. Raises InputError, in one sentence that names the place."""
    data = parsed(text, "preset")
    kind = data.get("type") if isinstance(data, dict) else None
    if kind != FILE_TYPE:
        raise InputError(f"type is {shown(kind)}, which is no preset, allowed is {FILE_TYPE}.")
    own = {key: data.get(key, value) for key, value in _OWN.items()}
    document = from_plain({key: value for key, value in data.items() if key not in _OWN})
    return Preset(name, own["title"], own["summary"], document)
