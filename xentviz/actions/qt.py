"""From records to QActions and menus."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from xentviz.actions.action import Action, Menu, Separator

Say = Callable[[str], object]


def install(
    window: QMainWindow, commands: Iterable[Action | Separator], say: Say, prepare: Callable[[], object] = lambda: None
) -> dict[str, QAction]:
    """Fill the window's menu bar, and bind all keys to the window. Returns the QActions by id.

    `say(sentence)` tells why a command whose key was pressed has nothing to do. `prepare()` comes before each
    command.
    """
    menus = {menu: window.menuBar().addMenu(menu.value) for menu in Menu}
    for menu in menus.values():
        menu.setToolTipsVisible(True)
    made = {}
    for command in commands:
        if isinstance(command, Separator):
            menus[command.menu].addSeparator()
        else:
            made[command.id] = _add(menus[command.menu], command, window, partial(_do, command, say, prepare))
            _mark(menus[command.menu], command, made[command.id])
            _grey(menus[command.menu], command, made[command.id])
    return made


def _add(menu: QMenu, command: Action, window: QMainWindow, do: Callable[[], None]) -> QAction:
    action = QAction(command.title, window)
    action.setObjectName(command.id)
    action.setShortcuts([QKeySequence(keys) for keys in command.shortcuts])
    action.setToolTip(command.tip or command.title)
    action.triggered.connect(lambda _checked=False: do())
    menu.addAction(action)
    window.addAction(action)
    return action


def _do(command: Action, say: Say, prepare: Callable[[], object]) -> None:
    prepare()
    lack = command.lack()
    if lack:
        say(lack)
    else:
        command.run()


def _grey(menu: QMenu, command: Action, action: QAction) -> None:
    """Show in the menu what has nothing to do; once that is closed the key is alive again, as it says why."""

    def show() -> None:
        lack = command.lack()
        action.setEnabled(not lack)
        action.setToolTip(lack or command.tip or command.title)

    if command.now is None:
        menu.aboutToShow.connect(show)
        menu.aboutToHide.connect(lambda: action.setEnabled(True))


def _mark(menu: QMenu, command: Action, action: QAction) -> None:
    """Let the action show whether what it chooses is in force, which may change by other ways than the menu."""
    checked = command.checked
    if checked is not None:
        action.setCheckable(True)
        menu.aboutToShow.connect(lambda: action.setChecked(checked()))


def insert_menu(before: QAction, menu: QMenu) -> None:
    """Put a menu above an action of another menu."""
    for parent in before.associatedObjects():
        if isinstance(parent, QMenu):
            parent.insertMenu(before, menu)


def refresh(made: Mapping[str, QAction], commands: Iterable[Action | Separator]) -> None:
    """Bring the titles up to date that follow what can be done at the moment."""
    for command in commands:
        if isinstance(command, Action) and command.now is not None:
            title = command.now()
            made[command.id].setText((title or command.title).replace("&", "&&"))
            made[command.id].setEnabled(title is not None)


def key_rows(commands: Iterable[Action | Separator]) -> list[tuple[str, str]]:
    """What the sheet of keys shows: title and keys of every command that has any."""
    return [(c.title, "   ".join(c.shortcuts)) for c in commands if isinstance(c, Action) and c.shortcuts]
