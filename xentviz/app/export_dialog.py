"""Asks how the exported figure is to look and where it goes, and has it written there."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from xentviz.app.export_fields import ExportFields, choices
from xentviz.app.places import may_replace
from xentviz.engine.catalog import InputError
from xentviz.figure.display import Page
from xentviz.figure.formats import FORMATS, by_suffix
from xentviz.figure.render_options import RenderOptions
from xentviz.views.page_preview import PagePreview
from xentviz.views.refusal import Refusal, labelled


class ExportDialog(QDialog):
    """Keeps what was chosen the last time. The file's suffix names the format; without one the chosen one's is added.

    `write(path, options)` writes the file, `page(options)` is what will be in it, which is shown beside the fields.
    What one of them or a field refuses is told in place, and the dialog stays open. `options` are those of the last
    file written.
    """

    def __init__(
        self,
        parent: QWidget,
        write: Callable[[str, RenderOptions], object],
        page: Callable[[RenderOptions], Page],
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export figure")
        self.file = QLineEdit("figure.png")
        self.file.setAccessibleName("File")
        self.format = choices("Format", [(f.suffix, f.label) for f in FORMATS])
        self.fields = ExportFields()
        self.refusal = Refusal()
        self.options = RenderOptions()
        self.preview = PagePreview()
        self._write, self._page = write, page
        self._agreed: set[str] = set()
        self._arrange()
        self.format.currentIndexChanged.connect(self._on_format_chosen)
        self.file.textChanged.connect(self._on_file_typed)
        self.fields.listen(self._show_page)

    @property
    def path(self) -> str:
        """The file to write."""
        return os.path.expanduser(self.file.text().strip())

    def exec(self) -> int:
        """Ask, without what was refused the last time."""
        self.refusal.clear_sentence()
        self._show_page()
        return super().exec()

    def accept(self) -> None:
        """Write the file and close, unless something is refused or a file that is there is to be kept."""
        self.refusal.clear_sentence()
        try:
            options = self.fields.options()
            self._complete_name()
            if not self._may_write():
                return
            self._write(self.path, options)
        except InputError as error:
            self.refusal.show_sentence(labelled(str(error), {"file": "File"}))
            return
        self._agreed.add(os.path.abspath(self.path))
        self.options = options
        super().accept()

    def _show_page(self) -> None:
        """Show what would be written; while a field cannot be read, what was shown last."""
        with suppress(InputError):
            self.preview.show_page(self._page(self.fields.options()))

    def _complete_name(self) -> None:
        if not self.path:
            raise InputError("file is empty, allowed is the name of a file.")
        if os.path.isdir(self.path) or not os.path.basename(self.path):
            raise InputError(f"file {self.path!r:.200} is a folder, allowed is the name of a file.")
        if not Path(self.path).suffix.strip("."):
            self.file.setText(f"{self.file.text().strip().rstrip('.')}.{self.format.currentData()}")
        by_suffix(self.path)

    def _may_write(self) -> bool:
        agreed = os.path.abspath(self.path) in self._agreed
        return agreed or not os.path.isfile(self.path) or may_replace(self.path, self)

    def _arrange(self) -> None:
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setHorizontalSpacing(18)
        form.setVerticalSpacing(9)
        form.addRow("File", self._file_row())
        form.addRow("Format", self.format)
        for label, field in self.fields.rows:
            form.addRow(label, field)
        form.addRow("", self.fields.words)
        left = QWidget()
        left.setLayout(form)
        form.setContentsMargins(0, 0, 0, 0)
        left.setFixedWidth(380)
        sides = QHBoxLayout()
        sides.setSpacing(24)
        sides.addWidget(left)
        sides.addWidget(self.preview, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addLayout(sides, 1)
        column.addWidget(self.refusal)
        column.addWidget(self._buttons())

    def _file_row(self) -> QHBoxLayout:
        browse = QPushButton("Choose…")
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.file, 1)
        row.addWidget(browse)
        return row

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()  # of texts, as the standard buttons bring icons of their own
        export = buttons.addButton("Export", QDialogButtonBox.ButtonRole.AcceptRole)
        export.setDefault(True)
        buttons.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole).setAutoDefault(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _on_format_chosen(self) -> None:
        typed = self.file.text().strip()
        known = next((f.suffix for f in FORMATS if typed.lower().endswith(f".{f.suffix}")), None)
        stem = typed[: -len(known) - 1] if known else typed
        self.file.setText(f"{stem or 'figure'}.{self.format.currentData()}")

    def _on_file_typed(self, text: str) -> None:
        _, dot, suffix = text.rpartition(".")
        index = self.format.findData(suffix.strip().lower()) if dot else -1
        if index >= 0:
            self.format.setCurrentIndex(index)

    def _browse(self) -> None:
        names = ";;".join(f"{f.label} (*.{f.suffix})" for f in FORMATS)
        path, _ = QFileDialog.getSaveFileName(self, "Export figure", self.path, names)
        if path:
            self._agreed.add(os.path.abspath(path))  # the chooser has asked already
            self.file.setText(path)
