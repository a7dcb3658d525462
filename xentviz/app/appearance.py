"""Light, dark, or as the system."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from xentviz.figure.theme import DARK, LIGHT, Theme
from xentviz.views import style


class Appearance(QObject):
    """Keeps the application's look at the chosen name and tells who draws by itself."""

    def __init__(self, application: QApplication, show: Callable[[Theme], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._application = application
        self._show = show
        self.name = "system"
        application.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    @property
    def theme(self) -> Theme:
        """The theme in force. A system that does not say which it wants gets the light one."""
        if self.name == "system":
            dark = self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark
            return DARK if dark else LIGHT
        return DARK if self.name == "dark" else LIGHT

    def choose(self, name: str) -> None:
        """Take 'light', 'dark' or 'system'."""
        self.name = name
        style.apply(self._application, self.theme)
        self._show(self.theme)

    def _on_system_changed(self) -> None:
        if self.name == "system":
            self.choose("system")
