"""Through the steps of the run, the curves beside them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QVariantAnimation

from xentviz.app.presenting.moments import moments
from xentviz.app.presenting.walks.base import Walk
from xentviz.session import Session
from xentviz.views.presenter.window import PresenterWindow

_GLIDE_MS = 450


class StepsWalk(Walk):
    """One step, or to the next moment of the run that is worth a stop: the point glides there."""

    title = "steps"

    def __init__(self, session: Session, window: PresenterWindow) -> None:
        super().__init__(session, window)
        self.glide = QVariantAnimation(self, duration=_GLIDE_MS)
        self.glide.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self.glide.valueChanged.connect(session.seek)

    def begin(self) -> None:
        """The curves."""
        self.window.show_page(self.window.curves)

    @property
    def _moving(self) -> bool:
        """Whether the point glides, and is not there yet."""
        gliding = self.glide.state() == QAbstractAnimation.State.Running
        return gliding and self.session.current_step != self.glide.endValue()

    def go(self, by: int, far: bool) -> None:
        """A step; or glide. A key pressed while it glides takes it to its end first."""
        self._arrive()
        if not far:
            self.session.step() if by > 0 else self.session.step_back()
            return
        self.session.player.pause()
        step = self._next(by)
        if step != self.session.current_step:
            self.glide.setStartValue(self.session.current_step)
            self.glide.setEndValue(step)
            self.glide.start()

    def stop(self) -> None:
        """Glide no farther."""
        self.glide.stop()

    def _arrive(self) -> None:
        if self._moving:
            self.glide.stop()
            self.session.seek(self.glide.endValue())

    def _next(self, by: int) -> int:
        """The moment's step after or before the present one; at the ends the present one."""
        step = self.session.current_step
        steps = moments(self.session.trajectory, self.session.milestones)
        place = bisect_right(steps, step) if by > 0 else bisect_left(steps, step) - 1
        return steps[place] if 0 <= place < len(steps) else step
