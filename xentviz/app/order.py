"""What an export is asked for."""

from __future__ import annotations

from dataclasses import dataclass

from xentviz.figure.render_options import RenderOptions


@dataclass(frozen=True)
class Order:
    """The file, how its pages look, and whether all of a storyboard is exported, not this moment alone."""

    path: str = "figure.png"
    options: RenderOptions = RenderOptions()
    whole: bool = False
