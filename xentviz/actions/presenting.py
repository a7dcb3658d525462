"""The keys of a presentation. A new one is a line here; clickers send PageDown, PageUp, F5, Esc, '.' and B."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol


class Show(Protocol):
    """Whoever has the window of a presentation; see `xentviz.app.presenting.show.Show`."""

    def walk(self, by: int, far: bool) -> None:
        """One on (1) or back (-1): a step or stage, or, `far`, to the next moment worth a stop."""

    def toggle_play(self) -> None:
        """Let time run, or stop it."""

    def next_walk(self) -> None:
        """Walk through something else."""

    def toggle_grid(self) -> None:
        """Show the grid of runs, or the current run."""

    def restore(self) -> None:
        """Back to the state of the moment that is told, or to that in which the presentation began."""

    def blank(self, color: str) -> None:
        """Cover everything with 'black' or 'white', or uncover it."""

    def toggle_spotlight(self) -> None:
        """Let a light follow the pointer, or no longer."""

    def next_screen(self) -> None:
        """Go to another screen."""

    def toggle_hint(self) -> None:
        """Show the keys, or no longer."""

    def leave(self) -> None:
        """End the presentation."""


@dataclass(frozen=True)
class Press:
    """What some keys do to a presentation. `shortcuts` are Qt key texts, `shown` is how a person calls them.

    `repeats`: whether a key that is held down does it again and again. `through`: whether it is done on a blank screen
    too; any other key brings the picture back there, and does no more.
    """

    title: str
    shown: str
    shortcuts: tuple[str, ...]
    run: Callable[[Show], object]
    repeats: bool = False
    through: bool = False


def presses(walks: Iterable[str]) -> tuple[Press, ...]:
    """All keys; `walks` are the titles of what can be walked through."""
    return (
        Press("next moment", "Space, PageDown", ("Space", "PgDown"), lambda show: show.walk(1, True)),
        Press("moment before", "PageUp", ("PgUp", "Shift+Space", "Backspace"), lambda show: show.walk(-1, True)),
        Press("one step on", "→", ("Right", "Down"), lambda show: show.walk(1, False), repeats=True),
        Press("one step back", "←", ("Left", "Up"), lambda show: show.walk(-1, False), repeats=True),
        Press("play, pause", "P", ("P",), lambda show: show.toggle_play()),
        Press(", ".join(walks), "T", ("T",), lambda show: show.next_walk()),
        Press("grid of runs", "G", ("G",), lambda show: show.toggle_grid()),
        Press("as it was at first", "Home", ("Home",), lambda show: show.restore()),
        Press("spotlight", "S", ("S",), lambda show: show.toggle_spotlight()),
        Press("black", "B", ("B", "."), lambda show: show.blank("black"), through=True),
        Press("white", "W", ("W",), lambda show: show.blank("white"), through=True),
        Press("next screen", "D", ("D",), lambda show: show.next_screen()),
        Press("these keys", "?", ("?", "F1"), lambda show: show.toggle_hint()),
        Press("end", "Esc, F5", ("Esc", "F5"), lambda show: show.leave(), through=True),
    )


def key_rows(made: Iterable[Press]) -> list[tuple[str, str]]:
    """What the strip and the sheet of keys show: title and keys."""
    return [(press.title, press.shown) for press in made]
