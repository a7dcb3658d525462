"""The left half of the export dialog: file, format, what is exported, and how its page looks."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from xentviz.app.export_fields import ExportFields
from xentviz.app.file_field import FileField
from xentviz.app.option_field import choices

_WIDE = 400


class ExportForm(QWidget):
    """Shows the fields that count for the chosen format.

    Signals: `changed()`, whenever another page would be written.
    """

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.file = FileField(parent)
        self.what = choices("What", [("moment", "This moment"), ("storyboard", "")])
        self.fields = ExportFields()
        self.setFixedWidth(_WIDE)
        self._rows = self._arranged()
        self.file.format.currentIndexChanged.connect(self._show_counting)
        self.what.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.fields.listen(self.changed.emit)
        self._show_counting()

    @property
    def whole(self) -> bool:
        """Whether all moments of the storyboard are exported; never where none are offered."""
        return self._rows.isRowVisible(self.what) and self.what.currentData() == "storyboard"

    def offer(self, moments: int, whole: bool) -> None:
        """Let a person choose between this moment and a storyboard of so many, where there are any."""
        self._rows.setRowVisible(self.what, moments > 0)
        self.what.setItemText(1, f"Whole storyboard, {moments} moment{'s' * (moments != 1)}")
        self.what.setCurrentIndex(int(whole and moments > 0))

    def _show_counting(self) -> None:
        for field, counts in self.fields.counting(self.file.form):
            self._rows.setRowVisible(field.widget, counts)
        self.changed.emit()

    def _arranged(self) -> QFormLayout:
        rows = QFormLayout(self)
        rows.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        rows.setHorizontalSpacing(18)
        rows.setVerticalSpacing(8)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addRow("File", self.file.row)
        rows.addRow(QLabel("Format"), self.file.format)  # without a tie, for lists name themselves
        rows.addRow(QLabel("What"), self.what)
        rows.setRowVisible(self.what, False)
        for field in self.fields.all:
            rows.addRow(QLabel(field.label), field.widget)
        return rows
