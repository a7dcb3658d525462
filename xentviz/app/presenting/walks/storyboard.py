"""Through the moments that were kept."""

from __future__ import annotations

from xentviz.app.presenting.walks.base import Walk
from xentviz.figure.caption import JOINT
from xentviz.session import Session
from xentviz.storyboard import Kept
from xentviz.views.presenter.window import PresenterWindow


class StoryboardWalk(Walk):
    """One moment after the other, each with its run, its view, its step, and its name above; Home brings it back.

    It begins at the moment that is shown already, else before the first one.
    """

    title = "storyboard"

    def __init__(self, session: Session, window: PresenterWindow) -> None:
        super().__init__(session, window)
        self._place = -1

    def begin(self) -> None:
        """The curves."""
        self.window.show_page(self.window.curves)
        shown = [self._is_shown(moment) for moment in self.session.storyboard.moments]
        if True in shown:
            self._place = shown.index(True)

    def go(self, by: int, far: bool) -> None:
        """To the moment after or before."""
        place = min(self._place, len(self.session.storyboard) - 1) + by
        if 0 <= place < len(self.session.storyboard):
            self._place = place
            self.restore()

    def restore(self) -> bool:
        """The moment as it was kept, if there is one."""
        moment = self._moment()
        if moment is not None:
            self.session.go_to(moment)
        return moment is not None

    def heading(self) -> tuple[str, str]:
        """The moment's own name and caption; without them, and once it is no longer that moment, what is run.

        Where nothing is kept, how that is done.
        """
        if not len(self.session.storyboard):
            return "Nothing is kept yet: K in the main window does that", " "
        moment = self._moment()
        if moment is None or not self._is_shown(moment) or not moment.name + moment.caption:
            return super().heading()
        return JOINT.join(filter(None, (moment.name, moment.caption))), JOINT

    def _moment(self) -> Kept | None:
        moments = self.session.storyboard.moments
        return moments[self._place] if 0 <= self._place < len(moments) else None

    def _is_shown(self, moment: Kept) -> bool:
        session = self.session
        view = moment.view.with_passing(session.view)
        return (moment.scenario, view, moment.step) == (session.scenario, session.view, session.current_step)
