"""Files as a person knows them, and whether one may be replaced."""

from __future__ import annotations

import os
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


def may_replace(path: str, parent: QWidget) -> bool:
    """Ask whether a file that is there already may be replaced."""
    box = QMessageBox(parent)
    box.setWindowTitle("Export figure")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(f"{Path(path).name} exists already. Replace it?")
    replace = box.addButton("Replace", QMessageBox.ButtonRole.AcceptRole)
    keep = box.addButton("Keep", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    box.exec()
    chosen = box.clickedButton() == replace
    box.deleteLater()
    return chosen
