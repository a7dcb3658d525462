"""Files as a person knows them, and whether one may be replaced."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

_LONGEST = 40


def folder_of(path: str) -> str:
    """The folder of a file in a few words: the home as '~', and '…' for the middle of a long way."""
    folder, home = os.path.dirname(os.path.abspath(path)), os.path.expanduser("~")
    inside = Path(folder).is_relative_to(home) and len(Path(home).parts) > 1
    parts = Path(folder).parts
    if inside:
        parts = ("~", *parts[len(Path(home).parts) :])
    text, left_out = str(Path(*parts)), 1
    while len(text) > _LONGEST and left_out < len(parts) - 2:
        text = str(Path(parts[0], parts[1], "…", *parts[2 + left_out :]))
        left_out += 1
    return text


def named(paths: Sequence[str]) -> str:
    """Files that were written, and their folder, in a few words."""
    files = Path(paths[0]).name
    if len(paths) > 1:
        files = f"{len(paths)} files, {files} to {Path(paths[-1]).name},"
    return f"{files} to {folder_of(paths[0])}"


def may_replace(paths: Sequence[str], parent: QWidget) -> bool:
    """Ask, in one question, whether files that are there already may be replaced; there is at least one."""
    first, others = Path(paths[0]).name, len(paths) - 1
    box = QMessageBox(parent)
    box.setWindowTitle("Export figure")
    box.setTextFormat(Qt.TextFormat.PlainText)
    if others:
        box.setText(f"{first} and {others} other{'s' * (others > 1)} exist already. Replace them?")
    else:
        box.setText(f"{first} exists already. Replace it?")
    replace = box.addButton("Replace", QMessageBox.ButtonRole.AcceptRole)
    keep = box.addButton("Keep", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    box.exec()
    chosen = box.clickedButton() == replace
    box.deleteLater()
    return chosen
