"""Every colour, line width and letter size of the program: one table for screen, page and widgets."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ClassStyle:
    """How one class looks. Never by colour alone: the letter and the shape say the same."""

    letter: str
    color: str
    shape: str  # 'circle', 'square', 'triangle'; see display.Marker


@dataclass(frozen=True)
class Theme:
    """Named colours, all '#rrggbb'. `classes` follow the Okabe-Ito set, darkened or lightened for 4.5:1 contrast."""

    name: str
    window: str  # behind the cards
    surface: str  # cards, menus, the page
    field: str  # inputs
    line: str  # hairlines and borders
    text: str
    muted: str  # secondary text, at least 4.5:1 on surface
    accent: str  # the one accent: path, play, loss curve
    focus: str  # keyboard focus ring
    warning: str
    flow: str  # field arrows and streamlines
    contour: str
    grid: str
    loss_low: str  # heat map, lowest to highest loss
    loss_high: str
    classes: tuple[ClassStyle, ...]

    @property
    def dark(self) -> bool:
        """Whether light text stands on a dark ground."""
        return self.name == "dark"


def _classes(*colors: str) -> tuple[ClassStyle, ...]:
    shapes = ("circle", "square", "triangle")
    return tuple(ClassStyle(letter, color, shape) for letter, color, shape in zip("ABC", colors, shapes, strict=True))


LIGHT = Theme(
    name="light",
    window="#f5f6f8",
    surface="#ffffff",
    field="#f6f7f9",
    line="#dde1e6",
    text="#1f2933",
    muted="#5b6673",
    accent="#c8102e",
    focus="#0072b2",
    warning="#9a4a00",
    flow="#5d6f83",
    contour="#8795a5",
    grid="#c9d1da",
    loss_low="#ffffff",
    loss_high="#b4c3d6",
    classes=_classes("#0072b2", "#a86400", "#007a5a"),
)

DARK = Theme(
    name="dark",
    window="#14181d",
    surface="#1c2128",
    field="#262d36",
    line="#343d48",
    text="#e6eaef",
    muted="#9aa7b5",
    accent="#ff5d73",
    focus="#56b4e9",
    warning="#f0a860",
    flow="#8fa3b8",
    contour="#66778a",
    grid="#3a4552",
    loss_low="#1c2128",
    loss_high="#3f5570",
    classes=_classes("#56b4e9", "#e69f00", "#2fc49a"),
)

THEMES = {theme.name: theme for theme in (LIGHT, DARK)}

FONT_FAMILY = "xentviz Sans"
"""The family name inside resources/fonts; screen, PDF and editable SVG text use it."""
