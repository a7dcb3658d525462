"""The mathematics of the present step, one stage at a time or all together, with the current numbers put in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from xentviz.explain.stage import Stage
from xentviz.figure.theme import LIGHT, Theme
from xentviz.views.elided_label import ElidedLabel
from xentviz.views.icons import icon
from xentviz.views.key_button import KeyButton
from xentviz.views.maths_page import MathsPage

_COPIES = {"Copy as LaTeX": "", "Copy run as NumPy program": "numpy", "Copy run as PyTorch program": "pytorch"}


class MathsPanel(QWidget):
    """A stepper above a page of formulas.

    Signals: `termHovered(str or None)` with the key of the part under the pointer, `stageChanged(int)` when a person
    goes to another stage, `copyLatexRequested()`, `copyProgramRequested(str)` with 'numpy' or 'pytorch'.
    """

    termHovered = Signal(object)
    stageChanged = Signal(int)
    copyLatexRequested = Signal()
    copyProgramRequested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("The mathematics of this step")
        self._stages: tuple[Stage, ...] = ()
        self._index = 0
        self.back, self.forth = KeyButton("←", "Previous stage"), KeyButton("→", "Next stage")
        self.heading, self.all, self.copy = ElidedLabel(), KeyButton("All", "Show all stages"), KeyButton("", "Copy")
        self.page, self.absence = MathsPage(), QLabel()
        self._arrange()
        self._connect()
        self.set_theme(LIGHT)
        self._show()

    @property
    def stage(self) -> int:
        """The index of the stage that is shown, or scrolled to."""
        return self._index

    def show_stages(self, stages: Sequence[Stage], absence: str = "") -> None:
        """Show the stages of a step. Where there are none, `absence` says why."""
        self._stages = tuple(stages)
        self._index = min(self._index, max(len(self._stages) - 1, 0))
        self.absence.setText("" if stages else absence)
        self.page.setVisible(bool(stages))
        self.absence.setVisible(not stages)
        self._show()

    def show_stage(self, index: int) -> None:
        """Go to a stage without telling anyone."""
        self._index = index
        self._show()
        if self.all.isChecked():
            self.page.scroll_to(index)

    def show_lit(self, key: str | None) -> None:
        """Light the parts of a key, such as 'p' or 'gradient:1'; None lights nothing."""
        self.page.show_lit(key)

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self.page.set_theme(theme)
        self.copy.setIcon(icon("copy", theme.text, size=16))

    def spoken(self) -> str:
        """The stage in words, for those who cannot see it."""
        if not self._stages:
            return self.absence.text()
        stage = self._stages[self._index]
        return " ".join(filter(None, [f"{self._place()}.", stage.sentence, stage.check]))

    def _show(self) -> None:
        together = self.all.isChecked()
        self.page.show_stages(self._stages if together else self._stages[self._index : self._index + 1], together)
        self.heading.show_text(self._place())
        self.page.setAccessibleDescription(self.spoken())

    def _place(self) -> str:
        if not self._stages:
            return ""
        return f"{self._index + 1} of {len(self._stages)}: {self._stages[self._index].title}"

    def _go(self, by: int) -> None:
        if self._stages:
            self.show_stage((self._index + by) % len(self._stages))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.spoken()))
            self.stageChanged.emit(self._index)

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self._go(-1))
        self.forth.clicked.connect(lambda: self._go(1))
        self.all.toggled.connect(lambda: self.show_stage(self._index))
        self.page.termHovered.connect(self.termHovered)

    def _arrange(self) -> None:
        self.all.setCheckable(True)
        for button in (self.back, self.forth, self.copy):
            button.setFixedSize(26, 26)
        self.copy.setMenu(self._menu())
        self.copy.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.copy.setIconSize(QSize(16, 16))
        self.heading.setObjectName("cardTitle")
        self.page.setAccessibleName("Formulas")
        self.absence.setWordWrap(True)
        self.absence.setAlignment(Qt.AlignmentFlag.AlignTop)
        head = QHBoxLayout()
        head.setSpacing(2)
        for widget in (self.back, self.forth, self.heading, self.all, self.copy):
            head.addWidget(widget, 1 if widget is self.heading else 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.page, 1)
        column.addWidget(self.absence, 1)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for label, language in _COPIES.items():
            action = menu.addAction(label)
            if language:
                action.triggered.connect(lambda _=False, language=language: self.copyProgramRequested.emit(language))
            else:
                action.triggered.connect(lambda _=False: self.copyLatexRequested.emit())
        return menu
