"""What commands need besides the session: whoever does them, each with one matter."""

from __future__ import annotations

from typing import Protocol

from xentviz.actions.filing import Filing
from xentviz.preset import Preset


class Exporting(Protocol):
    """Figures as files and on the clipboard."""

    def copy_figure(self) -> None:
        """Put the figure on the clipboard."""

    def copy_values(self) -> None:
        """Put the present numbers on the clipboard as text."""

    def export_figure(self) -> None:
        """Ask how and where, and write the figure."""

    def export_again(self) -> None:
        """Write the figure of now to the file of the last export, in the same way; where there was none, ask."""

    def export_storyboard(self) -> None:
        """Ask how and where, and write all moments that were kept."""


class Copying(Protocol):
    """The run in other languages."""

    def copy_latex(self) -> None:
        """Put the mathematics of the present step on the clipboard as LaTeX."""

    def copy_program(self, language: str) -> None:
        """Put the run on the clipboard as a program: 'numpy' or 'pytorch'."""


class Keeping(Protocol):
    """The storyboard."""

    def keep(self) -> None:
        """Keep what is shown now in the storyboard."""

    def enter(self) -> None:
        """Bring the keyboard to the storyboard."""

    def toggle_strip(self) -> None:
        """Hide the storyboard below the picture, or show it again."""

    def lack(self, by: int) -> str:
        """Why no moment is so many places after the current one, in a sentence; '' if there is one."""

    def walk(self, by: int) -> None:
        """Show the moment so many places after the current one."""


class Pinning(Protocol):
    """The pinned runs."""

    def pin(self) -> None:
        """Pin the run that the keyboard is at, else the present one: it stays in sight while that changes."""

    def toggle(self) -> None:
        """Show the table of pinned runs, or hide it."""

    def copy(self, form: str) -> None:
        """Put the table of pinned runs on the clipboard: 'csv' or 'markdown'."""


class Presetting(Protocol):
    """The presets."""

    def show(self, preset: Preset) -> None:
        """Show a preset as its picture does, and say what it is."""

    def open_gallery(self) -> None:
        """Show all presets with their pictures, the own ones too."""

    def save(self) -> None:
        """Make an own preset of what is shown now, by a title and a sentence."""


class Presenting(Protocol):
    """The presentation."""

    def toggle(self) -> None:
        """Show a large picture without controls, for an audience, or end that."""


class Touring(Protocol):
    """The guided tour."""

    def start(self) -> None:
        """Start at the first station."""


class Viewing(Protocol):
    """How things are shown."""

    def show_page(self, name: str) -> None:
        """Explain the step by the 'ledger' or by 'maths'."""

    def toggle_span(self) -> None:
        """The ledger of the next step, or of all steps so far."""

    def swap(self, actor: str) -> None:
        """Show the paths of an actor's other members, or no longer: 'loss', 'parameterization', 'optimizer'."""

    def toggle_grid(self) -> None:
        """The grid of runs, or the current run again."""

    def toggle_log_scale(self) -> None:
        """Loss curve: logarithmic or linear."""

    def choose_appearance(self, name: str) -> None:
        """Light, dark or as the system: 'light', 'dark', 'system'."""

    def toggle_full_screen(self) -> None:
        """Enter or leave full screen."""

    def in_force(self, command: str) -> bool:
        """Whether the window shows what the command with this id chooses."""


class Helping(Protocol):
    """What the program says of itself."""

    def show_shortcuts(self) -> None:
        """Show the sheet of all keys."""

    def show_about(self) -> None:
        """Show version and licence."""


class Desk(Protocol):
    """Where all of them are found; see `xentviz.app.desk.WindowDesk`."""

    @property
    def filing(self) -> Filing:
        """Whoever keeps the session's file."""

    @property
    def exporting(self) -> Exporting:
        """Made when first asked for: to be asked for by a command that is called, not by one that is made."""

    @property
    def copying(self) -> Copying:
        """Whoever copies runs."""

    @property
    def keeping(self) -> Keeping:
        """Whoever keeps the storyboard."""

    @property
    def pinning(self) -> Pinning:
        """Whoever pins runs."""

    @property
    def presetting(self) -> Presetting:
        """Whoever has the presets."""

    @property
    def presenting(self) -> Presenting:
        """Whoever presents."""

    @property
    def touring(self) -> Touring:
        """Whoever leads the tour."""

    @property
    def viewing(self) -> Viewing:
        """Whoever chooses how things are shown."""

    @property
    def helping(self) -> Helping:
        """Whoever helps."""

    def close_window(self) -> None:
        """Close the window and end the program."""
