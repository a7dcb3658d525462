"""Where a step raises a wrong class: the regions, tinted in the class's colour, and what they are in one line."""

from __future__ import annotations

from collections.abc import Sequence

from xentviz.engine.rising import FLOW_AREA, Region, Rising, closed_form
from xentviz.engine.target import hard_class, right_class
from xentviz.figure.color import ground, mixed
from xentviz.figure.display import Area, Fill, Group, Label, Lines, Points, Stroke
from xentviz.figure.frame import Frame
from xentviz.figure.grid import RIGHT_CLASS
from xentviz.figure.lettering import width
from xentviz.figure.theme import Theme

_TINT = 0.2
_SIZE = 0.78  # letter height of the line below
_ABOVE_EDGE = 0.5  # letter heights above the lower edge of the margin


def rising(found: Rising, frame: Frame, theme: Theme, text_size: float) -> Group:
    """The regions; dashed, their borders for small steps where those have a closed form, else the regions' own."""
    areas = [Area(_on_page(region, frame), Fill(theme.classes[region.index].color, _TINT)) for region in found.regions]
    edges = _edges(found)
    dash = (0.35 * text_size, 0.3 * text_size)
    borders = [
        Lines(_on_page(region, frame), Stroke(_ink(region, theme), 0.08 * text_size, dash=dash)) for region in edges
    ]
    return Group("rising", (*areas, *borders))


def rising_note(found: Rising, frame: Frame, theme: Theme, text_size: float) -> Group:
    """One line below the triangle that says what is tinted and dashed; as much of it as there is room for."""
    size = theme.letters(_SIZE, text_size)
    x, y = frame.left + frame.side / 2, frame.bottom + (frame.margins[2] - _ABOVE_EDGE) * text_size
    # At the lower corners may stand whose the right class is, on the same line.
    room = frame.side - 2.0 * (width(RIGHT_CLASS, text_size) if hard_class(found.descent.target) in (1, 2) else 0.0)
    text = next((t for t in _notes(found, theme) if width(t, size) <= room), "")
    return Group("rising-note", (Label(x, y, text, size, theme.muted, "middle"),) if text else ())


def _notes(found: Rising, theme: Theme) -> tuple[str, ...]:
    """What can be said, longest first."""
    if not found.wrong:
        return ("no class is wrong: all have the largest target",)
    tinted = _tinted(found, theme)
    if not found.has_closed_form:
        return tinted
    dashed = " · dashed: small steps"
    return (f"{tinted[0]}{dashed}, {100 * FLOW_AREA:.1f} %", *(f"{said}{dashed}" for said in tinted), tinted[-1])


def _tinted(found: Rising, theme: Theme) -> tuple[str, ...]:
    """What can be said of the regions."""
    if not found.regions:
        where = "hardly anywhere" if found.area > 0.0 else "nowhere"
        return (f"{where} does a step raise {_named(found, found.wrong, theme)}", "nothing tinted")
    names = _named(found, [region.index for region in found.regions], theme)
    said = f"tinted: a step raises {names}"
    return (f"{said}, {100 * found.area:.1f} % of the area", said, f"tinted: {names} rises")


def _named(found: Rising, indices: Sequence[int], theme: Theme) -> str:
    """'B or C'; below its target a class may rise, so that soft targets need more words."""
    names = " or ".join(theme.classes[i].letter for i in indices)
    return f"{names} above its target" if any(found.descent.target[i] > 0.0 for i in indices) else names


def _edges(found: Rising) -> tuple[Region, ...]:
    if not found.has_closed_form:
        return found.regions
    return closed_form(right_class(found.descent.target))


def _on_page(region: Region, frame: Frame) -> tuple[Points, ...]:
    return tuple(frame.to_page(line) for line in region.lines)


def _ink(region: Region, theme: Theme) -> str:
    return mixed(theme.classes[region.index].color, ground(theme), 0.8)
