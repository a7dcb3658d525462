"""Journeys begin before the open window."""

from tests.answers import own_file_dialogs
from tests.window import LEFT, NONE, Person, open_window, person

__all__ = ["LEFT", "NONE", "Person", "open_window", "own_file_dialogs", "person"]
