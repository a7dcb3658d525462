"""What a clicker can walk through, in the order in which T goes round. A new walk is a file and an entry here."""

from xentviz.app.presenting.walks.base import Walk
from xentviz.app.presenting.walks.mathematics import MathematicsWalk
from xentviz.app.presenting.walks.steps import StepsWalk
from xentviz.app.presenting.walks.storyboard import StoryboardWalk

WALKS: tuple[type[Walk], ...] = (StepsWalk, MathematicsWalk, StoryboardWalk)


def titles() -> list[str]:
    """What they go through, for the keys' sheet."""
    return [walk.title for walk in WALKS]
