"""The fields of the export dialog that say how the page is to look."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QLineEdit, QWidget

from xentviz.engine.catalog import InputError
from xentviz.engine.entry import parse_number
from xentviz.figure.contents import CONTENTS
from xentviz.figure.render_options import DEFAULT_DPI, GROUNDS, PAGES, SIDES, RenderOptions, page_size
from xentviz.views.check_box import CheckBox
from xentviz.views.choice_box import ChoiceBox
from xentviz.views.digits import whole_number
from xentviz.views.refusal import labelled

_OWN = "own size"
_SIDES = "Width × height, mm"
_GROUND_LABELS = dict(zip(GROUNDS, ("White", "Dark", "Transparent"), strict=True))
_LABELS = {"size": "Page", "dpi": "DPI", "ground": "Ground", "content": "Content", "text_scale": "Text scale"}


class ExportFields:
    """`rows` are the fields with their labels, from top to bottom; `words` stands below them."""

    def __init__(self) -> None:
        self.page = choices("Page", [*((name, name.capitalize()) for name in PAGES), (_OWN, "Own size")])
        self.millimetres = QLineEdit("160 × 90")
        self.dpi = QLineEdit(str(DEFAULT_DPI))
        self.ground = choices("Ground", _GROUND_LABELS.items())
        self.content = choices("Content", [(each.name, each.label) for each in CONTENTS])
        self.text_scale = QLineEdit("1")
        self.words = CheckBox("Title and caption")
        self.words.setChecked(True)
        self.page.currentIndexChanged.connect(self._on_page_chosen)
        self._on_page_chosen()
        for label, field in self.rows:
            field.setAccessibleName(label)

    @property
    def rows(self) -> list[tuple[str, QWidget]]:
        """Labels and fields."""
        return [
            (_LABELS["size"], self.page),
            (_SIDES, self.millimetres),
            (_LABELS["dpi"], self.dpi),
            (_LABELS["ground"], self.ground),
            (_LABELS["content"], self.content),
            (_LABELS["text_scale"], self.text_scale),
        ]

    def options(self) -> RenderOptions:
        """The options as chosen. Raises InputError with one sentence, headed by a label, for what is not allowed."""
        try:
            return RenderOptions(
                size=self._size(),
                dpi=int(whole_number(self.dpi.text(), "dpi")),
                ground=self.ground.currentData(),
                content=self.content.currentData(),
                text_scale=parse_number(self.text_scale.text(), "text_scale"),
                words=self.words.isChecked(),
            )
        except InputError as error:
            raise InputError(labelled(str(error), _LABELS)) from None

    def listen(self, changed: Callable[[], object]) -> None:
        """Call this whenever a field has changed."""
        for box in (self.page, self.ground, self.content):
            box.currentIndexChanged.connect(lambda _: changed())
        for line in (self.millimetres, self.dpi, self.text_scale):
            line.textChanged.connect(lambda _: changed())
        self.words.toggled.connect(lambda _: changed())

    def _size(self) -> str:
        if self.page.currentData() != _OWN:
            return str(self.page.currentData())
        typed = self.millimetres.text()
        sides = typed.lower().replace("×", "x").replace("mm", "").split("x")
        size = "x".join(side.strip() for side in sides) + "mm"
        try:
            page_size(size)
        except InputError:
            low, high = SIDES
            allowed = f"allowed are two numbers from {low:g} to {high:g} such as 160 × 90"
            raise InputError(f"{_SIDES}: {typed!r:.40} is not a size, {allowed}.") from None
        return size

    def _on_page_chosen(self) -> None:
        self.millimetres.setEnabled(self.page.currentData() == _OWN)


def choices(name: str, rows: Iterable[tuple[str, str]]) -> ChoiceBox:
    """A drop-down list of (data, label)."""
    box = ChoiceBox(name, [(data, label, "") for data, label in rows])
    box.setObjectName(name)
    return box
