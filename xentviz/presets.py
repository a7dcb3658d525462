"""Presets: ready documents, one JSON file each in resources/presets. A person's own ones: see `own_presets`."""

from __future__ import annotations

from functools import lru_cache

from xentviz import assets
from xentviz.engine.given import InputError
from xentviz.preset import Preset
from xentviz.preset_file import loads

ORDER = (
    *("question", "question-replayed", "wrong-class-rises"),
    *("five-parameterizations", "raw-probabilities", "straight-line"),
    *("stupid-loss", "reward-mistakes", "wrong-target"),
    *("plateau", "soft-target", "label-smoothing"),
    *("step-too-large", "momentum-overshoot", "adam-against-descent"),
)
"""The presets in menu order; each is a file of that name. The gallery shows three in a row."""


@lru_cache(maxsize=1)
def presets() -> tuple[Preset, ...]:
    """All presets in menu order."""
    return tuple(loads(assets.text(f"presets/{name}.json"), name) for name in ORDER)


def preset(name: str) -> Preset:
    """The preset of that name. Raises InputError for an unknown one."""
    for candidate in presets():
        if candidate.name == name:
            return candidate
    raise InputError(f"preset {name!r:.80} is unknown, allowed are {', '.join(ORDER)}.")
