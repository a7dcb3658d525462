"""Questions to the person at the window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

SESSIONS = "Session (*.json)"
READABLE = "Session, scenario or exported figure (*.json *.png *.svg *.pptx)"


def ask(parent: QWidget, title: str, text: str, more: str, answers: Sequence[str]) -> str:
    """Ask a question in one sentence, with `more` below it. The first answer is the Enter key's, the last Esc's."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.setInformativeText(more)
    roles = [QMessageBox.ButtonRole.AcceptRole, *[QMessageBox.ButtonRole.DestructiveRole] * (len(answers) - 2)]
    buttons = [box.addButton(*pair) for pair in zip(answers, [*roles, QMessageBox.ButtonRole.RejectRole], strict=True)]
    box.setDefaultButton(buttons[0])
    box.setEscapeButton(buttons[-1])
    box.exec()
    chosen = box.clickedButton()
    box.deleteLater()
    return next((answer for answer, button in zip(answers, buttons, strict=True) if button == chosen), answers[-1])


def file_to_open(parent: QWidget, folder: str) -> str:
    """Ask for a file that is there; '' if the person does not want to."""
    path, _ = QFileDialog.getOpenFileName(parent, "Open session", folder, READABLE)
    return path


def file_to_save(parent: QWidget, suggestion: str) -> str:
    """Ask for a session file's name, and whether it may be replaced where it is taken; '' if the person does not."""
    return file_of_kind(parent, "Save session", suggestion, {"json": SESSIONS}, "json")


def file_of_kind(parent: QWidget, title: str, suggestion: str, kinds: Mapping[str, str], kind: str) -> str:
    """Ask for a name as `file_to_save` does. `kinds` are filters by suffix: a name without one gets that of the chosen.

    `kind` is the suffix whose filter is offered first.
    """
    dialog = QFileDialog(parent, title, suggestion)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    suffixes = {told: suffix for suffix, told in kinds.items()}
    dialog.filterSelected.connect(lambda told: dialog.setDefaultSuffix(suffixes[told]))
    dialog.setNameFilters(list(suffixes))
    dialog.selectNameFilter(kinds[kind])
    dialog.setDefaultSuffix(kind)  # so that the name that is asked about is the one that is written
    dialog.selectFile(suggestion)
    path = dialog.selectedFiles()[0] if dialog.exec() else ""
    dialog.deleteLater()
    return path
