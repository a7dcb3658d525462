"""What leaves the window: the figure as a file or on the clipboard, and its numbers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from xentviz.app import export_memory
from xentviz.app.export_dialog import ExportDialog
from xentviz.app.places import folder_of
from xentviz.app.window import Window
from xentviz.app.wiring import Wiring
from xentviz.export import Export, export
from xentviz.figure.caption import description
from xentviz.figure.clipboard import mime
from xentviz.figure.display import Page
from xentviz.figure.exhibit import Exhibit
from xentviz.figure.render_options import RenderOptions
from xentviz.session import Session


class Exporting(QObject):
    """The figure is always that of the moment: with the layers, the step and the scale that the window shows."""

    def __init__(self, window: Window, session: Session, wiring: Wiring) -> None:
        super().__init__(window)
        self._session, self._wiring = session, wiring
        self.dialog = ExportDialog(window, self._write, self._page)

    @property
    def memory(self) -> str:
        """What the dialog is to know at the next start, as text."""
        return export_memory.dumps(self.dialog.path, self.dialog.fields.chosen(self.dialog.options))

    def remember(self, text: str) -> None:
        """Take up what `memory` was at the last start; what cannot be read is left out."""
        known = export_memory.loads(text, self.dialog.fields.chosen(RenderOptions()))
        if known is not None:
            self.dialog.show_choice(*known)

    def export_figure(self) -> None:
        """Ask how and where, and write the figure."""
        if self._session.view.grid:
            self.dialog.fields["content"].show("grid")
        self._tell(self.dialog.exec())

    def export_again(self) -> None:
        """Write the figure of now to the file of the last export, in the same way; where there was none, ask."""
        self._tell(self.dialog.again())

    def copy_figure(self) -> None:
        """Put the figure on the clipboard, on a white ground, as PNG, SVG and PDF."""
        options = replace(self.dialog.options, ground="white")
        page = self._page(replace(options, content="grid") if self._session.view.grid else options)
        QGuiApplication.clipboard().setMimeData(mime(page))
        self._wiring.say("figure copied as PNG, SVG and PDF")

    def copy_values(self) -> None:
        """Put the present numbers on the clipboard as text."""
        session = self._session
        QGuiApplication.clipboard().setText(description(session.solution, session.trajectory, session.row))
        self._wiring.say("values copied as text")

    def _tell(self, exported: int) -> None:
        if exported:
            path = self.dialog.last_path
            self._wiring.say(f"exported {Path(path).name} to {folder_of(path)}")

    def _write(self, path: str, options: RenderOptions) -> Export:
        return export(path, [self._exhibit(options)])

    def _page(self, options: RenderOptions) -> Page:
        return self._exhibit(options).page

    def _exhibit(self, options: RenderOptions) -> Exhibit:
        session, view = self._session, self._session.view
        shown = replace(options, layers=view.layers, step=session.current_step, log=view.log_loss, swapped=view.swapped)
        shown = replace(shown, rows=view.rows, columns=view.columns)
        return Exhibit(session.solution, session.trajectory, shown)
