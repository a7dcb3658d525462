"""Light, dark, or as the system."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from xentviz.figure.theme import DARK, LIGHT, Theme
from xentviz.views import style


class Appearance(QObject):
    """Keeps the application's look at the chosen name. Make it before the first widget: fonts reach later ones only.

    Signals:
        changed(Theme): another theme is in force; for whoever draws by himself.
    """

    changed = Signal(object)

    def __init__(self, application: QApplication, name: str) -> None:
        super().__init__()
        self._application = application
        self.choose(name)
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
        self.changed.emit(self.theme)

    def _on_system_changed(self) -> None:
        if self.name == "system":
            self.choose("system")
