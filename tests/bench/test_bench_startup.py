"""From the command to the first painted window, in a process of its own, beside the least a plot program can do.

Run with: pytest tests/bench --benchmark-enable. Median and 99th percentile are in extra_info of the JSON report.
"""

import subprocess
import sys

import pytest

LEAVE = """
import os
from PySide6.QtCore import QTimer

def leaving(paint):
    def painted(self, event):
        paint(self, event)
        QTimer.singleShot(0, lambda: os._exit(0))  # once the other widgets of this frame are painted, too
    return painted
"""
PROGRAM = f"""{LEAVE}
from xentviz.cli import main
from xentviz.views.simplex_view import SimplexView

SimplexView.paintEvent = leaving(SimplexView.paintEvent)
main([])
os._exit(1)
"""
BARE = f"""{LEAVE}
import pyqtgraph
from PySide6.QtWidgets import QApplication

class Plot(pyqtgraph.PlotWidget):
    paintEvent = leaving(pyqtgraph.PlotWidget.paintEvent)

application = QApplication([])
plot = Plot()
plot.resize(1280, 720)
plot.show()
application.exec()
os._exit(1)
"""


@pytest.mark.parametrize("script", [PROGRAM, BARE], ids=["program", "baseline bare plot"])
def test_start(measure, benchmark, script):
    benchmark.group = "from the command to the first painted window"
    measure(lambda: subprocess.run([sys.executable, "-c", script], check=True, timeout=60), 15)
