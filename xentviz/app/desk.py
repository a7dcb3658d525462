"""What the commands do to the window: figures, clipboard, sheets."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox

from xentviz import __version__
from xentviz.actions.action import Action, Separator
from xentviz.app.filing import SessionFiling
from xentviz.app.keeping import Keeping
from xentviz.app.key_sections import Section, of_commands, of_places
from xentviz.app.pinning import Pinning
from xentviz.app.presenting.presenting import Presenting
from xentviz.app.presetting import Presetting
from xentviz.app.shortcut_sheet import ShortcutSheet
from xentviz.app.touring import Touring
from xentviz.app.window import Window
from xentviz.app.wiring import Wiring
from xentviz.engine.catalog import InputError
from xentviz.explain.latex import step_latex
from xentviz.explain.lesson import lesson
from xentviz.explain.programs import numpy_program, pytorch_program
from xentviz.preset import Preset
from xentviz.session import Session

if TYPE_CHECKING:
    from xentviz.app.export_dialog import ExportDialog
    from xentviz.app.exporting import Exporting

_PROGRAMS = {"numpy": (numpy_program, "NumPy"), "pytorch": (pytorch_program, "PyTorch")}


class WindowDesk:
    """The commands that need the window; see `xentviz.actions.desk.Desk` for what each does."""

    def __init__(
        self,
        window: Window,
        session: Session,
        wiring: Wiring,
        touring: Touring,
        presenting: Presenting,
        filing: SessionFiling,
    ) -> None:
        self._window, self._session, self._wiring, self._touring = window, session, wiring, touring
        self.presenting, self.filing = presenting, filing
        self._remembered = ""
        self.keeping = Keeping(session, window, wiring)
        self.presetting = Presetting(session, window, wiring, touring)
        self.pinning = Pinning(session, window, wiring)
        self.commands: tuple[Action | Separator, ...] = ()

    @cached_property
    def exporting(self) -> Exporting:
        """Made when first asked for: the window opens without what writes files."""
        from xentviz.app.exporting import Exporting  # with all formats and contents

        exporting = Exporting(self._window, self._session, self._wiring)
        exporting.remember(self._remembered)
        return exporting

    @property
    def memory(self) -> str:
        """What exports are to know at the next start, as text."""
        return self.exporting.memory if "exporting" in vars(self) else self._remembered

    def remember(self, text: str) -> None:
        """Keep what `memory` was at the last start until something is exported."""
        self._remembered = text

    @property
    def export(self) -> ExportDialog:
        """The dialog of an export."""
        return self.exporting.dialog

    def copy_figure(self) -> None:
        """Put the figure on the clipboard."""
        self.exporting.copy_figure()

    def copy_values(self) -> None:
        """Put the present numbers on the clipboard as text."""
        self.exporting.copy_values()

    def copy_latex(self) -> None:
        """Put the mathematics of the present step on the clipboard as LaTeX."""
        session = self._session
        taught = lesson(session.solution, session.trajectory, session.current_step)
        if taught.stages:
            QGuiApplication.clipboard().setText(step_latex(taught.stages))
        self._wiring.say(taught.absence or "step copied as LaTeX", warning=bool(taught.absence))

    def copy_program(self, language: str) -> None:
        """Put the run on the clipboard as a program."""
        write, name = _PROGRAMS[language]
        scenario, clipboard = self._session.scenario, QGuiApplication.clipboard()
        self._try(lambda: clipboard.setText(write(scenario)), f"run copied as a {name} program")

    def export_figure(self) -> None:
        """Ask how and where, and write the figure."""
        self.exporting.export_figure()

    def export_again(self) -> None:
        """Write the figure of now to the file of the last export, in the same way."""
        self.exporting.export_again()

    def keep_moment(self) -> None:
        """Keep what is shown now."""
        self.keeping.keep()

    def export_storyboard(self) -> None:
        """Ask how and where, and write all moments that were kept."""
        self.exporting.export_storyboard()

    def enter_storyboard(self) -> None:
        """Bring the keyboard to the storyboard."""
        self.keeping.enter()

    def toggle_strip(self) -> None:
        """The storyboard below the picture, or not."""
        self.keeping.toggle_strip()

    def lack_of_moment(self, by: int) -> str:
        """Why no moment is so many places on."""
        return self.keeping.lack(by)

    def walk_storyboard(self, by: int) -> None:
        """Show the moment so many places on."""
        self.keeping.walk(by)

    def pin_run(self) -> None:
        """Pin the run that the keyboard is at, else the present one."""
        self.pinning.pin()

    def toggle_pins(self) -> None:
        """Show the table of pinned runs, or hide it."""
        self.pinning.toggle()

    def copy_pins(self, form: str) -> None:
        """Put the table of pinned runs on the clipboard."""
        self.pinning.copy(form)

    def close_window(self) -> None:
        """Close the window and end the program."""
        self._window.close()

    def toggle_full_screen(self) -> None:
        """Enter or leave full screen; a window that was maximised is so again."""
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def present(self) -> None:
        """The large picture without controls."""
        self.presenting.toggle()

    def toggle_log_scale(self) -> None:
        """Loss curve: logarithmic or linear."""
        self._session.edit_view(log_loss=not self._session.view.log_loss)

    def choose_appearance(self, name: str) -> None:
        """Light, dark or as the system."""
        self._wiring.choose_appearance(name)

    def show_preset(self, preset: Preset) -> None:
        """Show a preset as its picture does, and say what it is."""
        self.presetting.show(preset)

    def open_gallery(self) -> None:
        """Show all presets with their pictures."""
        self.presetting.open_gallery()

    def save_preset(self) -> None:
        """Make an own preset of what is shown now."""
        self.presetting.save()

    def show_page(self, name: str) -> None:
        """Explain by the ledger or by the mathematics."""
        self._session.edit_view(page=name)

    def toggle_span(self) -> None:
        """The ledger of a step, or of all so far."""
        self._session.edit_view(span="step" if self._session.view.span == "sum" else "sum")

    def swap(self, actor: str) -> None:
        """Show the paths of an actor's other members."""
        self._session.edit_view(swapped="" if self._session.view.swapped == actor else actor)

    def toggle_grid(self) -> None:
        """The grid of runs, or the current run."""
        if self._touring.asking:
            self._wiring.say("answer first: the grid shows what happens")
        elif not self._session.in_gesture:  # a hand that holds something in the picture keeps it in sight
            self._session.edit_view(grid=not self._session.view.grid)

    def in_force(self, command: str) -> bool:
        """Whether the window shows what the command with this id chooses."""
        view, appearance = self._session.view, self._wiring.settings.appearance
        switches = {"log": view.log_loss, "span": view.span == "sum", "grid": view.grid}
        switches |= {"full-screen": self._window.isFullScreen(), "strip": self._window.storyboard.wanted}
        switches["pins"] = self.pinning.open
        return switches.get(command, command in (view.page, appearance, f"swap-{view.swapped}"))

    def start_tour(self) -> None:
        """From the first station."""
        self._touring.start()

    def show_shortcuts(self) -> None:
        """Show the sheet of all keys."""
        sheet = self._window.findChild(ShortcutSheet) or ShortcutSheet(self._key_sections(), self._window)
        sheet.show()
        sheet.activateWindow()

    def show_about(self) -> None:
        """Show version and licence."""
        QMessageBox.about(
            self._window,
            "About xentviz",
            f"<b>xentviz {__version__}</b><p>See how a classifier's prediction moves while it learns.</p>"
            "<p>MIT licence. Figures made with xentviz are free to use.</p>",
        )

    def _key_sections(self) -> list[Section]:
        window, own = self._window, self.presetting.gallery.own
        places = of_places(window.storyboard.list, window.pins.table, own, self.presenting.key_rows)
        return [*of_commands(self.commands), *places]

    def _try(self, act: Callable[[], object], done: str) -> None:
        """Act, and say what was refused, or that it is done."""
        try:
            act()
        except InputError as error:
            self._wiring.say(str(error), warning=True)
        else:
            self._wiring.say(done)
