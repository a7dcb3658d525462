"""Presets: ready scenarios, one JSON file each in resources/presets."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache

from xentviz import assets
from xentviz.engine.catalog import InputError
from xentviz.scenario import Scenario
from xentviz.scenario_file import loads


@dataclass(frozen=True)
class Preset:
    """A ready scenario: kebab-case name, title for menus, one sentence on what it shows.

    `layers` are those of the picture that it needs besides the ones that are shown already.
    """

    name: str
    title: str
    summary: str
    scenario: Scenario
    layers: frozenset[str] = frozenset()


ORDER = (
    *("question", "question-replayed", "raw-probabilities", "straight-line"),
    *("stupid-loss", "reward-mistakes", "wrong-target", "plateau", "soft-target", "step-too-large"),
)
"""The presets in menu order; each is a file of that name."""


@lru_cache(maxsize=1)
def presets() -> tuple[Preset, ...]:
    """All presets in menu order."""
    return tuple(_read(name) for name in ORDER)


def preset(name: str) -> Preset:
    """The preset of that name. Raises InputError for an unknown one."""
    for candidate in presets():
        if candidate.name == name:
            return candidate
    raise InputError(f"preset {name!r:.80} is unknown, allowed are {', '.join(ORDER)}.")


def needed_layers(shown: frozenset[str], chosen: Preset) -> frozenset[str]:
    """The layers shown, without those of other presets, and with those of the chosen one."""
    others = frozenset(layer for each in presets() for layer in each.layers)
    return (shown - others) | chosen.layers


def _read(name: str) -> Preset:
    data = json.loads(assets.text(f"presets/{name}.json"))
    scenario, layers = loads(json.dumps(data["scenario"])), frozenset(data.get("layers", ()))
    return Preset(name, data["title"], data["summary"], scenario, layers)
