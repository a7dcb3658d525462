"""What a person takes away: pictures, copies, and the window as it was left."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.journeys.test_export import fill_in
from xentviz import cli
from xentviz.scenario import Scenario
from xentviz.scenario_file import dumps

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize("suffix", ["svg", "png"])
def test_the_exported_file_is_the_one_that_the_command_line_makes(open_window, tmp_path, suffix):
    person = open_window(Scenario(learning_rate=0.5, steps=60))
    by_hand, by_command = tmp_path / f"hand.{suffix}", tmp_path / f"command.{suffix}"
    fill_in(person, by_hand)
    person.key(Qt.Key.Key_E, CONTROL)
    assert by_hand.exists(), person.program.window.status.message.text()
    saved = tmp_path / "scenario.json"
    saved.write_text(dumps(person.scenario))
    options = ["--step", "0"]
    assert cli.main(["render", "--scenario", str(saved), "-o", str(by_command), *options]) == 0
    assert by_hand.read_bytes() == by_command.read_bytes()


def test_copy_puts_every_form_of_the_figure_on_the_clipboard(person):
    person.key(Qt.Key.Key_C, CONTROL)
    parcel = QApplication.clipboard().mimeData()
    assert bytes(parcel.data("image/png").data())[:8] == b"\x89PNG\r\n\x1a\n"
    assert bytes(parcel.data("image/svg+xml").data()).startswith(b"<?xml")
    assert bytes(parcel.data("application/pdf").data()).startswith(b"%PDF")
    assert "0.300" in parcel.text()


def test_the_window_comes_back_as_it_was_left(open_window):
    first = open_window(Scenario())
    first.drag("start", (0.2, 0.3, 0.5))
    first.program.wiring.choose_appearance("dark")
    first.session.edit_view(log_loss=False)
    first.program.window.close()
    second = open_window()
    assert second.scenario == first.scenario
    assert second.session.view == first.session.view
    second.program.window.close()
    second.program.preferences.forget()
    third = open_window()
    assert third.scenario == Scenario()
    assert third.session.view.log_loss


def test_a_copy_is_white_and_works_whatever_the_export_dialog_was_left_with(person, tmp_path):
    dialog = person.program.desk.exporting.dialog
    dialog.fields["ground"].show("dark")
    dialog.file.show_path(str(tmp_path / "dark.svg"))
    dialog.accept()
    dialog.fields["dpi"].widget.setText("abc")
    person.key(Qt.Key.Key_C, CONTROL)
    image = QApplication.clipboard().image()
    assert image.pixelColor(2, 2).name() == "#ffffff"
