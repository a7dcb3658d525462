"""The classes, and what a target asks for: which one is right, and which ones are wrong."""

from __future__ import annotations

from collections.abc import Sequence

CLASSES = "ABC"
"""The letters of the three classes."""


def hard_class(target: Sequence[float]) -> int | None:
    """The class that has the whole of a hard target; None for a soft one."""
    return list(target).index(1.0) if 1.0 in target else None


def right_class(target: Sequence[float]) -> int:
    """The class with the largest share, the first of several."""
    return list(target).index(max(target))


def wrong_classes(target: Sequence[float]) -> tuple[int, ...]:
    """The classes with a smaller share than the largest; none where all have the same."""
    most = max(target)
    return tuple(i for i, share in enumerate(target) if share < most)
