"""What stands typed in a field and does not count yet."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QWidget


@runtime_checkable
class Field(Protocol):
    """A field that takes over what is typed only once it is told to, by Enter, say."""

    def commit(self) -> None:
        """Take over what was typed, or refuse it; where nothing was, nothing happens."""


def commit_typed(field: QWidget | None) -> None:
    """Let that count which stands typed in the field where the keyboard is; other widgets, or none, have nothing.

    The editor of a name in a list or table is done with when the keyboard goes back there.
    """
    if isinstance(field, Field):
        field.commit()
    elif isinstance(field, QLineEdit):
        viewport = field.parentWidget()
        view = viewport.parentWidget() if viewport else None
        if isinstance(view, QAbstractItemView):
            view.setFocus()
