"""What comes back at the next start: window geometry, scenario, layers, appearance. One INI file of the user's."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

from xentviz.engine.catalog import InputError
from xentviz.figure.simplex import DEFAULT_LAYERS, LAYERS
from xentviz.rivals import ACTORS
from xentviz.scenario import Scenario
from xentviz.scenario_file import dumps, loads
from xentviz.views.explain_card import PAGES, SPANS
from xentviz.views.settings_panel import APPEARANCES
from xentviz.views.transport_bar import SPEEDS

_VERSION = 1


@dataclass(frozen=True)
class View:
    """How the window shows things; nothing here changes a number."""

    layers: tuple[str, ...] = tuple(sorted(DEFAULT_LAYERS))
    appearance: str = "system"
    log_loss: bool = True
    speed: float = 20.0
    swapped: str = ""
    page: str = "ledger"
    span: str = "step"


_ALLOWED: dict[str, Callable[[Any], bool]] = {
    "layers": lambda v: isinstance(v, (list, tuple)) and all(name in [known for known, _ in LAYERS] for name in v),
    "appearance": lambda v: v in [name for name, *_ in APPEARANCES],
    "log_loss": lambda v: isinstance(v, bool),
    "speed": lambda v: not isinstance(v, bool) and v in SPEEDS,
    "swapped": lambda v: v in ("", *ACTORS),
    "page": lambda v: v in dict(PAGES),
    "span": lambda v: v in dict(SPANS),
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
        try:
            data = json.loads(str(self._store.value("view", "{}")))
        except ValueError:
            return View()
        known = data if isinstance(data, dict) else {}
        good: dict[str, Any] = {
            f.name: known[f.name] for f in fields(View) if f.name in known and _ALLOWED[f.name](known[f.name])
        }
        if "layers" in good:
            good["layers"] = tuple(good["layers"])
        return View(**good)

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

    def save(self, scenario: Scenario, view: View, geometry: QByteArray) -> None:
        """Write everything."""
        self._store.setValue("version", _VERSION)
        self._store.setValue("scenario", dumps(scenario))
        self._store.setValue("view", json.dumps(asdict(view)))
        self._store.setValue("geometry", geometry)
        self._store.sync()
