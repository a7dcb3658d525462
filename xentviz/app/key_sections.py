"""All keys of the program in sections: those of the commands, and those that count where the keyboard is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from xentviz.actions.action import Action, Menu, Separator
from xentviz.actions.qt import key_rows

Rows = Sequence[tuple[str, str]]

HANDLE_KEYS: Rows = (
    ("Move between start and target", "Tab"),
    ("Move the focused one by 0.01", "Arrows"),
    ("... by 0.1, by 0.001", "Shift, Ctrl + arrows"),
    ("To corner A, B, C, to the centre", "1   2   3   0"),
    ("Bring the start to the pointer", "Double click"),
    ("Dragging: snap to the 0.05 grid", "Shift"),
    ("Dragging: give it up", "Esc"),
)
"""The keys of the simplex itself, which are no commands of the window."""

GRID_KEYS: Rows = (
    ("Another cell", "Arrows"),
    ("Open it", "Enter"),
    ("Its start and target", "Tab"),
    ("Back", "Esc"),
)
_BACK = ("Back to the picture", "Esc")


@dataclass(frozen=True)
class Section:
    """What is done, and the keys that do it, in rows below a title."""

    title: str
    rows: Rows


def of_commands(commands: Iterable[Action | Separator]) -> list[Section]:
    """A section for each menu."""
    made = [command for command in commands if isinstance(command, Action)]
    by_menu = {menu: key_rows(command for command in made if command.menu is menu) for menu in Menu}
    return [Section(menu.replace("&", ""), rows) for menu, rows in by_menu.items()]


def of_places(strip: QWidget, table: QWidget, own_presets: QWidget, presenting: Rows) -> list[Section]:
    """A section for each place that has keys of its own; widgets tell theirs by their actions."""
    return [
        Section("Start and target", HANDLE_KEYS),
        Section("Grid of runs", GRID_KEYS),
        Section("Storyboard strip", [*_rows(strip.actions()), _BACK]),
        Section("Table of pinned runs", [*_rows(table.actions()), _BACK]),
        Section("Gallery, own presets", [("Open", "Enter"), *_rows(own_presets.actions()), ("Close", "Esc")]),
        Section("Presenting", [(title.capitalize(), keys) for title, keys in presenting]),
    ]


def _rows(actions: Iterable[QAction]) -> list[tuple[str, str]]:
    return [(action.text().rstrip("…"), _keys(action)) for action in actions if action.shortcuts()]


def _keys(action: QAction) -> str:
    """Qt has two keys for Enter."""
    names = (keys.toString().replace("Return", "Enter") for keys in action.shortcuts())
    return "   ".join(dict.fromkeys(names))
