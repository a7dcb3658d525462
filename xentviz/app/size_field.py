"""The page's size: one with a name, or one's own."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from xentviz.app.option_field import OptionField, choices
from xentviz.figure.page_sizes import PAGES, own_size

LABEL = "Page"
_OWN = "own size"


class SizeField(QWidget):
    """A list of named sizes, and a line that counts where the last entry, 'Own size', is chosen.

    Signals: `changed()`.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = choices(LABEL, [*((name, name.capitalize()) for name in PAGES), (_OWN, "Own size")])
        self.own = QLineEdit("160 × 90 mm")
        self.own.setAccessibleName("Width × height")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.page, 1)
        row.addWidget(self.own, 1)
        self.page.currentIndexChanged.connect(self._on_page_chosen)
        self.page.activated.connect(self._go_on)
        self.own.textChanged.connect(lambda _: self.changed.emit())
        self._on_page_chosen()

    def read(self) -> str:
        """The size as RenderOptions takes it. Raises InputError with the reason."""
        if self.page.currentData() != _OWN:
            return str(self.page.currentData())
        return own_size(self.own.text())

    def show_size(self, size: object) -> None:
        """Show a size as RenderOptions has it."""
        index = self.page.findData(size)
        self.page.setCurrentIndex(index if index >= 0 else self.page.count() - 1)
        if index < 0:
            text = str(size)
            self.own.setText(f"{text[:-2].replace('x', ' × ')} {text[-2:]}")

    def field(self) -> OptionField:
        """As a field of the dialog."""
        return OptionField("size", LABEL, self, self.read, self.show_size, self.changed)

    def _go_on(self) -> None:
        """A size of one's own is typed next."""
        if self.own.isEnabled():
            self.own.setFocus()
            self.own.selectAll()

    def _on_page_chosen(self) -> None:
        self.own.setEnabled(self.page.currentData() == _OWN)
        self.changed.emit()
