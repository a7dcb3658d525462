"""The export dialog: what it takes, what it refuses in place, and what it keeps."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from xentviz.app.export_dialog import ExportDialog
from xentviz.figure.render_options import RenderOptions


@pytest.fixture
def dialog(qtbot):
    """A dialog over a window of its own."""
    window = QWidget()
    qtbot.addWidget(window)
    dialog = ExportDialog(window)
    dialog.home = window  # its parent lives as long as the dialog is in use
    return dialog


def enter(field, text):
    field.selectAll()
    QTest.keyClicks(field, text)


def test_untouched_it_means_the_same_page_as_the_command_line(dialog):
    assert dialog.chosen() == RenderOptions()


@pytest.mark.parametrize(
    ("typed", "suffix", "file"),
    [
        ("figure.png", "svg", "figure.svg"),
        ("fig.v2", "pdf", "fig.v2.pdf"),
        ("/data/run.v2/figure", "svg", "/data/run.v2/figure.svg"),
        ("FIGURE.PNG", "svg", "FIGURE.svg"),
        ("", "svg", "figure.svg"),
    ],
)
def test_choosing_a_format_changes_the_suffix_and_nothing_else_of_the_name(dialog, typed, suffix, file):
    dialog.file.setText(typed)
    dialog.format.setCurrentIndex(dialog.format.findData(suffix))
    assert dialog.path == file


def test_a_typed_suffix_chooses_the_format(dialog):
    enter(dialog.file, "talk.pdf")
    assert dialog.format.currentData() == "pdf"


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("dpi", "abc", "dpi is 'abc'"),
        ("dpi", "9999", "9999"),
        ("text_scale", "0", "text_scale"),
        ("file", "a.bmp", "bmp"),
    ],
)
def test_what_is_refused_is_told_in_place_and_the_dialog_stays(dialog, field, text, said):
    dialog.show()
    enter(getattr(dialog, field), text)
    dialog.accept()
    assert dialog.isVisible()
    assert said in dialog.refusal.text()
    assert dialog.options == RenderOptions()
    dialog.close()


def test_own_size_is_taken_in_millimetres(dialog):
    dialog.page.setCurrentIndex(dialog.page.count() - 1)
    enter(dialog.millimetres, "120 x 80")
    assert dialog.chosen().size == "120x80mm"


def test_a_cancelled_dialog_leaves_the_options_and_no_old_refusal(dialog):
    seen = []

    def cancel():
        seen.append(dialog.refusal.text())
        enter(dialog.dpi, "abc")
        dialog.accept()
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    for _ in range(2):
        QTimer.singleShot(0, dialog, cancel)
        assert dialog.exec() == 0
    assert seen == ["", ""]
    assert dialog.options == RenderOptions()
