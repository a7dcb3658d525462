"""The storyboard in the window: the moments that were kept, and what is to be said of the current one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPlainTextEdit, QSizePolicy, QWidget

from xentviz.figure.theme import LIGHT, Theme
from xentviz.views.card import Card
from xentviz.views.keys import Key
from xentviz.views.storyboard_list import StoryboardList
from xentviz.views.storyboard_tiles import PICTURE, Tile
from xentviz.views.thumbnails import Artist, Thumbnails

_CAPTION_WIDTH, _MARGIN = 236, 6


class CaptionField(QPlainTextEdit):
    """A caption of a few lines, for the current moment. The generated one shows pale where there is no own one.

    Signals:
        edited(str): this is to be the caption: Enter was pressed, or the field was left.
        done(): Enter or Escape was pressed.
    """

    edited = Signal(str)
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.setAccessibleName("Caption of the moment")
        self.setTabChangesFocus(True)
        self.setFixedWidth(_CAPTION_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_caption(self, own: str, generated: str) -> None:
        """Show the own caption of a moment, '' for none, and the generated one in its place."""
        self.setPlaceholderText(generated)
        self.setAccessibleDescription(own or generated)
        if own != self._shown or not self.hasFocus():
            self._shown = own
            self.setPlainText(own)
        self.viewport().update()  # Qt would paint a new placeholder over the old one

    def commit(self) -> None:
        """Ask for what was typed to be the caption."""
        text = " ".join(self.toPlainText().split())
        if text != self._shown:
            self._shown = text
            self.edited.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is done, Escape takes back what was typed."""
        if event.key() in (Key.Key_Return, Key.Key_Enter):
            self.commit()
            self.done.emit()
        elif event.key() == Key.Key_Escape:
            self.setPlainText(self._shown)
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed counts."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()


class StoryboardStrip(Card):
    """Hidden while nothing is kept, or where it is not wanted.

    Signals:
        chosen(int): go to the moment at a place.
        moved(int, int): the moment at a place is to stand at another.
        renamed(int, str): it is to have this name, '' for the generated one.
        described(int, str): it is to have this caption, '' for the generated one.
        removed(int): it is to go.
    """

    chosen = Signal(int)
    moved = Signal(int, int)
    renamed = Signal(int, str)
    described = Signal(int, str)
    removed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName("Storyboard")
        self.theme = LIGHT
        self.wanted = True
        self._described = -1
        self.thumbnails = Thumbnails(PICTURE, self)
        self.list = StoryboardList(self.thumbnails)
        self.words = CaptionField()
        row = QHBoxLayout()
        row.setSpacing(_MARGIN)
        row.addWidget(self.list, 1)
        row.addWidget(self.words)
        self.body.addLayout(row)
        self.body.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._connect()
        self._add_menu()
        self.hide()

    def set_artist(self, artist: Artist) -> None:
        """Who draws the thumbnails."""
        self.thumbnails.set_artist(artist)

    def set_theme(self, theme: Theme) -> None:
        """Paint with these colours."""
        self.theme = theme
        self.thumbnails.forget()
        self.list.set_theme(theme)

    def want(self, on: bool) -> None:
        """Let it be seen as soon as anything is kept, or not."""
        self.wanted = on
        self.setVisible(on and bool(self.list.tiles.tiles))

    def show_board(self, tiles: Sequence[Tile], place: int) -> None:
        """Show these moments, the one at a place as the current one."""
        in_tiles = self.list.isAncestorOf(QApplication.focusWidget() or self)
        self.list.tiles.show_tiles(tiles)
        self.want(self.wanted)
        if tiles:
            self.list.go_to_place(min(max(place, 0), len(tiles) - 1))
        self._show_caption()
        if in_tiles:  # where a name is edited, the editor ends with the tile that it was for
            self.enter()

    @property
    def place(self) -> int:
        """The place of the current moment; -1 without one."""
        return self.list.place

    def show_place(self, place: int) -> None:
        """Make the moment at a place the current one."""
        self.list.go_to_place(place)

    def enter(self) -> None:
        """Bring the keyboard to the tiles, and them into sight."""
        self.want(True)
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_caption(self) -> None:
        self._described = self.list.place
        if self._described >= 0:
            tile = self.list.tiles.tiles[self._described]
            self.words.show_caption(tile.own_caption, tile.generated())

    def _connect(self) -> None:
        self.list.chosen.connect(self.chosen)
        self.list.moved.connect(self.moved)
        self.list.tiles.renamed.connect(self.renamed)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_caption())
        self.words.done.connect(self.enter)
        self.words.edited.connect(lambda text: self.described.emit(self._described, text))

    def _add_menu(self) -> None:
        """What can be done with the current tile, with its keys, on the menu key or the right mouse button."""
        tiles = self.list
        tiles.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._add_action("Go to this moment", self.chosen.emit, "Return", "Enter")
        self._add_action("Rename", lambda place: tiles.edit(tiles.tiles.index(place, 0)), "F2")
        self._add_action("Caption", lambda _: self.words.setFocus(Qt.FocusReason.ShortcutFocusReason), "Shift+F2")
        self._add_action("Move left", lambda place: tiles.move_tile(place, place - 1), "Ctrl+Left", "Alt+Left")
        self._add_action("Move right", lambda place: tiles.move_tile(place, place + 1), "Ctrl+Right", "Alt+Right")
        self._add_action("Remove", self.removed.emit, "Delete", "Backspace")

    def _add_action(self, title: str, act: Callable[[int], object], *keys: str) -> None:
        action = QAction(title, self.list)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda: act(self.list.place) if self.list.place >= 0 else None)
        self.list.addAction(action)
