"""The whole program in its window, as in the journeys."""

from tests.journeys.conftest import open_window, person

__all__ = ["open_window", "person"]
