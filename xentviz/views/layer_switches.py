"""The switches for the layers of the picture."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from xentviz.views.check_box import CheckBox


class LayerSwitches(QWidget):
    """One check box a layer, two in a row, in the order given as (name, label).

    Signals: `layersEdited(frozenset)` with the names of all layers that are on.
    """

    layersEdited = Signal(object)

    def __init__(self, layers: Iterable[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes = {name: CheckBox(label) for name, label in layers}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        for index, (name, box) in enumerate(self.boxes.items()):
            box.setObjectName(f"layer-{name}")
            box.toggled.connect(self._on_toggled)
            grid.addWidget(box, *divmod(index, 2))

    def show_layers(self, names: frozenset[str]) -> None:
        """Show which layers are on without telling anyone."""
        for name, box in self.boxes.items():
            box.show_checked(name in names)

    def _on_toggled(self, checked: bool) -> None:
        self.layersEdited.emit(frozenset(name for name, box in self.boxes.items() if box.isChecked()))
