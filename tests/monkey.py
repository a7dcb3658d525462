"""A monkey at the open window: real keys, clicks, drags over borders, wheels, menus and resizes, by a seed.

Run as `python -m tests.monkey EVENTS [SEED]` it prints how long it took and how much the memory grew.
"""

import ctypes
import gc
import os
import random
import sys
import time
import traceback

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer, qInstallMessageHandler
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from xentviz.actions.action import Action
from xentviz.actions.table import commands
from xentviz.document import Document
from xentviz.scenario import Scenario

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
PLAIN = [Qt.Key(code) for code in (*range(Qt.Key.Key_A, Qt.Key.Key_Z + 1), *range(Qt.Key.Key_0, Qt.Key.Key_9 + 1))] + [
    *(Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Delete),
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End),
    *(Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_F2, Qt.Key.Key_Period, Qt.Key.Key_Comma, Qt.Key.Key_Minus),
]
MODIFIERS = [Qt.KeyboardModifier.NoModifier] * 6 + [Qt.KeyboardModifier.ShiftModifier] * 2
PATIENCE = 6
"""Acts on a dialog or an open menu before it is closed."""


class Monkey:
    """Acts upon a program, so many events; what it does depends on the seed, and on how the program answers."""

    def __init__(self, program, seed):
        self.program = program
        self.window, self.session, self.draw = program.window, program.session, random.Random(seed)
        self.events = 0
        made = [each for each in commands(program.session, program.desk) if isinstance(each, Action)]
        self.shortcuts = [QKeySequence(key) for each in made if each.id != "quit" for key in each.shortcuts]
        for action in self.window.actions():
            if action.text() == "Quit":
                action.setVisible(False)  # nor by the menu, which makes all alive again that was grey in it
        self._seen = {}
        self._playing = False
        # `QTimer.singleShot` with a method keeps a hundred bytes for good at each call (PySide6 6.11).
        self._soon = QTimer(self.window, singleShot=True, interval=5)
        self._soon.timeout.connect(self._keep_going)
        self._acts = [self.key] * 5 + [self.shortcut] * 4 + [self.click] * 4 + [self.drag] * 3 + [self.wheel] * 2
        self._acts += [self.hover, self.resize, self.wait, self.context_menu, self.menu]

    def play(self, events):
        """So many events at least, and no dialog or menu left open."""
        self._playing = True
        self._come_back()
        while self.events < events:
            self.draw.choice(self._acts)()
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # no loop of Qt's is there to do it
        self._playing = False
        self._soon.stop()
        while self._close_one():
            pass

    def rest(self):
        """All closed, also the tour; the first start's document and size; the pointer nowhere, nothing copied."""
        from tests.window import move

        for other in QApplication.topLevelWidgets():
            if other is not self.window and other.isVisible():
                other.close()
        self.window.activateWindow()
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:  # a dialog came between press and release
            QTest.mouseRelease(self.window, LEFT)
            QTest.mouseRelease(self.window, RIGHT)
        self.program.touring.end()
        QApplication.clipboard().clear()  # a figure there takes nine megabytes, text none
        self.session.open(Document(Scenario()))
        self.window.resize(1280, 720)
        self.program.desk.viewing.choose_appearance("light")
        move(self.window.simplex, QPoint(), Qt.MouseButton.NoButton)  # its release may have gone elsewhere
        for widget in self.window.findChildren(QWidget):
            QApplication.sendEvent(widget, QEvent(QEvent.Type.Leave))
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()

    def key(self):
        self._press(self.draw.choice(PLAIN), self.draw.choice(MODIFIERS))

    def shortcut(self):
        one = self.draw.choice(self.shortcuts)[0]
        self._press(one.key(), one.keyboardModifiers())

    def click(self):
        widget = self._somewhere()
        button = LEFT if self.draw.random() < 0.9 else RIGHT
        click = QTest.mouseDClick if self.draw.random() < 0.1 else QTest.mouseClick
        self.events += 2
        click(widget, button, pos=self._place(widget))

    def drag(self):
        from tests.window import move

        widget = self.window.simplex if self.draw.random() < 0.5 and not _over() else self._somewhere()
        here = self._place(widget)
        QTest.mousePress(widget, LEFT, pos=here)
        for _ in range(self.draw.randrange(1, 12)):
            if _alive(widget):
                move(widget, self._place(widget, beyond=0.4), LEFT)
            self.events += 1
        if self.draw.random() < 0.2:
            self.key()
        held = widget if _alive(widget) else self.window
        QTest.mouseRelease(held, LEFT, pos=self._place(held, beyond=0.4))
        self.events += 2

    def wheel(self):
        widget = self._somewhere()
        at = QPointF(self._place(widget))
        turn = QPoint(0, self.draw.choice([-120, 120]))
        no = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
        for _ in range(self.draw.randrange(1, 6)):
            if _alive(widget):
                there = QPointF(widget.mapToGlobal(at.toPoint()))
                event = QWheelEvent(at, there, QPoint(), turn, Qt.MouseButton.NoButton, *no, False)
                QApplication.sendEvent(widget, event)
                self.events += 1

    def hover(self):
        from tests.window import move

        widget = self._somewhere()
        move(widget, self._place(widget), Qt.MouseButton.NoButton)
        self.events += 1

    def resize(self):
        self.window.resize(self.draw.randrange(900, 1950), self.draw.randrange(560, 1100))
        self.events += 1

    def wait(self):
        QTest.qWait(self.draw.randrange(0, 4))
        self.events += 1

    def context_menu(self):
        widget = self._somewhere()
        at = self._place(widget)
        self.events += 1
        QApplication.sendEvent(widget, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, widget.mapToGlobal(at)))

    def menu(self):
        if not _over():
            bar = self.window.menuBar()
            bar.setActiveAction(self.draw.choice(bar.actions()))
            self.events += 1

    def _press(self, key, modifiers):
        # Without a screen a dialog has the focus only some events after it has opened; a person's keys have it at once.
        focus, top = QApplication.focusWidget(), self._top()
        target = focus if focus is not None and focus.window() is top else top
        self.events += 1
        QTest.keyClick(target, key, modifiers)

    def _top(self):
        return _over() or QApplication.activeWindow() or self.window

    def _somewhere(self):
        top = self._top()
        inside = [widget for widget in top.findChildren(QWidget) if widget.isVisible() and widget.window() is top]
        return self.draw.choice([*inside, top])

    def _place(self, widget, beyond=0.0):
        wide, high = max(widget.width(), 1), max(widget.height(), 1)
        x, y = (self.draw.uniform(-beyond, 1.0 + beyond) for _ in range(2))
        return QPoint(int(x * wide), int(y * high))

    def _come_back(self):
        """Soon, and also in a dialog that a dialog opens: begun anew, a timer is due though its slot still runs."""
        self._soon.start()

    def _keep_going(self):
        """In the loop of a dialog or a menu: act upon it a few times, then close it."""
        if not self._playing:
            return
        self._come_back()
        over = _over()
        if over is None:
            self._seen.clear()
            return
        self._seen[id(over)] = self._seen.get(id(over), 0) + 1
        if self._seen[id(over)] > PATIENCE:
            self._close_one()
        elif not isinstance(over, QMenu) or self._seen[id(over)] > 2:
            self.key()

    def _close_one(self):
        over = _over()
        if over is not None:
            self._seen.pop(id(over), None)
            (getattr(over, "reject", None) or over.close)()
        return over is not None


