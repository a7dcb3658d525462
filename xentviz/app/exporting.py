"""What leaves the window: the figure as a file or on the clipboard, and its numbers."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from xentviz.app import export_memory
from xentviz.app.export_dialog import ExportDialog
from xentviz.app.order import Order
from xentviz.app.places import named
from xentviz.app.window import Window
from xentviz.app.wiring import Wiring
from xentviz.export import Export, export
from xentviz.figure.caption import description
from xentviz.figure.clipboard import mime
from xentviz.figure.display import Page
from xentviz.figure.exhibit import Exhibit
from xentviz.figure.formats import by_suffix
from xentviz.figure.render_options import RenderOptions
from xentviz.pins import pinned_runs
from xentviz.session import Session
from xentviz.slides import drawn_on, exhibits


class Exporting(QObject):
    """The figure is that of the moment, as the window shows it; or there is one for each moment of the storyboard."""

    def __init__(self, window: Window, session: Session, wiring: Wiring) -> None:
        super().__init__(window)
        self._window, self._session, self._wiring = window, session, wiring
        self.dialog = ExportDialog(window, self._write, self._page)
        self._only = ""  # what the last files have of a run that is too long for them
        self._names = {False: "figure.png", True: "storyboard.pptx"}
        self._content = RenderOptions().content

    @property
    def memory(self) -> str:
        """What the dialog is to know at the next start, as text."""
        last = self.dialog.last
        return export_memory.dumps(last.path, self.dialog.fields.chosen(last.options))

    def remember(self, text: str) -> None:
        """Take up what `memory` was at the last start; what cannot be read is left out."""
        known = export_memory.loads(text, self.dialog.fields.chosen(RenderOptions()))
        if known is not None:
            self.dialog.take(Order(*known))

    def export_figure(self) -> None:
        """Ask how and where, and write the figure."""
        self._offer(whole=False)
        self._tell(self.dialog.exec())

    def export_storyboard(self) -> None:
        """Ask how and where, and write all moments that were kept."""
        self._offer(whole=True)
        self._tell(self.dialog.exec())

    def export_again(self) -> None:
        """Write what is there now to the file of the last export, in the same way; where there was none, ask."""
        self.dialog.offer(len(self._session.storyboard))
        self._tell(self.dialog.again())

    def copy_figure(self) -> None:
        """Put what is shown on the clipboard, on a white ground, as PNG, SVG and PDF.

        It is as large as in the last export, and tells no more of it: its title would stand above another run.
        """
        last = self.dialog.last.options
        scales = {name: getattr(last, name) for name in ("size", "dpi", "text_scale", "line_scale")}
        page = self._exhibit(drawn_on(RenderOptions(**scales), self._session.view)).page
        QGuiApplication.clipboard().setMimeData(mime(page))
        self._wiring.say("figure copied as PNG, SVG and PDF")

    def copy_values(self) -> None:
        """Put the present numbers on the clipboard as text."""
        session = self._session
        QGuiApplication.clipboard().setText(description(session.solution, session.trajectory, session.row))
        self._wiring.say("values copied as text")

    def _offer(self, whole: bool) -> None:
        """A figure and a storyboard have a file name each, in the folder of the last export."""
        self._offer_content(whole)
        if self.dialog.whole != whole:
            self._names[not whole] = os.path.basename(self.dialog.path)
            self.dialog.file.show_path(os.path.join(os.path.dirname(self.dialog.path), self._names[whole]))
        self.dialog.offer(len(self._session.storyboard), whole)

    def _offer_content(self, whole: bool) -> None:
        """The grid while it is shown, else what was wanted last of a single run."""
        content = self.dialog.fields["content"]
        if content.read() != "grid":
            self._content = str(content.read())
        content.show("grid" if self._session.view.grid and not whole else self._content)

    def _tell(self, exported: int) -> None:
        if exported:
            self._wiring.say(f"exported {self._only}{named(self.dialog.files)}")

    def _write(self, path: str, options: RenderOptions, whole: bool) -> Export:
        shown = self._exhibits(options, whole)
        only = by_suffix(path).only(shown)
        self._only = f"{only} as " if only else ""
        return export(path, shown)

    def _page(self, options: RenderOptions, whole: bool) -> Page:
        """What the dialog shows: of a storyboard, the moment that is the current one in the strip."""
        return self._exhibits(options, whole)[max(self._window.storyboard.place, 0) if whole else 0].page

    def _exhibits(self, options: RenderOptions, whole: bool) -> Sequence[Exhibit]:
        return exhibits(self._session.storyboard, options, self._session.pins) if whole else [self._exhibit(options)]

    def _exhibit(self, options: RenderOptions) -> Exhibit:
        """With the content that the options name, whatever is shown."""
        session = self._session
        shown = replace(drawn_on(options, session.view), content=options.content, step=session.current_step)
        pins = pinned_runs(session.pins, session.scenario)
        return Exhibit(session.played.seen(session.current_step), shown, pins=pins)
