"""The parts of the program are looked at in its window."""

from tests.window import open_window, person

__all__ = ["open_window", "person"]
