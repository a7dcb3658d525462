"""Light, dark, or as the system: one look for everything, and word of it for those who draw by themselves."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLineEdit

from xentviz.app.appearance import Appearance
from xentviz.figure.theme import DARK, LIGHT


class System(QObject):
    """Says what the system wants, as QStyleHints does; without a screen, Qt itself never hears of any wish."""

    colorSchemeChanged = Signal(Qt.ColorScheme)  # noqa: N815

    def __init__(self):
        super().__init__()
        self._wish = Qt.ColorScheme.Unknown

    def colorScheme(self):  # noqa: N802
        return self._wish

    def want(self, scheme):
        self._wish = scheme
        self.colorSchemeChanged.emit(scheme)


@pytest.fixture
def system(restored, monkeypatch):
    system = System()
    monkeypatch.setattr(restored, "styleHints", lambda: system, raising=False)
    return system


def listening(appearance):
    told = []
    appearance.changed.connect(told.append)
    return told


@pytest.mark.parametrize(("name", "theme"), [("light", LIGHT), ("dark", DARK)])
def test_the_chosen_look_is_on_every_widget_at_once(restored, qtbot, name, theme):
    box = QLineEdit()
    qtbot.addWidget(box)
    appearance = Appearance(restored, "dark" if name == "light" else "light")
    appearance.choose(name)
    assert appearance.theme is theme
    box.resize(120, 26)
    assert box.grab().toImage().pixelColor(60, 13).name() == theme.surface
    assert box.palette().text().color().name() == theme.text


def test_the_first_look_is_there_before_anything_is_chosen(restored):
    Appearance(restored, "dark")
    assert restored.palette().window().color().name() == DARK.window


def test_a_choice_is_told_once_with_its_theme(restored):
    appearance = Appearance(restored, "light")
    told = listening(appearance)
    appearance.choose("dark")
    assert told == [DARK]
    appearance.choose("light")
    assert told == [DARK, LIGHT]


@pytest.mark.parametrize(
    ("wish", "theme"),
    [(Qt.ColorScheme.Dark, DARK), (Qt.ColorScheme.Light, LIGHT), (Qt.ColorScheme.Unknown, LIGHT)],
)
def test_following_the_system_means_its_wish_and_light_where_it_has_none(restored, system, wish, theme):
    system.want(wish)
    assert Appearance(restored, "system").theme is theme
    assert restored.palette().window().color().name() == theme.window


def test_a_system_that_changes_its_mind_takes_the_window_along(restored, system):
    appearance = Appearance(restored, "system")
    told = listening(appearance)
    system.want(Qt.ColorScheme.Dark)
    assert told == [DARK]
    assert restored.palette().window().color().name() == DARK.window
    system.want(Qt.ColorScheme.Light)
    assert told == [DARK, LIGHT]


@pytest.mark.parametrize("name", ["light", "dark"])
def test_a_look_of_ones_own_stays_whatever_the_system_wants(restored, system, name):
    appearance = Appearance(restored, name)
    told, theme = listening(appearance), appearance.theme
    for wish in (Qt.ColorScheme.Dark, Qt.ColorScheme.Light):
        system.want(wish)
    assert (told, appearance.theme, appearance.name) == ([], theme, name)


def test_back_to_the_system_follows_it_again(restored, system):
    system.want(Qt.ColorScheme.Dark)
    appearance = Appearance(restored, "light")
    appearance.choose("system")
    assert appearance.theme is DARK
