"""The settings panel, driven as a person drives it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QSlider, QWidget

from xentviz.engine.optimizers import OPTIMIZERS
from xentviz.figure.theme import DARK
from xentviz.scenario import Scenario
from xentviz.views.settings_panel import SettingsPanel

LAYERS = (("loss-map", "Loss map"), ("path", "Path"))


@pytest.fixture
def panel(qtbot):
    widget = SettingsPanel(LAYERS)
    qtbot.addWidget(widget)
    widget.show_scenario(Scenario())
    widget.show_layers(frozenset({"path"}))
    widget.show_appearance("system")
    widget.resize(widget.sizeHint().width(), 900)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    return widget


def pick(qtbot, combo, label):
    combo.setFocus()
    combo.setCurrentIndex(0)
    while combo.currentText() != label:
        qtbot.keyClick(combo, Qt.Key.Key_Down)


def enter(qtbot, box, text):
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, text)
    qtbot.keyClick(box, Qt.Key.Key_Return)


@pytest.mark.parametrize("optimizer", OPTIMIZERS.members)
def test_showing_a_scenario_tells_nobody(qtbot, panel, optimizer):
    with qtbot.assertNotEmitted(panel.edited):
        panel.show_scenario(
            Scenario(optimizer=optimizer(), start=(0.2, 0.2, 0.6), learning_rate=5.0, steps=7, loss="squared-error")
        )
    assert panel.actors["optimizer"].choice.currentText() == optimizer.label
    assert panel.actors["loss"].choice.currentText() == "Squared error"
    assert panel.steps.text() == "7"
    assert panel.learning_rate.box.text() == "5"
    assert [box.text() for box in panel.points["start"].boxes] == ["0.200", "0.200", "0.600"]


def test_another_loss_is_asked_for(qtbot, panel):
    combo = panel.actors["loss"].choice
    combo.setFocus()
    with qtbot.waitSignal(panel.edited) as edited:
        qtbot.keyClick(combo, Qt.Key.Key_Down)
    field, entry = edited.args
    assert (field, entry.label) == ("loss", combo.currentText())


def test_parameters_follow_the_chosen_entry(qtbot, panel):
    pick(qtbot, panel.actors["optimizer"].choice, "Adam")
    form = panel.actors["optimizer"]._shown
    assert list(form.controls) == ["beta1", "beta2", "epsilon"]
    assert all(control.isVisible() for control in form.controls.values())
    with qtbot.waitSignal(panel.edited) as edited:
        enter(qtbot, form.controls["beta1"], "0,5")
    field, entry = edited.args
    assert (field, entry.name, entry.beta1, entry.beta2) == ("optimizer", "adam", 0.5, 0.999)


def test_entry_remembers_its_parameters(qtbot, panel):
    combo = panel.actors["optimizer"].choice
    pick(qtbot, combo, "Momentum")
    enter(qtbot, panel.actors["optimizer"]._shown.controls["momentum"], "0.3")
    pick(qtbot, combo, "Adam")
    told = []
    panel.edited.connect(lambda field, entry: told.append(entry))
    pick(qtbot, combo, "Momentum")
    assert (told[-1].name, told[-1].momentum) == ("momentum", 0.3)


def test_refused_parameter_is_told_in_place(qtbot, panel):
    panel.show_scenario(Scenario(optimizer="adam"))
    box = panel.actors["optimizer"]._shown.controls["beta1"]
    with qtbot.assertNotEmitted(panel.edited):
        enter(qtbot, box, "1")
    sentence = box.parentWidget().refusal
    assert sentence.isVisible()
    assert sentence.text().startswith("β₁ is 1.0, allowed is a finite number")


def test_switch_parameter_is_a_check_box(qtbot, panel):
    panel.show_scenario(Scenario(optimizer="rmsprop"))
    switch = panel.actors["optimizer"]._shown.controls["centered"]
    switch.setFocus()
    with qtbot.waitSignal(panel.edited) as edited:
        qtbot.keyClick(switch, Qt.Key.Key_Space)
    assert edited.args[1].centered is True


@pytest.mark.parametrize("text", ["0", "-1", "1e308", "nan", "1,000.5"])
def test_refused_learning_rate_leaves_the_old_one(qtbot, panel, text):
    with qtbot.assertNotEmitted(panel.edited):
        enter(qtbot, panel.learning_rate.box, text)
    assert panel.learning_rate.row.refusal.isVisible()
    assert panel.learning_rate.value == 0.1


def test_a_drag_of_the_learning_rate_is_told_from_its_beginning_to_its_end(qtbot, panel):
    told, slider = [], panel.learning_rate.slider
    panel.gestureBegun.connect(lambda: told.append("begun"))
    panel.edited.connect(lambda field, value: told.append(field))
    panel.gestureEnded.connect(lambda: told.append("ended"))
    middle, right = (QPoint(x, slider.height() // 2) for x in (slider.width() // 3, slider.width() - 20))
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseMove(slider, right)
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=right)
    assert (told[0], told[-1]) == ("begun", "ended")
    assert set(told[1:-1]) == {"learning_rate"}


@pytest.mark.parametrize("text", ["0", "1.5", "-3", "1e9"])
def test_refused_steps_leave_the_old_ones(qtbot, panel, text):
    with qtbot.assertNotEmitted(panel.edited):
        enter(qtbot, panel.steps, text)
    assert panel.steps.value == 120


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("2e6", "Learning rate is 2000000.0, allowed is a number above 0 up to 1,000,000."),
        ("fast", "Learning rate is 'fast', allowed is one finite number such as 0.5 or 0,5."),
    ],
)
def test_a_refused_learning_rate_is_called_as_the_panel_calls_it(qtbot, panel, text, sentence):
    enter(qtbot, panel.learning_rate.box, text)
    assert panel.learning_rate.row.refusal.text() == sentence


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("0", "Previewed steps is 0, allowed is a whole number from 1 to 100000."),
        ("many", "Previewed steps is 'many', allowed is a whole number."),
    ],
)
def test_refused_steps_are_called_as_the_panel_calls_them(qtbot, panel, text, sentence):
    enter(qtbot, panel.steps, text)
    assert panel.steps.parentWidget().refusal.text() == sentence


def test_a_refusal_goes_when_another_value_of_the_run_is_changed(qtbot, panel):
    panel.show_scenario(Scenario(optimizer="adam"))
    boxes = [panel.learning_rate.box, panel.steps, panel.actors["optimizer"]._shown.controls["beta1"]]
    for box in boxes:
        enter(qtbot, box, "-1")
    panel.points["start"].boxes[0].setFocus()
    assert [box.property("refused") for box in boxes] == [True, True, True]
    panel.show_scenario(Scenario(optimizer="adam", start=(0.5, 0.4, 0.1)))
    assert [box.property("refused") for box in boxes] == [False, False, False]
    assert not any(box.parentWidget().refusal.isVisible() for box in boxes)


def test_steps_are_asked_for_as_a_whole_number(qtbot, panel):
    with qtbot.waitSignal(panel.edited) as edited:
        enter(qtbot, panel.steps, "500")
    assert edited.args == ["steps", 500]
    assert isinstance(edited.args[1], int)


def test_points_are_asked_for(qtbot, panel):
    with qtbot.waitSignal(panel.edited) as edited, qtbot.waitSignal(panel.said):
        enter(qtbot, panel.points["target"].boxes[0], "0.8")
    assert edited.args == ["target", (0.8, pytest.approx(0.1), pytest.approx(0.1))]


def test_entry_the_scenario_refuses_is_taken_back(qtbot, panel):
    class Choosy(Scenario):
        def replace(self, **changes):
            return Scenario.from_dict(None)

    panel.show_scenario(Choosy())
    combo = panel.actors["loss"].choice
    combo.setFocus()
    with qtbot.assertNotEmitted(panel.edited):
        qtbot.keyClick(combo, Qt.Key.Key_Down)
    assert combo.currentText() == "Cross-entropy"
    assert panel.actors["loss"].refusal.isVisible()


def test_layers_are_told_as_a_set(qtbot, panel):
    with qtbot.waitSignal(panel.layersEdited) as edited:
        qtbot.mouseClick(panel.layers.boxes["loss-map"], Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert edited.args == [frozenset({"loss-map", "path"})]


def test_appearance_is_told_by_name(qtbot, panel):
    panel.appearance.setFocus()
    with qtbot.waitSignal(panel.appearanceChosen) as chosen:
        qtbot.keyClick(panel.appearance, Qt.Key.Key_Up)
    assert chosen.args == ["dark"]


def test_scrolling_past_changes_nothing(qtbot, panel):
    centre = QPointF(5, 5)
    with qtbot.assertNotEmitted(panel.edited), qtbot.assertNotEmitted(panel.appearanceChosen):
        for kind in (QComboBox, QSlider, QLineEdit):
            for control in panel.findChildren(kind):
                event = QWheelEvent(
                    *(centre, centre, QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton),
                    *(Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False),
                )
                control.clearFocus()
                QApplication.sendEvent(control, event)


def test_tab_goes_through_every_control_from_top_to_bottom(qtbot, panel):
    first = panel.actors["loss"].choice
    first.setFocus()
    reached = [first]
    while len(reached) < 50:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if QApplication.focusWidget() is first:
            break
        reached.append(QApplication.focusWidget())
    heights = [control.mapTo(panel.widget(), QPoint()).y() for control in reached]
    assert heights == sorted(heights)
    assert set(reached) == _controls(panel)


def test_every_control_has_a_name_for_screen_readers(panel):
    assert all(control.accessibleName() for control in _controls(panel))


def test_nothing_is_cut_off_sideways(panel):
    panel.set_theme(DARK)
    assert panel.widget().minimumSizeHint().width() <= panel.viewport().width()
    panel.resize(panel.width(), 200)
    assert panel.verticalScrollBar().maximum() > 0
    assert panel.horizontalScrollBar().maximum() == 0


def _controls(panel: QWidget) -> set[QWidget]:
    kinds = (QComboBox, QSlider, QLineEdit, QAbstractButton)
    return {control for kind in kinds for control in panel.findChildren(kind) if control.isVisible()}
