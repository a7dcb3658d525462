"""The look of all widgets: Fusion with a palette, a font and a style sheet filled from the theme."""

from __future__ import annotations

import dataclasses
from string import Template

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from xentviz import assets
from xentviz.figure.theme import FONT_FAMILY, Theme

TEXT_SIZE = 13
"""The usual letter size of the widgets, in pixels of a screen of scale 1."""


def apply(app: QApplication, theme: Theme, text_size: int = TEXT_SIZE) -> None:
    """Give the whole program this theme's look. Doing it again with another theme or size changes it in place."""
    if app.style().name() != "fusion":
        app.setStyle(QStyleFactory.create("Fusion"))
    app.setPalette(palette(theme))
    app.setFont(font(text_size))
    app.setStyleSheet(sheet(theme, text_size))


def font(text_size: int = TEXT_SIZE) -> QFont:
    """The program's own font where it is loaded, else the system's, at `text_size` pixels."""
    chosen = QFont(FONT_FAMILY) if FONT_FAMILY in QFontDatabase.families() else QFont()
    chosen.setPixelSize(text_size)
    return chosen


def palette(theme: Theme) -> QPalette:
    """The colours for what Fusion draws by itself: menus, dialogs, selections, disabled text."""
    result = QPalette(QColor(theme.surface), QColor(theme.window))
    for role, color in _roles(theme).items():
        result.setColor(role, QColor(color))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.contour))
    return result


def sheet(theme: Theme, text_size: int = TEXT_SIZE) -> str:
    """The style sheet of resources with the theme's colours and the letter sizes filled in."""
    colors = {f.name: value for f in dataclasses.fields(theme) if isinstance(value := getattr(theme, f.name), str)}
    return Template(assets.text("style.qss")).substitute(colors, text_size=text_size, small_size=text_size - 2)


def _roles(theme: Theme) -> dict[QPalette.ColorRole, str]:
    role = QPalette.ColorRole
    return {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.surface,
        role.AlternateBase: theme.field,
        role.Text: theme.text,
        role.PlaceholderText: theme.muted,
        role.Button: theme.field,
        role.ButtonText: theme.text,
        role.ToolTipBase: theme.surface,
        role.ToolTipText: theme.text,
        role.Highlight: theme.focus,
        role.HighlightedText: theme.surface,
        role.Link: theme.focus,
        role.Mid: theme.line,
        role.Accent: theme.focus,
    }
