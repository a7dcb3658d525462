"""The gallery of presets: those of the program, and a person's own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from xentviz.figure.theme import Theme
from xentviz.preset import Preset
from xentviz.views.button import Button
from xentviz.views.gallery_cards import GAP, GalleryCard
from xentviz.views.gallery_list import GalleryList
from xentviz.views.refusal import Refusal
from xentviz.views.segments import Segments
from xentviz.views.thumbnails import Artist

_NONE = "None yet. “Save as preset…” keeps the present run, and how it is shown, for another day."
_HINTS = (
    "Arrows and Enter, or a click, open a preset.",
    "Enter or a click opens one, F2 renames it, Delete removes it.",
)
_AROUND = QSize(56, 44)  # of the window, left in sight
_LARGEST = QSize(1560, 1010)
_SAID = 2  # sentences about files that are no presets


class Gallery(QDialog):
    """Two pages of cards. Shows over its parent; closes when a preset is chosen.

    Signals:
        chosen(Preset): open it.
        saveRequested(): make an own preset of what is shown now.
        renameRequested(Preset), removeRequested(Preset): of the own ones.
    """

    chosen = Signal(object)
    saveRequested = Signal()
    renameRequested = Signal(object)
    removeRequested = Signal(object)

    def __init__(self, ready: Sequence[Preset], artist: Artist, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Presets")
        self._window = parent
        self._ready, self._own = tuple(ready), tuple[Preset, ...]()
        self.ready, self.own = GalleryList("Presets of the program"), GalleryList("Own presets")
        self.pages, self.hint = QStackedWidget(), QLabel()
        self.tabs = Segments("Presets", ((0, "Ready-made"), (1, "Own")))
        self.refusal = Refusal()
        self.save = Button("Save as preset…")
        for cards in (self.ready, self.own):
            cards.set_artist(artist)
        self.pages.addWidget(self.ready)
        self.pages.addWidget(self._own_page())
        self.ready.cards.show_cards([_card(each, number) for number, each in enumerate(ready, start=1)])
        self.own.say_none(_NONE)
        self._arrange()
        self._connect()

    def show_own(self, own: Sequence[Preset], refused: Sequence[str], place: int = 0) -> None:
        """Show a person's presets, the one at a place as the current one, and what else lay in their folder."""
        self._own = tuple(own)
        self.own.cards.show_cards([_card(each) for each in own])
        if own:
            self.own.go_to_place(place)
        more = len(refused) - _SAID
        told = [*refused[:_SAID], *([f"{more} more file{'s' * (more > 1)} cannot be read either."] if more > 0 else [])]
        self.refusal.show_sentence("\n".join(told))

    def set_theme(self, theme: Theme) -> None:
        """Paint with these colours."""
        self.ready.set_theme(theme)
        self.own.set_theme(theme)

    def open(self) -> None:
        """Show as large as the parent has room, where it was left."""
        self.resize((self._window.size() - _AROUND).boundedTo(_LARGEST))
        super().open()
        self.show_page(self.pages.currentIndex())

    def show_page(self, page: int) -> None:
        """Show the presets of the program, 0, or the own ones, 1; the keys go to them."""
        self.pages.setCurrentIndex(page)
        self.tabs.show_choice(page)
        self.hint.setText(_HINTS[page])
        cards = self.own if page else self.ready
        cards.setFocus()
        if cards.place < 0 and cards.cards.cards:
            cards.go_to_place(0)

    def _choose(self, preset: Preset) -> None:
        self.accept()
        self.chosen.emit(preset)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self.show_page)
        self.save.clicked.connect(self.saveRequested)
        self.ready.chosen.connect(lambda place: self._choose(self._ready[place]))
        self.own.chosen.connect(lambda place: self._choose(self._own[place]))
        self.own.add_action("Rename…", lambda place: self.renameRequested.emit(self._own[place]), "F2")
        self.own.add_action("Remove…", lambda place: self.removeRequested.emit(self._own[place]), "Delete", "Backspace")
        for place, preset in enumerate(self._ready):
            keys = self.ready.cards.cards[place].keys
            if keys:
                QShortcut(QKeySequence(keys), self, lambda preset=preset: self._choose(preset))

    def _own_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.own, 1)
        column.addWidget(self.refusal)
        self.refusal.setContentsMargins(GAP, 0, GAP, 4)
        return page

    def _arrange(self) -> None:
        self.hint.setObjectName("cardCaption")
        head, column = QHBoxLayout(), QVBoxLayout(self)
        head.setContentsMargins(GAP, 0, GAP, 0)
        head.setSpacing(14)
        head.addWidget(self.tabs)
        head.addStretch(1)
        head.addWidget(self.hint)
        head.addWidget(self.save)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.pages, 1)


def _card(preset: Preset, number: int = 10) -> GalleryCard:
    return GalleryCard(preset, preset.title, preset.summary, f"Ctrl+{number}" if number < 10 else "")
