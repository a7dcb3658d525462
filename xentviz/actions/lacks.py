"""Why a command has nothing to do at the moment: a sentence each, '' where it has."""

from __future__ import annotations

from xentviz.session import Session

NOTHING_KEPT = "nothing is kept yet: K keeps a moment"
NOTHING_PINNED = "nothing is pinned yet: P pins the present run"


class Lacks:
    """What a session lacks for its commands."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def kept(self) -> str:
        """A moment."""
        return "" if len(self._session.storyboard) else NOTHING_KEPT

    def pinned(self) -> str:
        """A pinned run."""
        return "" if len(self._session.pins) else NOTHING_PINNED

    def before(self) -> str:
        """A step to go back to; while time runs, there is one that it can be stopped at."""
        return "step 0 is the first" if self._stands_at(0) else ""

    def after(self) -> str:
        """A step to go on to, of those that are computed."""
        last = self._session.last_step
        return f"step {last} is the last so far" if self._stands_at(last) else ""

    def next(self) -> str:
        """A step to go on to, computed or not."""
        over = self._session.played.ended and self._stands_at(self._session.last_step)
        return f"the run ends at step {self._session.last_step}" if over else ""

    def future(self) -> str:
        """What can be played: a loop leads from its last step to its first."""
        return "" if self._session.loop else self.next()

    def past(self) -> str:
        """What can be played backwards: a loop leads from its first step to its last."""
        return "" if self._session.loop else self.before()

    def mark(self, direction: int) -> str:
        """A mark after (1) or before (-1) the current step."""
        step = self._session.current_step
        where = "after" if direction > 0 else "before"
        return f"no mark comes {where} step {step}" if self._session.milestone(direction) is None else ""

    def loop(self) -> str:
        """A range that is played again and again."""
        return "" if self._session.loop else "there is no loop: I and O set its ends"

    def loop_end(self) -> str:
        """A step for a loop that begins here to end at."""
        step = self._session.current_step
        return f"step {step} is the last so far: a loop begins before it" if step == self._session.last_step else ""

    def loop_beginning(self) -> str:
        """A step for a loop that ends here to begin at."""
        return "" if self._session.current_step else "step 0 is the first: a loop ends after it"

    def _stands_at(self, step: int) -> bool:
        return self._session.current_step == step and not self._session.player.playing
