"""Swap one actor: which one, and the paths that its other members take, each with its verdict."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from xentviz.engine.catalog import Entry
from xentviz.explain.sentences import verdict as in_words
from xentviz.figure.display import Group, Label, Lines
from xentviz.figure.ghosts import ghost_ink, stroke, tag, verdict
from xentviz.figure.lettering import shortened, width
from xentviz.figure.painter import paint
from xentviz.figure.theme import LIGHT, Theme
from xentviz.rivals import Rival
from xentviz.views.choice_box import ChoiceBox
from xentviz.views.keys import Key, claim

_TEXT, _TALL = 12.0, 24
_CHOICES = (
    ("", "None", "Only the current path"),
    ("parameterization", "What descends", "All parameterizations from the same start"),
    ("loss", "What is minimised", "All losses from the same start"),
    ("optimizer", "How it walks", "All optimisers from the same start"),
)


class RivalRow(QAbstractButton):
    """One rival: its dash and number, its name, and what the next step does to each class. A click chooses it."""

    pointed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_TALL)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.theme: Theme = LIGHT
        self.rival: Rival | None = None
        self._change: NDArray[np.float64] | None = None

    def show_rival(self, rival: Rival, step: int) -> None:
        """Show a rival, with its verdict after a step."""
        before, another = self.accessibleName(), self.rival is not None and self.rival.number != rival.number
        self.rival, self._change = rival, rival.step(step)
        said = "no next step" if self._change is None else in_words(self._change.tolist())
        name = f"{rival.entry.label}: {said}"
        if another and self._stands_out:
            self._point()
        if name != before:  # in a drag it mostly stays the same
            self.setAccessibleName(name)
            self.setToolTip(f"{rival.entry.summary}\nClick to make it the current one")
            self.update()

    def event(self, event: QEvent) -> bool:
        """Keep Space from the window's play shortcut."""
        return claim(event, frozenset({Key.Key_Space})) or super().event(event)

    def sizeHint(self) -> QSize:
        """As wide as the column."""
        return QSize(200, _TALL)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Its path stands out."""
        self._point()

    def leaveEvent(self, event: QEvent) -> None:
        """No longer."""
        self._point()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """As the pointer."""
        self._point()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """As the pointer."""
        self._point()
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dash, number, name, verdict."""
        if self.rival is None:
            return
        painter = QPainter(self)
        paint(painter, [self._drawn(self.rival)])
        painter.end()

    def _drawn(self, rival: Rival) -> Group:
        theme, middle = self.theme, self.height() / 2
        ink = theme.accent if self._stands_out else ghost_ink(theme)
        base, names = middle + 0.36 * _TEXT, 46.0
        verdicts = verdict(self._change, 0.0, base, theme, 0.92 * _TEXT)
        room = max((label.x + width(label.text, label.size, True) for label in verdicts), default=0.0)
        line = np.array([(0.0, middle), (names - 22.0, middle)])
        shifted = verdict(self._change, self.width() - room - 1.0, base, theme, 0.92 * _TEXT)
        name = shortened(rival.entry.label, _TEXT, self.width() - names - room - 8.0)
        return Group(
            "rival",
            (
                Lines((line,), stroke(rival.number, ink, _TEXT)),
                *tag(rival.number, np.array([names - 12.0, middle]), ink, theme, 1.05 * _TEXT),
                Label(names, base, name, _TEXT, theme.text),
                *shifted,
            ),
        )

    @property
    def _stands_out(self) -> bool:
        return self.hasFocus() or self.underMouse()

    def _point(self) -> None:
        self.pointed.emit(self.rival.number if self.rival and self._stands_out else None)
        self.update()


class RivalList(QWidget):
    """Signals: `actorChosen(str)` ('' for none), `entryChosen(str, Entry)`, `rivalPointed(int or None)`."""

    actorChosen = Signal(str)
    entryChosen = Signal(str, object)
    rivalPointed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = ChoiceBox("Swap one actor", _CHOICES)
        self.choice.chosen.connect(lambda actor: self.actorChosen.emit(actor))
        self.rows: list[RivalRow] = []
        self._theme: Theme = LIGHT
        self._actor = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)
        self._column.addWidget(self.choice)

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self._theme = theme
        for row in self.rows:
            row.theme = theme
            row.update()

    def show_rivals(self, actor: str, rivals: Sequence[Rival], step: int) -> None:
        """Show which actor is swapped, and its rivals after a step."""
        self._actor = actor
        self.choice.show_choice(actor)
        while len(self.rows) < len(rivals):
            self._add_row()
        for row in self.rows[len(rivals) :]:
            row.hide()
        for row, rival in zip(self.rows, rivals, strict=False):
            row.show_rival(rival, step)
            row.show()

    def _add_row(self) -> None:
        row = RivalRow()
        row.theme = self._theme
        row.pointed.connect(self.rivalPointed)
        row.clicked.connect(lambda: self._choose(row.rival.entry if row.rival else None))
        self._column.addWidget(row)
        QWidget.setTabOrder(self.rows[-1] if self.rows else self.choice, row)
        self.rows.append(row)

    def _choose(self, entry: Entry | None) -> None:
        if entry is not None:
            self.entryChosen.emit(self._actor, entry)
