"""Every colour, line width and letter size of the program: one table for screen, page and widgets."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class ClassStyle:
    """How one class looks. Never by colour alone: the letter and the shape say the same."""

    letter: str
    color: str
    shape: str  # 'circle', 'square', 'triangle'; see display.Marker
    name: str = ""  # what the class is called on a page, besides its letter


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
    accent: str  # the one accent: path, play, loss curve; in deuteranopia, too, not the colour of B
    focus: str  # keyboard focus ring
    warning: str
    flow: str  # field arrows and streamlines
    contour: str
    grid: str
    loss_low: str  # heat map, lowest to highest loss
    loss_high: str
    classes: tuple[ClassStyle, ...]
    pins: tuple[str, ...] = ()  # pinned runs: other colours than all of these, 4.5:1 on surface
    smallest: float = 0.0  # the smallest letters in parts of the text size: 1 on pages, which are read from afar

    def letters(self, share: float, text_size: float) -> float:
        """The height of letters that are `share` of the text size, or of the smallest that there may be."""
        return max(share, self.smallest) * text_size

    @property
    def dark(self) -> bool:
        """Whether light text stands on a dark ground."""
        return self.name.startswith("dark")


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
    accent="#c8104a",
    focus="#0072b2",
    warning="#9a4a00",
    flow="#5d6f83",
    contour="#8795a5",
    grid="#c9d1da",
    loss_low="#ffffff",
    loss_high="#b4c3d6",
    classes=_classes("#0072b2", "#a86400", "#007a5a"),
    pins=("#5b21b6", "#5a6500", "#a01595", "#1f2a44", "#65301b"),
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
    pins=("#a98bff", "#dfe765", "#f7b3f0", "#eef4fb", "#c9a08c"),
)

_LIGHT_STRONG = replace(
    LIGHT,
    name="light, high contrast",
    window="#ffffff",
    field="#ffffff",
    line="#8795a5",
    text="#000000",
    muted="#2b343e",
    accent="#ae0c48",
    focus="#005d92",
    warning="#8a4200",
    flow="#4b5a6a",
    contour="#66727f",
    grid="#aab4bf",
    classes=_classes("#005d92", "#814d00", "#00654b"),
    pins=("#4c1a9e", "#4f5900", "#8a0f82", "#141c30", "#562410"),
)

_DARK_STRONG = replace(
    DARK,
    name="dark, high contrast",
    window="#000000",
    surface="#000000",
    field="#000000",
    line="#8090a2",
    text="#ffffff",
    muted="#d3dbe4",
    flow="#a9bace",
    contour="#8b98a6",
    grid="#56626f",
    loss_low="#000000",
    loss_high="#2f435b",
    pins=("#b79bff", "#dfe765", "#f7b3f0", "#eef4fb", "#cfa794"),
)


def high_contrast(theme: Theme) -> Theme:
    """The theme for a projector: text, axes, path and classes at least 7:1 on the surface."""
    return _DARK_STRONG if theme.dark else _LIGHT_STRONG


FONT_FAMILY = "xentviz Sans"
"""The family name inside resources/fonts; screen, PDF and editable SVG text use it."""
