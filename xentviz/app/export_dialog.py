"""Asks how the exported figure is to look, and where it goes."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from xentviz.engine.catalog import InputError
from xentviz.engine.entry import parse_number
from xentviz.figure.formats import FORMATS, by_suffix
from xentviz.figure.render_options import CONTENTS, DEFAULT_DPI, GROUNDS, PAGES, RenderOptions

_OWN = "own size"
_CONTENT_LABELS = dict(zip(CONTENTS, ("Simplex alone", "Simplex with curves"), strict=True))
_GROUND_LABELS = dict(zip(GROUNDS, ("White", "Dark", "Transparent"), strict=True))


class ExportDialog(QDialog):
    """Keeps what was chosen the last time. `path` and `options` tell what to write; what is refused is told in place.

    The chosen file's suffix names the format.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export figure")
        self.file = QLineEdit("figure.png")
        self.format = _choices("Format", [(f.suffix, f.label) for f in FORMATS])
        self.page = _choices("Page", [*((name, name) for name in PAGES), (_OWN, "Own size")])
        self.millimetres = QLineEdit("160 x 90")
        self.dpi = QLineEdit(str(DEFAULT_DPI))
        self.ground = _choices("Ground", _GROUND_LABELS.items())
        self.content = _choices("Content", reversed(_CONTENT_LABELS.items()))
        self.text_scale = QLineEdit("1")
        self.words = QCheckBox("Title and caption")
        self.words.setChecked(True)
        self.refusal = QLabel()
        self.refusal.setObjectName("refusal")
        self.refusal.setWordWrap(True)
        self.options = RenderOptions()
        self._arrange()
        self._connect()

    @property
    def path(self) -> str:
        """The file to write."""
        return self.file.text().strip()

    def chosen(self) -> RenderOptions:
        """The options as chosen. Raises InputError with one sentence for what is not allowed."""
        return RenderOptions(
            size=self._page_size(),
            dpi=_whole(self.dpi.text(), "dpi"),
            ground=self.ground.currentData(),
            content=self.content.currentData(),
            text_scale=parse_number(self.text_scale.text(), "text_scale"),
            words=self.words.isChecked(),
        )

    def exec(self) -> int:
        """Ask, without what was refused the last time."""
        self.refusal.clear()
        return super().exec()

    def accept(self) -> None:
        """Close only with options and a file name that can be used."""
        try:
            options = self.chosen()
            by_suffix(self.path)
        except InputError as error:
            self.refusal.setText(str(error))
        else:
            self.options = options
            super().accept()

    def _page_size(self) -> str:
        if self.page.currentData() != _OWN:
            return str(self.page.currentData())
        sides = self.millimetres.text().lower().replace("×", "x").replace("mm", "").split("x")
        return "x".join(side.strip() for side in sides) + "mm"

    def _arrange(self) -> None:
        browse = QPushButton("Choose…")
        browse.clicked.connect(self._browse)
        file_row = QHBoxLayout()
        file_row.addWidget(self.file, 1)
        file_row.addWidget(browse)
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setHorizontalSpacing(18)
        form.setVerticalSpacing(9)
        form.addRow("File", file_row)
        for name, field in self._fields():
            field.setAccessibleName(name)
            form.addRow(name, field)
        form.addRow("", self.words)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Save).setText("Export")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addLayout(form)
        column.addWidget(self.refusal)
        column.addWidget(buttons)
        self.setMinimumWidth(430)

    def _fields(self) -> list[tuple[str, QWidget]]:
        return [
            ("Format", self.format),
            ("Page", self.page),
            ("Width x height, mm", self.millimetres),
            ("DPI", self.dpi),
            ("Ground", self.ground),
            ("Content", self.content),
            ("Text scale", self.text_scale),
        ]

    def _connect(self) -> None:
        self.format.currentIndexChanged.connect(self._on_format_chosen)
        self.page.currentIndexChanged.connect(self._on_size_chosen)
        self.file.textChanged.connect(self._on_file_typed)
        self._on_size_chosen()

    def _on_format_chosen(self) -> None:
        known = next((f.suffix for f in FORMATS if self.path.lower().endswith(f".{f.suffix}")), None)
        stem = self.path[: -len(known) - 1] if known else self.path
        self.file.setText(f"{stem or 'figure'}.{self.format.currentData()}")

    def _on_file_typed(self, text: str) -> None:
        index = self.format.findData(text.rsplit(".", 1)[-1].strip().lower())
        if index >= 0:
            self.format.setCurrentIndex(index)

    def _on_size_chosen(self) -> None:
        self.millimetres.setEnabled(self.page.currentData() == _OWN)

    def _browse(self) -> None:
        names = ";;".join(f"{f.label} (*.{f.suffix})" for f in FORMATS)
        path, _ = QFileDialog.getSaveFileName(self, "Export figure", self.path, names)
        if path:
            self.file.setText(path)


def _choices(name: str, rows: Iterable[tuple[str, str]]) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    for data, label in rows:
        box.addItem(label, data)
    return box


def _whole(text: str, field: str) -> int:
    value = parse_number(text, field)
    if value != int(value):
        raise InputError(f"{field} is {text!r:.40}, allowed is a whole number.")
    return int(value)
