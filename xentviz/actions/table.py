"""All commands of the program, in menu order. A new one is a line here."""

from __future__ import annotations

from typing import Protocol

from xentviz.actions.action import Action, Menu, Separator
from xentviz.presets import Preset, presets
from xentviz.session import Session

_SWAPS = (
    ("parameterization", "what descends", "Shift+P"),
    ("loss", "what is minimised", "Shift+L"),
    ("optimizer", "how it walks", "Shift+O"),
)


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

    def add_layers(self, names: frozenset[str]) -> None:
        """Switch layers of the picture on."""

    def show_page(self, name: str) -> None:
        """Explain the step by the 'ledger' or by 'maths'."""

    def toggle_span(self) -> None:
        """The ledger of the next step, or of all steps so far."""

    def swap(self, actor: str) -> None:
        """Show the paths of an actor's other members, or no longer: 'loss', 'parameterization', 'optimizer'."""

    def start_tour(self) -> None:
        """Start the guided tour from its first station."""

    def show_shortcuts(self) -> None:
        """Show the sheet of all keys."""

    def show_about(self) -> None:
        """Show version and licence."""


def commands(session: Session, desk: Desk) -> tuple[Action | Separator, ...]:
    """The commands, bound to a session and a window."""
    return (*_file(desk), *_edit(desk), *_run(session), *_presets(session, desk), *_view(desk), *_help(desk))


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


def _presets(session: Session, desk: Desk) -> tuple[Action | Separator, ...]:
    return tuple(_preset(session, desk, preset, number) for number, preset in enumerate(presets(), start=1))


def _preset(session: Session, desk: Desk, preset: Preset, number: int) -> Action:
    def run() -> None:
        session.player.pause()
        session.load(preset.scenario)
        desk.add_layers(preset.layers)
        session.rewind()

    keys = (f"Ctrl+{number}",) if number <= 9 else ()
    return Action(f"preset-{preset.name}", Menu.PRESETS, preset.title, run, keys, preset.summary)


def _view(desk: Desk) -> tuple[Action | Separator, ...]:
    return (
        Action("ledger", Menu.VIEW, "Who moved whom?", lambda: desk.show_page("ledger"), ("W",)),
        Action("maths", Menu.VIEW, "Mathematics of this step", lambda: desk.show_page("maths"), ("M",)),
        Action("span", Menu.VIEW, "Ledger of this step / of all steps so far", desk.toggle_span, ("S",)),
        Separator(Menu.VIEW),
        *(
            Action(f"swap-{actor}", Menu.VIEW, f"Swap {what}", lambda actor=actor: desk.swap(actor), (keys,))  # type: ignore[misc]
            for actor, what, keys in _SWAPS
        ),
        Separator(Menu.VIEW),
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
        Action("tour", Menu.HELP, "Tour", desk.start_tour, ("Ctrl+T",), "Who moves the wrong classes?"),
        Action("shortcuts", Menu.HELP, "Keys", desk.show_shortcuts, ("F1", "?")),
        Action("about", Menu.HELP, "About xentviz", desk.show_about),
    )
