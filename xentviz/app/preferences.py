"""What comes back at the next start: session, window geometry, settings. One INI file of the user's."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

from xentviz.document import FIELDS, Document
from xentviz.engine.given import InputError
from xentviz.origin import Origin, opened
from xentviz.scenario import refuse_undrawable
from xentviz.session_file import plain
from xentviz.view import CHOICES, View
from xentviz.views.settings_panel import APPEARANCES
from xentviz.views.transport_bar import SPEEDS

_VERSION = 1


@dataclass(frozen=True)
class Settings:
    """What is the program's own, whatever it shows: light, dark or as the system, steps a second, and
    whether the storyboard's strip is to be seen.
    """

    appearance: str = "system"
    speed: float = 20.0
    strip: bool = True


_ALLOWED: dict[str, Callable[[Any], bool]] = {
    "appearance": lambda v: v in [name for name, *_ in APPEARANCES],
    "speed": lambda v: not isinstance(v, bool) and v in SPEEDS,
    "strip": lambda v: isinstance(v, bool),
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

    def origin(self) -> Origin | None:
        """The session of the last time: that of its file if there is one, else as it was left; None if there was none.

        It is looked at as it was left. Of what cannot be read, the rest comes back.
        """
        file, left = self.kept("file"), self._left()
        with contextlib.suppress(InputError):
            if file:
                origin = opened(file)
                refuse_undrawable(origin.document.scenario)
                return replace(origin, document=origin.document.with_passing(left or origin.document))
        return Origin(left) if left is not None else None

    def view(self) -> View:
        """How the window showed things the last time."""
        return (self._left() or Document()).view

    def settings(self) -> Settings:
        """How the program was set the last time."""
        known = self._data("settings") or self._data("view")
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

    @property
    def untitled(self) -> Document | None:
        """The session without a file that was left unsaved by the window that closed last; None if there is none."""
        self._store.sync()
        return self._left() if self.kept("unsaved") else None

    def save(self, origin: Origin, settings: Settings, geometry: QByteArray) -> bool:
        """Write everything. Says whether it is written; else the file is as it was."""
        self._store.setValue("version", _VERSION)
        self._store.setValue("session", json.dumps(plain(origin.document)))
        self._store.setValue("file", str(origin.path or ""))
        self._store.setValue("settings", json.dumps(asdict(settings)))
        self._store.setValue("geometry", geometry)
        self._store.sync()
        return self._store.status() != QSettings.Status.AccessError

    def _left(self) -> Document | None:
        """The session as it was left. An earlier version kept scenario and view, and the settings with the view."""
        whole = self._data("session") or {"scenario": self._data("scenario"), "view": self._data("view")}
        document, known = Document(), {name: data for name, data in whole.items() if name in FIELDS and data}
        for name, data in known.items():
            with contextlib.suppress(InputError):
                document = document.replace(**{name: getattr(Document.from_dict({name: data}), name)})
        for name in CHOICES:
            with contextlib.suppress(InputError, LookupError, TypeError):
                document = document.replace(view=document.view.replace(**{name: known["view"][name]}))
        return document if known else None

    def _data(self, key: str) -> dict[str, Any]:
        try:
            data = json.loads(self.kept(key))
        except ValueError:
            return {}
        return data if isinstance(data, dict) else {}