def _over():
    """What lies over the windows and wants to be answered."""
    return QApplication.activePopupWidget() or QApplication.activeModalWidget()


def _alive(widget):
    from shiboken6 import isValid

    return isValid(widget) and widget.isVisible()


def memory():
    """What the process holds of the machine's memory, in MB, without what it only keeps for later."""
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def main(events, seed=1):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    import pyqtgraph

    from xentviz.app.main import application, build
    from xentviz.app.preferences import Preferences

    faults = []
    sys.excepthook = lambda *error: (faults.append(error), traceback.print_exception(*error))
    qInstallMessageHandler(lambda kind, _, text: "This plugin does not support" in text or faults.append(text))
    app = application()
    program = build(app, Scenario(), Preferences())
    pyqtgraph.setConfigOption("mouseRateLimit", -1)
    program.window.show()
    monkey, began = Monkey(program, seed), time.perf_counter()
    monkey.play(events // 10)
    monkey.rest()
    early = memory()
    for part in range(1, 10):
        monkey.play(events * (part + 1) // 10)
        monkey.rest()
        passed, grown = time.perf_counter() - began, memory() - early
        print(f"{monkey.events} events, {passed:.0f} s, {grown:+.1f} MB, {len(faults)} faults", flush=True)
    program.end()  # without a question about the work of a monkey
    print(*faults[:9], sep="\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
