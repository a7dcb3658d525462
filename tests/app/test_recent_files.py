"""The list of session files that were open last, and its menu."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from xentviz.app.recent_files import RecentFiles, recent_menu


class Kept(dict):
    """Preferences that remember while the test runs."""

    keep = dict.__setitem__

    def kept(self, name):
        return self.get(name, "")


@pytest.fixture
def files():
    return RecentFiles(Kept())


@pytest.fixture
def menu(files, qtbot):
    """The menu, and which paths it opens."""
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.opened = []
    menu = recent_menu(files, parent.opened.append, parent)
    menu.opened, menu.owner = parent.opened, parent
    return menu


def shown(menu):
    menu.aboutToShow.emit()
    return [action for action in menu.actions() if not action.isSeparator()]


def test_the_nine_last_ones_are_kept_the_last_one_first(files):
    for number in range(12):
        files.add(Path(f"/{number}.json"))
    assert files.paths == [f"/{number}.json" for number in range(11, 2, -1)]


def test_a_file_is_in_the_list_once(files):
    for name in ("/a.json", "/b.json", "/a.json"):
        files.add(Path(name))
    assert files.paths == ["/a.json", "/b.json"]
    files.forget("/a.json")
    assert files.paths == ["/b.json"]


@pytest.mark.parametrize(("text", "paths"), [("", []), ("[", []), ("7", []), ('["/a.json", 7]', ["/a.json"])])
def test_what_is_no_path_in_the_preferences_does_not_count(text, paths):
    assert RecentFiles(Kept(recent=text)).paths == paths


def test_more_than_nine_in_the_preferences_are_cut_off():
    assert len(RecentFiles(Kept(recent=str(["/a"] * 12).replace("'", '"'))).paths) == 9


def test_each_file_has_its_digit_and_opens_itself(files, menu):
    for name in ("/one.json", "/two.json"):
        files.add(Path(name))
    first, second, clear = shown(menu)
    assert [action.text().split("  ")[0] for action in (first, second)] == ["&1", "&2"]
    second.trigger()
    first.trigger()
    assert menu.opened == ["/one.json", "/two.json"]
    clear.trigger()
    assert files.paths == []


def test_the_menu_is_that_of_the_moment_and_without_files_has_nothing_to_press(files, menu):
    (nothing,) = shown(menu)
    assert not nothing.isEnabled()
    files.add(Path("/one.json"))
    assert [action.isEnabled() for action in shown(menu)] == [True, True]
