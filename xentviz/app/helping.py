"""What the program says of itself: its keys, its version."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMessageBox

from xentviz import __version__
from xentviz.app.key_sections import Section
from xentviz.app.shortcut_sheet import ShortcutSheet
from xentviz.app.window import Window


class Helping:
    """Shows sheets over the window; see `xentviz.actions.desk.Helping`. `keys` are asked for when they are shown."""

    def __init__(self, window: Window, keys: Callable[[], list[Section]]) -> None:
        self._window, self._keys = window, keys

    def show_shortcuts(self) -> None:
        """Show the sheet of all keys."""
        sheet = self._window.findChild(ShortcutSheet) or ShortcutSheet(self._keys(), self._window)
        sheet.show()
        sheet.activateWindow()

    def show_about(self) -> None:
        """Show version and licence."""
        QMessageBox.about(
            self._window,
            "About xentviz",
            f"<b>xentviz {__version__}</b><p>See how a classifier's prediction moves while it learns.</p>"
            "<p>MIT licence. Figures made with xentviz are free to use.</p>",
        )
