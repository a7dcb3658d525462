"""The sheet of all keys."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from xentviz.app.key_sections import Section
from xentviz.views.heading import Heading

_COLUMNS = 4
_FRAME = QSize(16, 48)
"""About what a window manager adds round a window."""


class ShortcutSheet(QDialog):
    """Sections one below the other in four columns, as high as each other if that goes; scrolled on a small screen."""

    def __init__(self, sections: Sequence[Section], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.content = QWidget()
        self.content.setObjectName("scrollContent")
        columns = QHBoxLayout(self.content)
        columns.setContentsMargins(20, 14, 20, 14)
        columns.setSpacing(24)
        for stack in stacked(sections, _COLUMNS):
            columns.addLayout(_column(stack))
        self._scroll = _Scroll(self.content)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._scroll)
        self.resize(self.sizeHint().boundedTo(self.screen().availableSize() - _FRAME))


class _Scroll(QScrollArea):
    """As large as what is in it; the arrow and page keys scroll."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setWidget(content)
        self._content = content

    def sizeHint(self) -> QSize:
        """That of the content."""
        return self._content.sizeHint()


def stacked(sections: Sequence[Section], most: int) -> list[list[Section]]:
    """The sections in their order, in at most so many stacks, of which the highest is as low as can be."""
    for high in count(max((_height(section) for section in sections), default=0)):
        stacks: list[list[Section]] = [[]]
        for section in sections:
            if sum(map(_height, stacks[-1])) + _height(section) > high:
                stacks.append([])
            stacks[-1].append(section)
        if len(stacks) <= most:
            return stacks
    raise AssertionError("one stack of them all is high enough")


def _height(section: Section) -> int:
    return len(section.rows) + 1


def _column(sections: Sequence[Section]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(2)
    for section in sections:
        heading = Heading(section.title)
        heading.setContentsMargins(0, 6, 0, 0)
        grid.addWidget(heading, grid.rowCount(), 0, 1, 2)
        for title, keys in section.rows:
            row = grid.rowCount()
            grid.addWidget(QLabel(title), row, 0)
            grid.addWidget(QLabel(keys), row, 1)
    grid.setRowStretch(grid.rowCount(), 1)
    return grid
