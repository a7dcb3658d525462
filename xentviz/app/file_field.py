"""The file that an export goes to, and its format: each follows the other."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from xentviz.app.asking import file_of_kind
from xentviz.app.option_field import choices
from xentviz.app.places import may_replace
from xentviz.engine.given import InputError
from xentviz.figure.formats import FORMATS, Format, by_suffix
from xentviz.views.button import Button


class FileField(QObject):
    """`line` holds the file's name with a button that asks for it in `row`; `format` is the list of formats.

    The suffix names the format; a name without one gets that of the chosen format.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self.line = QLineEdit("figure.png")
        self.line.setAccessibleName("File")
        self.format = choices("Format", [(f.suffix, f.label) for f in FORMATS])
        self.row = self._row()
        self._agreed: set[tuple[str, bool]] = set()
        self.format.currentIndexChanged.connect(self._on_format_chosen)
        self.line.textChanged.connect(self._on_file_typed)

    @property
    def path(self) -> str:
        """The file to write."""
        return os.path.expanduser(self.line.text().strip())

    @property
    def form(self) -> Format:
        """The chosen format."""
        return FORMATS[self.format.currentIndex()]

    def show_path(self, path: str) -> None:
        """Show a file's name."""
        self.line.setText(path)

    def complete(self) -> None:
        """Give a name without a suffix its own. Raises InputError for what is no name of an exported file."""
        if not self.path:
            raise InputError("file is empty, allowed is the name of a file.")
        if os.path.isdir(self.path) or not os.path.basename(self.path):
            raise InputError(f"file {self.path!r:.200} is a folder, allowed is the name of a file.")
        if not Path(self.path).suffix.strip("."):
            self.line.setText(f"{self.line.text().strip().rstrip('.')}.{self.form.suffix}")
        by_suffix(self.path)

    def may_write(self, paths: Sequence[str], whole: bool) -> bool:
        """Whether nobody's files are in the way, or a person agrees to replace them.

        `whole`: by a whole storyboard. Its files are not replaced by a single figure without a question.
        """
        there = [path for path in paths if os.path.isfile(path) and (os.path.abspath(path), whole) not in self._agreed]
        return not there or may_replace(there, self._parent)

    def agree(self, paths: Sequence[str], whole: bool) -> None:
        """These files may be replaced from now on, by a whole storyboard or by a single figure."""
        self._agreed.difference_update((os.path.abspath(path), not whole) for path in paths)
        self._agreed.update((os.path.abspath(path), whole) for path in paths)

    def browse(self) -> None:
        """Ask for a file with the system's own dialog, which also asks whether it may be replaced.

        It begins with the name alone, so that the suffix is that of the kind of file that is chosen there.
        """
        kinds = {f.suffix: f"{f.label} (*.{f.suffix})" for f in FORMATS}
        path = file_of_kind(self._parent, "Export figure", os.path.expanduser(self._stem), kinds, self.form.suffix)
        if path:
            self._agreed.update((os.path.abspath(path), whole) for whole in (False, True))
            self.line.setText(path)

    def _row(self) -> QWidget:
        browse = Button("Choose…")
        browse.clicked.connect(self.browse)
        widget = QWidget()
        row = QHBoxLayout(widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(browse)
        return widget

    @property
    def _stem(self) -> str:
        """What was typed, without the suffix of a format; 'figure' for nothing."""
        typed = self.line.text().strip()
        known = next((f.suffix for f in FORMATS if typed.lower().endswith(f".{f.suffix}")), None)
        return (typed[: -len(known) - 1] if known else typed) or "figure"

    def _on_format_chosen(self) -> None:
        self.line.setText(f"{self._stem}.{self.form.suffix}")

    def _on_file_typed(self, text: str) -> None:
        _, dot, suffix = text.rpartition(".")
        index = self.format.findData(suffix.strip().lower()) if dot else -1
        if index >= 0:
            self.format.setCurrentIndex(index)
