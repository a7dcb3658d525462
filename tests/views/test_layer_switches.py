"""The layer switches."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from xentviz.views.layer_switches import LayerSwitches


@pytest.fixture
def switches(qtbot):
    widget = LayerSwitches([("loss-map", "Loss map"), ("contours", "Contours"), ("path", "Path")])
    qtbot.addWidget(widget)
    widget.show_layers(frozenset({"contours"}))
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def test_order_and_labels_are_the_given_ones(switches):
    assert [box.text() for box in switches.boxes.values()] == ["Loss map", "Contours", "Path"]


def test_showing_tells_nobody(qtbot, switches):
    with qtbot.assertNotEmitted(switches.layersEdited):
        switches.show_layers(frozenset({"path", "loss-map"}))
    assert [box.isChecked() for box in switches.boxes.values()] == [True, False, True]


def test_each_change_tells_all_layers_that_are_on(qtbot, switches):
    told = []
    switches.layersEdited.connect(told.append)
    for name in ("path", "contours"):
        qtbot.mouseClick(switches.boxes[name], Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert told == [frozenset({"contours", "path"}), frozenset({"path"})]
