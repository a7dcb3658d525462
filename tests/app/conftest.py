"""The parts of the program are looked at in its window."""

from tests.answers import own_file_dialogs
from tests.window import open_window, person

__all__ = ["open_window", "own_file_dialogs", "person"]
