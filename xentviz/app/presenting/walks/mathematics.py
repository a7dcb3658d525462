"""Through the stages of a step's mathematics, and on to the next step."""

from __future__ import annotations

from xentviz.app.presenting.walks.base import Walk
from xentviz.explain.lesson import lesson
from xentviz.explain.stage import Stage
from xentviz.session import Part, Session
from xentviz.views.presenter.window import PresenterWindow


class MathematicsWalk(Walk):
    """After a step's last stage the step is taken, and its successor's first stage comes; backwards likewise."""

    title = "mathematics"
    of_one_run = True

    def __init__(self, session: Session, window: PresenterWindow) -> None:
        super().__init__(session, window)
        self._stage = 0

    def begin(self) -> None:
        """The formulas."""
        self.window.show_page(self.window.maths)
        self._show()

    def go(self, by: int, far: bool) -> None:
        """A stage; there is nothing farther."""
        stages, step = self._stages(), self.session.current_step
        self._stage = min(self._stage, len(stages) - 1) + by
        if 0 <= self._stage < len(stages):
            self._show()
            return
        self.session.step() if by > 0 else self.session.step_back()
        moved = self.session.current_step != step
        self._stage = (0 if by > 0 else len(self._stages()) - 1) if moved else self._stage - by
        self._show()

    def show(self, parts: Part) -> None:
        """Other numbers in the same stage."""
        if parts & (Part.SCENARIO | Part.TRAJECTORY | Part.STEP):
            self._show()

    def _show(self) -> None:
        stages = self._stages()
        self.window.maths.show_stage(stages[min(self._stage, len(stages) - 1)])

    def _stages(self) -> tuple[Stage, ...]:
        """At least one: where there is no step, one that says why."""
        session = self.session
        taught = lesson(session.solution, session.trajectory, session.current_step)
        return taught.stages or (Stage("No further step", taught.absence, (), ()),)
