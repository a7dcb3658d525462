"""The numbers of the present step in large type: step and loss, and the probabilities in their classes' colours."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from xentviz.figure.display import Fill, Label, Markers, Primitive
from xentviz.figure.lettering import shortened, width
from xentviz.numbers import four_digits, probability
from xentviz.views.presenter.painted import Painted

_LINE = 1.45  # heights of the lines, in letter heights
_MARK, _LETTER = 0.72, 1.0  # size of a class's mark, and where its letter begins
_NOTE = 0.76
_WIDEST = four_digits(-1.234e-300)


class Figures(Painted):
    """Two lines, and a third for what happens or has gone wrong. They keep their places while the numbers change."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Present step")
        self._step, self._loss, self._note, self._warning = 0, 0.0, "", False
        self._p: tuple[float, ...] = (0.0, 0.0, 0.0)

    def show_step(self, step: int, p: Sequence[float], loss: float) -> None:
        """Show the numbers of one step of the run."""
        self._step, self._p, self._loss = step, tuple(p), loss
        self._tell()

    def show_note(self, text: str, warning: bool = False) -> None:
        """Show what a person should know of the run or the step, in the warning colour if asked; '' for nothing."""
        self._note, self._warning = text, warning
        self._tell()

    def spoken(self) -> str:
        """The numbers in words."""
        classes = zip(self.theme.classes, self._p, strict=True)
        p = ", ".join(f"{style.letter} {probability(value)}" for style, value in classes)
        return f"step {self._step}: {p}, loss {four_digits(self._loss)}. {self._note}".strip()

    def sizeHint(self) -> QSize:
        """Three lines, whether there is a note or not."""
        return QSize(round(14 * self.letters), round((2 * _LINE + 1.2) * self.letters))

    def items(self) -> list[Primitive]:
        """The lines."""
        return [*self._first(), *self._second(), *self._third()]

    def _first(self) -> list[Primitive]:
        size, theme = self.letters, self.theme
        # The word stands still, whatever the number's length.
        x = self.width() - width(f"loss {_WIDEST}", size, True)
        return [
            Label(0.0, size, f"step {self._step}", size, theme.text, bold=True),
            Label(x, size, "loss", size, theme.accent, bold=True),
            Label(x + width("loss ", size, True), size, four_digits(self._loss), size, theme.accent, bold=True),
        ]

    def _second(self) -> list[Primitive]:
        size, y, items = self.letters, (1.0 + _LINE) * self.letters, list[Primitive]()
        columns = np.linspace(0.0, self.width() - width("A 0.000", size, True) - _LETTER * size, len(self._p)).tolist()
        for x, style, value in zip(columns, self.theme.classes, self._p, strict=True):
            mark = np.array([[x + _MARK * size / 2, y - 0.36 * size]])
            items.append(Markers(mark, style.shape, _MARK * size, Fill(style.color)))
            text = f"{style.letter} {probability(value)}"
            items.append(Label(x + _LETTER * size, y, text, size, style.color, bold=True))
        return items

    def _third(self) -> list[Primitive]:
        if not self._note:
            return []
        size = _NOTE * self.letters
        text = shortened(self._note, size, self.width())
        ink = self.theme.warning if self._warning else self.theme.text
        return [Label(0.0, (0.95 + 2 * _LINE) * self.letters, text, size, ink)]

    def _tell(self) -> None:
        self.setAccessibleDescription(self.spoken())
        self.update()
