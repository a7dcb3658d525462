"""What has changed of something that cannot be seen at present."""

from __future__ import annotations

from collections.abc import Callable

from xentviz.session import Part


class Backlog:
    """Shows parts by `show(parts)` while it can be seen; what changes meanwhile waits, and is then shown at once."""

    def __init__(self, show: Callable[[Part], None]) -> None:
        self._show, self._parts = show, Part.NONE

    def take(self, parts: Part, seen: bool) -> None:
        """These parts have changed; `seen`: whether it can be seen now. Nothing is shown where nothing has changed."""
        self._parts |= parts
        if seen and self._parts:
            parts, self._parts = self._parts, Part.NONE
            self._show(parts)
