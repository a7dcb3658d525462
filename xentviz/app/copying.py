"""The run on the clipboard in other languages: a step's mathematics, a program."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from xentviz.app.wiring import Wiring
from xentviz.engine.given import InputError
from xentviz.explain.latex import step_latex
from xentviz.explain.lesson import lesson
from xentviz.explain.programs import numpy_program, pytorch_program
from xentviz.session import Session

_PROGRAMS = {"numpy": (numpy_program, "NumPy"), "pytorch": (pytorch_program, "PyTorch")}


class Copying:
    """Copies what the session shows, and says so; see `xentviz.actions.desk.Copying`."""

    def __init__(self, session: Session, wiring: Wiring) -> None:
        self._session, self._wiring = session, wiring

    def copy_latex(self) -> None:
        """Put the mathematics of the present step on the clipboard as LaTeX, or say why there is none."""
        session = self._session
        taught = lesson(session.solution, session.trajectory, session.current_step)
        if taught.stages:
            QGuiApplication.clipboard().setText(step_latex(taught.stages))
        self._wiring.say(taught.absence or "step copied as LaTeX", warning=bool(taught.absence))

    def copy_program(self, language: str) -> None:
        """Put the run on the clipboard as a program, or say why it cannot be one."""
        write, name = _PROGRAMS[language]
        try:
            QGuiApplication.clipboard().setText(write(self._session.scenario))
        except InputError as error:
            self._wiring.say(str(error), warning=True)
        else:
            self._wiring.say(f"run copied as a {name} program")
