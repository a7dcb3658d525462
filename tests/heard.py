"""What a screen reader is told."""

from __future__ import annotations

from PySide6.QtGui import QAccessible


def labels(widget):
    """The names of what labels a widget."""
    related = QAccessible.queryAccessibleInterface(widget).relations(QAccessible.RelationFlag.Label)
    return [label.text(QAccessible.Text.Name) for label, _ in related]
