"""Exact entry of a prediction or a target: three linked boxes that stay on the simplex."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xentviz.engine.entry import parse_point, with_share
from xentviz.engine.given import InputError
from xentviz.figure.theme import LIGHT, Theme
from xentviz.views.class_mark import ClassMark
from xentviz.views.refusal import Refusal
from xentviz.views.share_box import ShareBox

Point = tuple[float, ...]


class PointEntry(QWidget):
    """A box a class. Editing one rescales the others; a list pasted or typed into any of them fills all.

    `field` ('start') heads what is said. `check` returns a sentence for a point that is not allowed, or None.

    Signals: `pointEdited(tuple)` with values that sum to 1, `said(str)` when something was rescaled, `refused(str)`
    with one sentence, which is also shown below the boxes while the old values stay.
    """

    pointEdited = Signal(object)
    said = Signal(str)
    refused = Signal(str)

    def __init__(self, field: str, check: Callable[[Point], str | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field, self._check = field, check
        self._point: Point = (0.0,) * len(LIGHT.classes)
        self.marks = [ClassMark(style) for style in LIGHT.classes]
        self.boxes = [ShareBox(f"{field} {style.letter}") for style in LIGHT.classes]
        self.refusal = Refusal()
        self.refusal.listen(*self.boxes)
        self._arrange()
        for index, box in enumerate(self.boxes):
            self._connect(index, box)

    @property
    def point(self) -> Point:
        """The values, exactly as shown or typed last."""
        return self._point

    def show_point(self, point: Point) -> None:
        """Show a point without telling anyone."""
        self._point = tuple(point)
        for box, value in zip(self.boxes, point, strict=True):
            box.show_value(value)

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's class colours."""
        for mark, style in zip(self.marks, theme.classes, strict=True):
            mark.show_style(style)

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(2)
        for mark, box in zip(self.marks, self.boxes, strict=True):
            row.addWidget(mark)
            row.addWidget(box)
            row.addStretch(1)
        row.takeAt(row.count() - 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.refusal)

    def _connect(self, index: int, box: ShareBox) -> None:
        box.valueEdited.connect(lambda value: self._on_share_edited(index, value))
        box.pointGiven.connect(lambda text: self._on_point_given(index, text))
        box.refused.connect(self.refused)

    def _on_share_edited(self, index: int, value: float) -> None:
        others = " and ".join(style.letter for i, style in enumerate(LIGHT.classes) if i != index)
        self._offer(index, with_share(self._point, index, value), f"{self._field}: {others} rescaled to keep the sum 1")

    def _on_point_given(self, index: int, text: str) -> None:
        try:
            point, note = parse_point(text, self._field, len(self.boxes))
        except InputError as error:
            self.boxes[index].refuse(str(error))
        else:
            self._offer(index, point, note)

    def _offer(self, index: int, point: Point, note: str | None) -> None:
        sentence = self._check(point)
        if sentence is not None:
            self.show_point(self._point)
            self.boxes[index].refuse(sentence)
            return
        changed = point != self._point
        self.show_point(point)
        self.boxes[index].restore()  # the box may still hold the list that was typed into it
        if changed:
            self.pointEdited.emit(point)
        if note:
            self.said.emit(note)  # afterwards: what answers to the edit must not wipe the note away
