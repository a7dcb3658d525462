"""Asks for a preset's title and sentence."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from xentviz.engine.given import InputError
from xentviz.figure.option_texts import LONGEST_TEXT
from xentviz.preset import LONGEST_TITLE
from xentviz.views.button import Button
from xentviz.views.refusal import Refusal, labelled

_LABELS = {"title": "Title", "summary": "Sentence"}


class PresetWords(QDialog):
    """`write(title, summary)` keeps them; what it refuses is told in place, and the dialog stays open."""

    def __init__(self, parent: QWidget, heading: str, write: Callable[[str, str], object]) -> None:
        super().__init__(parent)
        self.setWindowTitle(heading)
        self._write = write
        self.title, self.summary = QLineEdit(), QLineEdit()
        self.title.setMaxLength(LONGEST_TITLE)
        self.summary.setMaxLength(LONGEST_TEXT)
        self.summary.setPlaceholderText("What it shows, in one sentence")
        self.refusal = Refusal()
        self._arrange()

    def ask(self, title: str = "", summary: str = "") -> bool:
        """Ask, beginning with these words; says whether others were kept."""
        self.title.setText(title)
        self.summary.setText(summary)
        self.title.selectAll()
        kept = self.exec() == QDialog.DialogCode.Accepted
        self.deleteLater()
        return kept

    def accept(self) -> None:
        """Keep the words and close, unless they are refused."""
        try:
            self._write(self.title.text(), self.summary.text())
        except InputError as error:
            self.refusal.show_sentence(labelled(str(error), _LABELS))
        else:
            super().accept()

    def _arrange(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(18)
        form.setVerticalSpacing(8)
        form.addRow("Title", self.title)
        form.addRow("Sentence", self.summary)
        buttons = QDialogButtonBox()  # of texts, as the standard buttons bring icons of their own
        buttons.addButton("Save", QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        buttons.addButton(Button("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addLayout(form)
        column.addWidget(self.refusal)
        column.addWidget(buttons)
        self.setMinimumWidth(520)
