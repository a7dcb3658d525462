"""The looks that pictures are tested in."""

from __future__ import annotations

from xentviz.figure.theme import DARK, LIGHT

THEMES = {theme.name: theme for theme in (LIGHT, DARK)}
