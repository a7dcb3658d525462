"""Asks how the exported figure is to look and where it goes, and has it written there."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import suppress

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from xentviz.app.export_form import ExportForm
from xentviz.app.making import Making
from xentviz.app.making_bar import MakingBar
from xentviz.app.order import Order
from xentviz.engine.given import InputError
from xentviz.export import targets
from xentviz.figure.display import Page
from xentviz.figure.render_options import RenderOptions
from xentviz.views.button import Button
from xentviz.views.page_preview import PagePreview
from xentviz.views.refusal import Refusal, labelled

Write = Callable[[str, RenderOptions, bool], Generator[float, None, object]]
Show = Callable[[RenderOptions, bool], Page]


class ExportDialog(QDialog):
    """Keeps what was chosen the last time.

    `write(path, options, whole)` writes the file bit by bit, yielding the part that is done; `page(options, whole)` is
    what will be in it, which is shown beside the fields; `whole` says whether all of a storyboard is exported, and not
    this moment alone. What one of them or a field refuses is told in place, and the dialog stays open. `last` is the
    order of the last export, `files` are what it wrote; what was typed and then cancelled is in neither.
    """

    def __init__(self, parent: QWidget, write: Write, page: Show) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export figure")
        self.form = ExportForm(self)
        self.file, self.fields = self.form.file, self.form.fields
        self.refusal = Refusal()
        self.bar = MakingBar()
        self.last = Order()
        self.files: list[str] = []
        self._moments = 0
        self.preview = PagePreview()
        self._write, self._page = write, page
        self._making: Making | None = None
        self._held: QWidget | None = None  # what had the keyboard before the form was greyed out
        self._arrange()
        self.form.changed.connect(lambda: self._show_page() if self.isVisible() else None)

    @property
    def path(self) -> str:
        """The file to write."""
        return self.file.path

    @property
    def whole(self) -> bool:
        """Whether all moments of the storyboard are exported."""
        return self.form.whole

    def offer(self, moments: int, whole: bool | None = None) -> None:
        """Let a person choose between this moment and a storyboard of so many, where there are any."""
        self._moments = moments
        self.form.offer(moments, self.whole if whole is None else whole)

    def take(self, order: Order) -> None:
        """Show an order as that of the last export."""
        self.last = order
        self.file.show_path(order.path)
        self.fields.show_options(order.options)
        self.form.offer(self._moments, order.whole)

    def exec(self) -> int:
        """Ask, without what was refused the last time, beginning with the file's name."""
        self.refusal.clear_sentence()
        self.file.line.setFocus()
        self.file.line.selectAll()
        return super().exec()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what would be written now."""
        self._show_page()
        super().showEvent(event)

    def again(self) -> int:
        """Export once more as the last time, without asking; the dialog shows only if that takes long or is refused."""
        if not self.files:
            return self.exec()
        self.take(self.last)
        self.setResult(0)
        self.accept()
        return self.result() or (super().exec() if self._making or not self.refusal.isHidden() else 0)

    def accept(self) -> None:
        """Write the file and close, unless something is refused or a file that is there is to be kept."""
        self.refusal.clear_sentence()
        try:
            options = self.fields.options()
            self.file.complete()
            order = Order(self.path, options, self.whole)
            files = targets(order.path, self._moments if order.whole else 1)
            if not self.file.may_write(files, order.whole):
                return
            work = self._write(order.path, order.options, order.whole)
        except InputError as error:
            self._refuse(str(error))
            return
        self._make(work, order, files)

    def reject(self) -> None:
        """Give up the file in the making; where there is none, close."""
        if self._making is None:
            super().reject()
        else:
            self._making.cancel()
            self._settle()

    def _make(self, work: Generator[float, None, object], order: Order, files: list[str]) -> None:
        self._making = Making(work, self)
        self._making.progressed.connect(self._show_progress)
        self._making.refused.connect(self._refuse)
        self._making.finished.connect(lambda: self._finish(order, files))
        self._making.start()

    def _show_progress(self, done: float, seconds: float) -> None:
        if self.form.isEnabled():
            self._held = self.focusWidget()
        self.form.setEnabled(False)
        self._export.setEnabled(False)
        self.bar.show_progress(done, seconds)

    def _settle(self) -> None:
        if self._making is not None:
            self._making.deleteLater()
        self._making = None
        self.form.setEnabled(True)
        self._export.setEnabled(True)
        self.bar.hide()
        if self._held is not None:
            self._held.setFocus()
            self._held = None

    def _finish(self, order: Order, files: list[str]) -> None:
        self._settle()
        self.file.agree(files, order.whole)
        self.last, self.files = order, files
        super().accept()

    def _refuse(self, sentence: str) -> None:
        self._settle()
        self.refusal.show_sentence(labelled(sentence, {"file": "File"}))

    def _show_page(self) -> None:
        """Show what would be written; while a field cannot be read, what was shown last."""
        with suppress(InputError):
            self.preview.show_page(self._page(self.fields.options(), self.whole) if self.file.form.paged else None)

    def _arrange(self) -> None:
        sides = QHBoxLayout()
        sides.setSpacing(24)
        sides.addWidget(self.form)
        sides.addWidget(self.preview, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addLayout(sides, 1)
        for widget in (self.refusal, self.bar, self._buttons()):
            column.addWidget(widget)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()  # of texts, as the standard buttons bring icons of their own
        self._export = buttons.addButton("Export", QDialogButtonBox.ButtonRole.AcceptRole)
        self._export.setDefault(True)
        buttons.addButton(Button("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons
