"""When the program itself is at fault: it says so, once for each fault, and goes on."""

from __future__ import annotations

import sys
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMessageBox, QWidget


class Mishaps(QObject):
    """Catches exceptions that nobody caught. Each different one is printed and shown once, with its report to copy."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._seen: set[str] = set()
        self._before = sys.excepthook
        sys.excepthook = self._on_exception

    def close(self) -> None:
        """Give the hook back."""
        sys.excepthook = self._before

    def _on_exception(self, kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
        report = "".join(traceback.format_exception(kind, error, where))
        # A fault while painting comes back with every frame; once is enough.
        if report not in self._seen:
            self._seen.add(report)
            sys.stderr.write(report)
            self._show(f"{kind.__name__}: {error}", report)

    def _show(self, summary: str, report: str) -> None:
        box = QMessageBox(
            QMessageBox.Icon.Warning, "xentviz", "Something went wrong inside xentviz.", parent=self._window
        )
        box.setInformativeText(f"{summary}\n\nYour scenario is still there. The report below helps to mend the fault.")
        box.setDetailedText(report)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setModal(False)
        box.show()
