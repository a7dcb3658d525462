"""Joins the session with presets: shows them, their gallery, and makes own ones."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from PySide6.QtCore import QObject, QSize

from xentviz import own_presets
from xentviz.app.asking import ask
from xentviz.app.gallery import Gallery
from xentviz.app.preset_words import PresetWords
from xentviz.app.small_pictures import SmallPictures
from xentviz.app.touring import Touring
from xentviz.app.window import Window
from xentviz.app.wiring import Wiring
from xentviz.engine.given import InputError
from xentviz.figure.display import Group
from xentviz.preset import Preset
from xentviz.presets import presets
from xentviz.session import Session
from xentviz.solution import trouble


class Presetting(QObject):
    """See `xentviz.actions.desk.Desk` for what the commands do."""

    def __init__(self, session: Session, window: Window, wiring: Wiring, touring: Touring) -> None:
        super().__init__(window)
        self._session, self._window, self._wiring, self._touring = session, window, wiring, touring
        self._pictures = SmallPictures(session)
        self._gallery: Gallery | None = None

    @property
    def gallery(self) -> Gallery:
        """The gallery, which is made when it is first asked for."""
        if self._gallery is None:
            self._gallery = gallery = Gallery(presets(), self._drawn, self._window)
            gallery.chosen.connect(self.show)
            gallery.saveRequested.connect(self.save)
            gallery.renameRequested.connect(self._rename)
            gallery.removeRequested.connect(self._remove)
        return self._gallery

    def show(self, preset: Preset) -> None:
        """Show a preset as its picture does, and say what it is."""
        self._touring.leave()
        self._session.show(f"preset {preset.title}", preset.shown_in(self._session.document))
        if trouble(self._session.trajectory) is None:
            self._wiring.say(preset.summary)

    def open_gallery(self) -> None:
        """Show the gallery over the window."""
        self._show_own()
        self.gallery.set_theme(self._window.storyboard.theme)
        self.gallery.open()

    def save(self) -> None:
        """Ask for a title and a sentence, and make an own preset of what is shown now."""
        document = self._session.document
        made: list[Preset] = []

        def write(title: str, summary: str) -> None:
            made.append(own_presets.keep(title, summary, document))

        if PresetWords(self._front, "Save as preset", write).ask():
            self._wiring.say(f"saved as preset {made[0].title}")
            self._show_own(made[0].name)

    @property
    def _front(self) -> Gallery | Window:
        """What a question is asked over."""
        return self.gallery if self._gallery is not None and self._gallery.isVisible() else self._window

    def _show_own(self, name: str = "") -> None:
        """Show the own presets that there are now, the one of that name as the current one."""
        own, refused = own_presets.own_presets()
        place = next((place for place, each in enumerate(own) if each.name == name), max(self.gallery.own.place, 0))
        self.gallery.show_own(own, refused, place)
        if name:
            self.gallery.show_page(1)

    def _rename(self, preset: Preset) -> None:
        words = PresetWords(self._front, "Rename preset", lambda *new: own_presets.rename(preset, *new))
        if words.ask(preset.title, preset.summary):
            self._show_own(preset.name)

    def _remove(self, preset: Preset) -> None:
        question = f"Remove the preset {preset.title}?"
        if ask(self._front, "Presets", question, "Its file is deleted.", ("Remove", "Keep")) == "Remove":
            try:
                own_presets.remove(preset)
            except InputError as error:
                self._wiring.say(str(error), warning=True)
            self._show_own()

    def _drawn(self, key: Hashable, size: QSize) -> Iterable[Group]:
        assert isinstance(key, Preset)
        return self._pictures.drawn(key.kept, self._window.storyboard.theme, size, key.document.pins)
