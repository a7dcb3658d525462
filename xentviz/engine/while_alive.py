"""Results that are remembered as long as what they were worked out from."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

Result = TypeVar("Result")


def while_alive(most: int) -> Callable[[Callable[..., Result]], Callable[..., Result]]:
    """Remembers a function's results with its first argument, and forgets them when that is gone.

    `functools.lru_cache` would hold on to the argument: a run takes megabytes. The first argument is told from others
    by identity (or its own equality), the further ones are hashable, and a result must not refer to the first. At more
    than `most` results of one argument all of that one are forgotten.
    """

    def remembering(function: Callable[..., Result]) -> Callable[..., Result]:
        known: WeakKeyDictionary[Any, dict[tuple[Any, ...], Result]] = WeakKeyDictionary()

        @wraps(function)
        def remembered(subject: Any, *others: Any) -> Result:
            results = known.setdefault(subject, {})
            if others not in results:
                if len(results) >= most:
                    results.clear()
                results[others] = function(subject, *others)
            return results[others]

        return remembered

    return remembering
