"""All commands of the program, in menu order. A new one is a line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from xentviz.actions.action import Action, Menu, Separator
from xentviz.actions.desk import Desk
from xentviz.actions.lacks import Lacks
from xentviz.preset import Preset
from xentviz.presets import presets
from xentviz.session import Session

_SWAPS = (
    ("loss", "what is minimised", "Shift+L"),
    ("parameterization", "what descends", "Shift+P"),
    ("optimizer", "how it walks", "Shift+O"),
)
_MARKS = "Where a class turns, the right one passes 0.5 or 0.9, or a stopping rule would end the run"
_LOOP = "Play a range again and again"
_APPEARANCES = (("light", "Light"), ("dark", "Dark"), ("system", "Follow the system"))


def commands(session: Session, desk: Desk) -> tuple[Action | Separator, ...]:
    """The commands, bound to a session and a window."""
    lacks = Lacks(session)
    of_runs = *_run(session, lacks), *_pins(desk), *_storyboard(desk, lacks), *_presets(desk)
    return *_file(desk), *_edit(session, desk), *_copies(desk, lacks), *of_runs, *_view(desk, lacks), *_help(desk)


def _file(desk: Desk) -> tuple[Action | Separator, ...]:
    filing, again = desk.filing, lambda: desk.exporting.export_again()
    told = "PNG, SVG, PDF, TikZ or PPTX"
    return (
        Action("new", Menu.FILE, "New session", filing.new, ("Ctrl+N",), "From the question's own start"),
        Action("open", Menu.FILE, "Open…", filing.open, ("Ctrl+O",), "A session, a scenario or an exported figure"),
        Action("save", Menu.FILE, "Save session", filing.save, ("Ctrl+S",)),
        Action("save-as", Menu.FILE, "Save session as…", filing.save_as, ("Ctrl+Shift+S",)),
        Separator(Menu.FILE),
        Action("export", Menu.FILE, "Export figure…", lambda: desk.exporting.export_figure(), ("Ctrl+E",), told),
        Action("export-again", Menu.FILE, "Export again", again, ("Ctrl+Shift+E",), "To the same file"),
        Separator(Menu.FILE),
        Action("quit", Menu.FILE, "Quit", desk.close_window, ("Ctrl+Q",)),
    )


def _edit(session: Session, desk: Desk) -> tuple[Action | Separator, ...]:
    told = "As PNG, SVG and PDF, ready to paste"
    return (
        _turn("undo", "Undo", session.undo, lambda: session.undo_name, "Ctrl+Z"),
        _turn("redo", "Redo", session.redo, lambda: session.redo_name, "Ctrl+Shift+Z", "Ctrl+Y"),
        Separator(Menu.EDIT),
        Action("copy", Menu.EDIT, "Copy figure", lambda: desk.exporting.copy_figure(), ("Ctrl+C",), told),
        Action("copy-values", Menu.EDIT, "Copy values", lambda: desk.exporting.copy_values(), ("Ctrl+Shift+C",)),
        Separator(Menu.EDIT),
        Action("copy-session", Menu.EDIT, "Copy session as text", desk.filing.copy, tip="To send it, and paste it"),
        Action(
            "paste-session", Menu.EDIT, "Paste session", desk.filing.paste, ("Ctrl+V",), "Its text, or a scenario's"
        ),
    )


def _copies(desk: Desk, lacks: Lacks) -> tuple[Action | Separator, ...]:
    def table(name: str, form: str, told: str) -> Action:
        title = f"Copy table of pinned runs as {told}"
        return Action(name, Menu.EDIT, title, lambda: desk.pinning.copy(form), lack=lacks.pinned)

    return (
        Separator(Menu.EDIT),
        Action("copy-latex", Menu.EDIT, "Copy step as LaTeX", desk.copying.copy_latex, ("Ctrl+Shift+L",)),
        Action("copy-numpy", Menu.EDIT, "Copy run as NumPy program", lambda: desk.copying.copy_program("numpy")),
        Action("copy-pytorch", Menu.EDIT, "Copy run as PyTorch program", lambda: desk.copying.copy_program("pytorch")),
        Separator(Menu.EDIT),
        table("copy-pins-csv", "csv", "CSV"),
        table("copy-pins", "markdown", "Markdown"),
    )


def _run(session: Session, lacks: Lacks) -> tuple[Action | Separator, ...]:
    run = Menu.RUN
    return (
        Action("play", Menu.RUN, "Play / pause", session.player.toggle, ("Space",), lack=lacks.future),
        Action("play-back", Menu.RUN, "Play backwards", session.player.toggle_back, ("Shift+Space",), lack=lacks.past),
        Action("step", Menu.RUN, "Step", session.step, ("Right",), lack=lacks.next),
        Action("step-back", Menu.RUN, "Step back", session.step_back, ("Left",), lack=lacks.before),
        Separator(Menu.RUN),
        Action(
            "rewind", run, "Rewind to the start", session.rewind, ("R", "Home"), "The same start", lack=lacks.before
        ),
        Action("end", run, "Run to the end", session.to_end, ("End",), lack=lacks.after),
        Separator(Menu.RUN),
        _to_mark(session, lacks, "next-mark", "Next mark", 1, "N"),
        _to_mark(session, lacks, "last-mark", "Previous mark", -1, "Shift+N"),
        Separator(Menu.RUN),
        Action("loop-from", run, "Loop from here", session.loop_from, ("I",), _LOOP, lack=lacks.loop_end),
        Action("loop-to", run, "Loop up to here", session.loop_to, ("O",), _LOOP, lack=lacks.loop_beginning),
        Action("loop-off", run, "No loop", lambda: session.player.set_loop(None), ("Shift+I",), lack=lacks.loop),
    )


def _to_mark(session: Session, lacks: Lacks, name: str, title: str, direction: int, keys: str) -> Action:
    go, lack = partial(session.to_milestone, direction), partial(lacks.mark, direction)
    return Action(name, Menu.RUN, title, go, (keys,), _MARKS, lack=lack)


def _pins(desk: Desk) -> tuple[Action | Separator, ...]:
    tip = "It stays in sight while the current one changes"
    return Separator(Menu.RUN), Action("pin", Menu.RUN, "Pin this run", desk.pinning.pin, ("P",), tip)


def _turn(name: str, title: str, run: Callable[[], object], what: Callable[[], str | None], *keys: str) -> Action:
    """A command of the history; the menu says what it would turn back or forth."""

    def now() -> str | None:
        return what() and f"{title}: {what()}"

    return Action(name, Menu.EDIT, title, run, keys, now=now)


def _storyboard(desk: Desk, lacks: Lacks) -> tuple[Action | Separator, ...]:
    board, export = Menu.STORYBOARD, lambda: desk.exporting.export_storyboard()
    told = "Rename, reorder, remove"
    return (
        Action("keep", board, "Keep this moment", desk.keeping.keep, ("K",), "Its run, its step and how it is shown"),
        Separator(board),
        _to_moment(desk, "moment-before", "Moment before", -1, "PgUp"),
        _to_moment(desk, "moment-after", "Moment after", 1, "PgDown"),
        Action("storyboard", board, "To the strip", desk.keeping.enter, ("Shift+K",), told, lack=lacks.kept),
        replace(_choice(desk, "strip", "Strip below the picture", desk.keeping.toggle_strip), menu=board),
        Separator(board),
        Action("export-storyboard", board, "Export storyboard…", export, ("Ctrl+K",), lack=lacks.kept),
    )


def _to_moment(desk: Desk, name: str, title: str, by: int, keys: str) -> Action:
    go, lack = partial(desk.keeping.walk, by), partial(desk.keeping.lack, by)
    return Action(name, Menu.STORYBOARD, title, go, (keys,), lack=lack)


def _presets(desk: Desk) -> tuple[Action | Separator, ...]:
    menu, told = Menu.PRESETS, "All presets with their pictures, own ones too"
    return (
        Action("gallery", menu, "Gallery…", desk.presetting.open_gallery, ("Ctrl+G",), told),
        Action("save-preset", menu, "Save as preset…", desk.presetting.save, tip="To be found in the gallery"),
        Separator(menu),
        *(_preset(desk, preset, number) for number, preset in enumerate(presets(), start=1)),
    )


def _preset(desk: Desk, preset: Preset, number: int) -> Action:
    keys = (f"Ctrl+{number}",) if number <= 9 else ()
    name, run = f"preset-{preset.name}", lambda: desk.presetting.show(preset)
    return Action(name, Menu.PRESETS, preset.title, run, keys, preset.summary)


def _view(desk: Desk, lacks: Lacks) -> tuple[Action | Separator, ...]:
    told = "A large picture without controls, for an audience"
    return (
        _choice(desk, "ledger", "Who moved whom?", lambda: desk.viewing.show_page("ledger"), "W"),
        _choice(desk, "maths", "Mathematics of this step", lambda: desk.viewing.show_page("maths"), "M"),
        _choice(desk, "span", "Ledger of all steps so far", desk.viewing.toggle_span, "S"),
        Separator(Menu.VIEW),
        *(_swap(desk, *swap) for swap in _SWAPS),
        replace(_choice(desk, "pins", "Table of pinned runs", desk.pinning.toggle, "T"), lack=lacks.pinned),
        _choice(desk, "grid", "Grid of runs", desk.viewing.toggle_grid, "G"),
        Separator(Menu.VIEW),
        _choice(desk, "log", "Loss on a logarithmic scale", desk.viewing.toggle_log_scale, "L"),
        Separator(Menu.VIEW),
        *(_appearance(desk, *appearance) for appearance in _APPEARANCES),
        Separator(Menu.VIEW),
        Action("present", Menu.VIEW, "Present", desk.presenting.toggle, ("F5",), told),
        _choice(desk, "full-screen", "Full screen", desk.viewing.toggle_full_screen, "F11"),
    )


def _choice(desk: Desk, name: str, title: str, run: Callable[[], object], *keys: str) -> Action:
    """A command whose menu shows whether what it chooses is in force."""
    return Action(name, Menu.VIEW, title, run, keys, checked=lambda: desk.viewing.in_force(name))


def _swap(desk: Desk, actor: str, what: str, keys: str) -> Action:
    return _choice(desk, f"swap-{actor}", f"Swap {what}", lambda: desk.viewing.swap(actor), keys)


def _appearance(desk: Desk, name: str, title: str) -> Action:
    return _choice(desk, name, title, lambda: desk.viewing.choose_appearance(name))


def _help(desk: Desk) -> tuple[Action | Separator, ...]:
    return (
        Action("tour", Menu.HELP, "Tour", desk.touring.start, ("Ctrl+T",), "Who moves the wrong classes?"),
        Action("shortcuts", Menu.HELP, "Keys", desk.helping.show_shortcuts, ("F1", "?")),
        Action("about", Menu.HELP, "About xentviz", desk.helping.show_about),
    )
