"""What a command is. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Menu(StrEnum):
    """The menus, in the order of the menu bar; '&' marks the letter that opens one."""

    FILE = "&File"
    EDIT = "&Edit"
    RUN = "&Run"
    STORYBOARD = "&Storyboard"
    PRESETS = "&Presets"
    VIEW = "&View"
    HELP = "&Help"


@dataclass(frozen=True)
class Action:
    """One command: where it stands, what it is called, which keys call it, what it does.

    `shortcuts` are Qt key texts ('Ctrl+C'), the first one is shown. `tip` is one sentence, without a full stop.
    `checked` tells whether what the command chooses is in force; its menu then shows a mark.
    `now` gives the title of the moment, None where there is nothing to do: the menu then shows `title`, greyed out.
    `lack` tells in a sentence why there is nothing to do at the moment, '' where there is: the menu then greys the
    command out, and its key has the sentence said.
    """

    id: str
    menu: Menu
    title: str
    run: Callable[[], object]
    shortcuts: tuple[str, ...] = ()
    tip: str = ""
    checked: Callable[[], bool] | None = None
    now: Callable[[], str | None] | None = None
    lack: Callable[[], str] = str


@dataclass(frozen=True)
class Separator:
    """A line between the commands of a menu."""

    menu: Menu
