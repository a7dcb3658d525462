"""All commands of the program, in menu order. A new one is a line here."""

from __future__ import annotations

from typing import Protocol

from xentviz.actions.action import Action, Menu, Separator
from xentviz.presets import Preset, presets
from xentviz.session import Session


class Desk(Protocol):
    """What commands need of the window besides the session."""

    def open_scenario(self) -> None:
        """Ask for a scenario file and load it."""

    def save_scenario(self) -> None:
        """Ask for a file and write the scenario to it."""

    def copy_figure(self) -> None:
        """Put the figure on the clipboard."""

    def copy_values(self) -> None:
        """Put the present numbers on the clipboard as text."""

    def export_figure(self) -> None:
        """Ask how and where, and write the figure."""

    def close_window(self) -> None:
        """Close the window and end the program."""

    def toggle_full_screen(self) -> None:
        """Enter or leave full screen."""

    def toggle_log_scale(self) -> None:
        """Loss curve: logarithmic or linear."""

    def choose_appearance(self, name: str) -> None:
        """Light, dark or as the system: 'light', 'dark', 'system'."""

    def show_shortcuts(self) -> None:
        """Show the sheet of all keys."""

    def show_about(self) -> None:
        """Show version and licence."""


def commands(session: Session, desk: Desk) -> tuple[Action | Separator, ...]:
    """The commands, bound to a session and a window."""
    return (*_file(desk), *_edit(desk), *_run(session), *_presets(session), *_view(desk), *_help(desk))


def _file(desk: Desk) -> tuple[Action | Separator, ...]:
    return (
        Action("open", Menu.FILE, "Open scenario…", desk.open_scenario, ("Ctrl+O",)),
        Action("save", Menu.FILE, "Save scenario…", desk.save_scenario, ("Ctrl+S",)),
        Separator(Menu.FILE),
        Action("export", Menu.FILE, "Export figure…", desk.export_figure, ("Ctrl+E",), "PNG, SVG or PDF for a slide"),
        Separator(Menu.FILE),
        Action("quit", Menu.FILE, "Quit", desk.close_window, ("Ctrl+Q",)),
    )


def _edit(desk: Desk) -> tuple[Action | Separator, ...]:
    return (
        Action("copy", Menu.EDIT, "Copy figure", desk.copy_figure, ("Ctrl+C",), "As PNG, SVG and PDF, ready to paste"),
        Action("copy-values", Menu.EDIT, "Copy values", desk.copy_values, ("Ctrl+Shift+C",)),
    )


def _run(session: Session) -> tuple[Action | Separator, ...]:
    return (
        Action("play", Menu.RUN, "Play / pause", session.player.toggle, ("Space",)),
        Action("step", Menu.RUN, "Step", session.step, ("Right",)),
        Action("step-back", Menu.RUN, "Step back", session.step_back, ("Left",)),
        Separator(Menu.RUN),
        Action("rewind", Menu.RUN, "Rewind to the start", session.rewind, ("R", "Home"), "The same start, to replay"),
        Action("end", Menu.RUN, "Run to the end", session.to_end, ("End",)),
    )


def _presets(session: Session) -> tuple[Action | Separator, ...]:
    return tuple(_preset(session, preset, number) for number, preset in enumerate(presets(), start=1))


def _preset(session: Session, preset: Preset, number: int) -> Action:
    def run() -> None:
        session.player.pause()
        session.load(preset.scenario)
        session.rewind()

    keys = (f"Ctrl+{number}",) if number <= 9 else ()
    return Action(f"preset-{preset.name}", Menu.PRESETS, preset.title, run, keys, preset.summary)


def _view(desk: Desk) -> tuple[Action | Separator, ...]:
    return (
        Action("log", Menu.VIEW, "Loss on a logarithmic scale", desk.toggle_log_scale, ("L",)),
        Separator(Menu.VIEW),
        Action("light", Menu.VIEW, "Light", lambda: desk.choose_appearance("light")),
        Action("dark", Menu.VIEW, "Dark", lambda: desk.choose_appearance("dark")),
        Action("system", Menu.VIEW, "As the system", lambda: desk.choose_appearance("system")),
        Separator(Menu.VIEW),
        Action("full-screen", Menu.VIEW, "Full screen", desk.toggle_full_screen, ("F11",)),
    )


def _help(desk: Desk) -> tuple[Action | Separator, ...]:
    return (
        Action("shortcuts", Menu.HELP, "Keys", desk.show_shortcuts, ("F1", "?")),
        Action("about", Menu.HELP, "About xentviz", desk.show_about),
    )
