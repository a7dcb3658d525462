"""The page's size: one with a name, or one's own."""

from __future__ import annotations

import re
from contextlib import suppress

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from xentviz.app.option_field import OptionField, choices
from xentviz.engine.entry import parse_number
from xentviz.engine.given import InputError
from xentviz.figure.page_sizes import PIXELS
from xentviz.figure.render_options import PAGES, SIDES, page_size

LABEL = "Page"
_OWN = "own size"
_IN_MM = {"mm": 1.0, "cm": 10.0}
_TYPED = re.compile(r"([0-9.,]+)[x×]([0-9.,]+)(mm|cm|px)?")
_ALLOWED = (
    f"allowed are two sides from {SIDES[0]:g} to {SIDES[1]:g} mm, such as 160 × 90 mm or 16 × 9 cm, "
    f"or from {PIXELS[0]} to {PIXELS[1]} px"
)


def own_size(typed: str) -> str:
    """Read '160 × 90 mm', '16,5 x 9 cm' or '1920 × 1080 px' as RenderOptions takes it; without a unit, millimetres.

    Raises InputError with the reason.
    """
    found = _TYPED.fullmatch("".join(typed.lower().split()))
    if found:
        unit = found[3] or "mm"
        sides = [_IN_MM.get(unit, 1.0) * parse_number(side, "size") for side in found.groups()[:2]]
        size = "x".join(f"{round(side, 3):.10g}" for side in sides) + ("px" if unit == "px" else "mm")
        with suppress(InputError):
            page_size(size)
            return size
    raise InputError(f"size {typed!r:.40} is no width and height, {_ALLOWED}.")


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

    def _on_page_chosen(self) -> None:
        self.own.setEnabled(self.page.currentData() == _OWN)
        self.changed.emit()
