"""What comes back at the next start: scenario, view, window geometry, settings. One INI file of the user's."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

from xentviz.engine.catalog import InputError
from xentviz.scenario import Scenario
from xentviz.scenario_file import dumps, loads
from xentviz.view import CHOICES, View
from xentviz.views.settings_panel import APPEARANCES
from xentviz.views.transport_bar import SPEEDS

_VERSION = 1


@dataclass(frozen=True)
class Settings:
    """What is the program's own, whatever it shows: light, dark or as the system, and steps a second."""

    appearance: str = "system"
    speed: float = 20.0


_ALLOWED: dict[str, Callable[[Any], bool]] = {
    "appearance": lambda v: v in [name for name, *_ in APPEARANCES],
    "speed": lambda v: not isinstance(v, bool) and v in SPEEDS,
}


class Preferences:
    """Reads and writes the file. What cannot be read is left out, and the default stands for it."""

    def __init__(self) -> None:
        self._store = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "xentviz", "xentviz")

    @property
    def path(self) -> str:
        """Where the file is."""
        return self._store.fileName()

    @property
    def new(self) -> bool:
        """Whether nothing was ever remembered: this is the first start."""
        return not self._store.contains("version")

    def forget(self) -> None:
        """Back to the state before the first start."""
        self._store.clear()
        self._store.sync()

    def scenario(self) -> Scenario | None:
        """The scenario of the last time, if there was one that this version understands."""
        try:
            return loads(str(self._store.value("scenario", "")))
        except InputError:
            return None

    def view(self) -> View:
        """How the window showed things the last time."""
        known, view = self._known(), View()
        with contextlib.suppress(InputError):  # all together, as one may fit only beside another
            return view.replace(**{name: known[name] for name in CHOICES if name in known})
        for name in known.keys() & set(CHOICES):
            with contextlib.suppress(InputError):
                view = view.replace(**{name: known[name]})
        return view

    def settings(self) -> Settings:
        """How the program was set the last time."""
        known = self._known()
        return Settings(**{name: known[name] for name, fits in _ALLOWED.items() if name in known and fits(known[name])})

    def kept(self, name: str) -> str:
        """A text that was kept under this name; empty if there was none."""
        return str(self._store.value(name, ""))

    def keep(self, name: str, text: str) -> None:
        """Keep a text under a name."""
        self._store.setValue(name, text)

    def geometry(self) -> QByteArray | None:
        """Place and size of the window."""
        value = self._store.value("geometry")
        return value if isinstance(value, QByteArray) else None

    def save(self, scenario: Scenario, view: View, settings: Settings, geometry: QByteArray) -> None:
        """Write everything."""
        self._store.setValue("version", _VERSION)
        self._store.setValue("scenario", dumps(scenario))
        self._store.setValue("view", json.dumps(view.to_dict() | asdict(settings)))
        self._store.setValue("geometry", geometry)
        self._store.sync()

    def _known(self) -> dict[str, Any]:
        try:
            data = json.loads(str(self._store.value("view", "{}")))
        except ValueError:
            return {}
        return data if isinstance(data, dict) else {}
