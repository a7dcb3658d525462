"""Answers to dialogs, by key and mouse, while the program waits for them."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit


@pytest.fixture
def own_file_dialogs():
    """Qt's file dialogs instead of the system's, which a test cannot reach."""
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    yield
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, False)


class Answer(QTimer):
    """Waits for a dialog of one kind, and does something with it; one that is still there afterwards is closed."""

    def __init__(self, kind, act, parent):
        super().__init__(parent, interval=0)
        self._kind, self._act = kind, act
        self.seen = []
        self.timeout.connect(self._look)
        self.start()

    def _look(self):
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, self._kind) and dialog.isActiveWindow():
            self.stop()
            self.seen.append(dialog.windowTitle())
            try:
                self._act(dialog)
            finally:
                if dialog.isVisible():
                    QDialog.reject(dialog)


def type_name(path):
    def act(dialog):
        name = dialog.findChild(QLineEdit)
        name.selectAll()
        QTest.keyClicks(name, str(path))
        QTest.keyClick(name, Qt.Key.Key_Return)

    return act


def escape(dialog):
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def press(name):
    """Click the button of this name."""

    def act(dialog):
        button = next(each for each in dialog.buttons() if each.text().replace("&", "") == name)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    return act
