"""Journeys begin before the open window."""

from tests.window import LEFT, NONE, Person, open_window, person

__all__ = ["LEFT", "NONE", "Person", "open_window", "person"]
