"""Presenting: a second, larger picture of the same session, full screen, walked through by a clicker."""
