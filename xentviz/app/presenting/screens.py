"""On which screen a presentation is shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QScreen


def chosen(screens: Sequence[QScreen], name: str, own: QScreen) -> QScreen:
    """The screen of that name; if there is none, one that is not the main window's `own`, if there is one."""
    named = [screen for screen in screens if screen.name() == name]
    others = [screen for screen in screens if screen != own]
    return (named or others or [own])[0]


def after(screens: Sequence[QScreen], screen: QScreen) -> QScreen:
    """The next screen, round and round."""
    return screens[(screens.index(screen) + 1) % len(screens)]


def described(screen: QScreen) -> str:
    """A screen as a person tells it from others: its name and size."""
    size = screen.geometry().size() * screen.devicePixelRatio()
    return f"{screen.name()}: {size.width()} × {size.height()}"
