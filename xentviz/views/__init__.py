"""Widgets: they show what they are given and say what a person wants; they know no session."""
