"""A numeric setting as a row: its label, its box, and below them the sentence that says why an input was refused."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from xentviz.views.number_box import NumberBox
from xentviz.views.refusal import Refusal


class FieldRow(QWidget):
    """`label` on the left, a number box on the right, the refusal below."""

    def __init__(self, label: str, box: NumberBox, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = box
        self.refusal = Refusal()
        self.refusal.listen(box)
        caption = QLabel(label)
        caption.setBuddy(box)
        row = QHBoxLayout()
        row.addWidget(caption, 1)
        row.addWidget(box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.refusal)
