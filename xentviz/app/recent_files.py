"""The session files that were open last, and their menu."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QMenu, QWidget

from xentviz.app.places import folder_of
from xentviz.app.preferences import Preferences

MOST = 9
_KEY = "recent"


class RecentFiles:
    """Paths of files, the last one first; kept in the preferences."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences

    @property
    def paths(self) -> list[str]:
        """The paths, at most MOST of them."""
        try:
            kept = json.loads(self._preferences.kept(_KEY))
        except ValueError:
            return []
        return [path for path in kept if isinstance(path, str)][:MOST] if isinstance(kept, list) else []

    def add(self, path: Path) -> None:
        """This one was open last."""
        self._keep([str(path), *(other for other in self.paths if other != str(path))][:MOST])

    def forget(self, path: str) -> None:
        """This one is not there any more."""
        self._keep([other for other in self.paths if other != path])

    def clear(self) -> None:
        """Forget them all."""
        self._keep([])

    def _keep(self, paths: list[str]) -> None:
        self._preferences.keep(_KEY, json.dumps(paths))


def recent_menu(files: RecentFiles, open_path: Callable[[str], object], parent: QWidget) -> QMenu:
    """A menu that always shows the files of the moment."""
    menu = QMenu("Open &recent", parent)
    menu.setObjectName("recent")

    def fill() -> None:
        menu.clear()
        for number, path in enumerate(files.paths, start=1):
            name = f"{Path(path).name} in {folder_of(path)}".replace("&", "&&")
            menu.addAction(f"&{number}  {name}").triggered.connect(lambda _=False, path=path: open_path(path))
        menu.addSeparator()
        clear = menu.addAction("Clear this list" if files.paths else "No session saved or opened yet")
        clear.setEnabled(bool(files.paths))
        clear.triggered.connect(files.clear)

    menu.aboutToShow.connect(fill)
    return menu
