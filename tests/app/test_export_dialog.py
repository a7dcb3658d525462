"""The export dialog: what it takes, what it refuses in place, and what it keeps."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from xentviz import Scenario, solve
from xentviz.app.export_dialog import ExportDialog
from xentviz.figure.page import compose
from xentviz.figure.render_options import RenderOptions
from xentviz.views.check_box import CheckBox
from xentviz.views.choice_box import ChoiceBox

SOLUTION = solve(Scenario(steps=9))


def page(options):
    return compose(SOLUTION, options)


@pytest.fixture
def dialog(qtbot):
    """A dialog over a window of its own."""
    window = QWidget()
    qtbot.addWidget(window)
    written = []
    dialog = ExportDialog(window, lambda path, options: written.append((path, options)), page)
    dialog.home = window  # its parent lives as long as the dialog is in use
    dialog.written = written
    return dialog


def enter(field, text):
    field.selectAll()
    QTest.keyClicks(field, text)


def test_the_preview_is_the_page_that_will_be_written_and_follows_every_field(dialog):
    dialog.fields.words.toggle()
    seen = [dialog.preview.page]
    for box, data in (
        (dialog.fields.page, "4:3"),
        (dialog.fields.ground, "dark"),
        (dialog.fields.content, "ledger"),
    ):
        box.setCurrentIndex(box.findData(data))
        seen.append(dialog.preview.page)
    enter(dialog.fields.text_scale, "1.5")
    seen.append(dialog.preview.page)
    assert len({id(each) for each in seen}) == len(seen)
    shown, wanted = dialog.preview.page, page(dialog.fields.options())
    assert dialog.fields.options() == RenderOptions(
        size="4:3", ground="dark", content="ledger", text_scale=1.5, words=False
    )
    assert (shown.width, shown.height, shown.ground) == (wanted.width, wanted.height, wanted.ground)
    assert [group.name for group in shown.groups] == [group.name for group in wanted.groups]


def test_what_cannot_be_read_leaves_the_preview_as_it_was(dialog):
    dialog.fields.words.toggle()
    before = dialog.preview.page
    enter(dialog.fields.text_scale, "x")
    assert dialog.preview.page is before


def test_untouched_it_means_the_same_page_as_the_command_line(dialog):
    assert dialog.fields.options() == RenderOptions()


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
    assert dialog.file.text() == file


def test_a_typed_suffix_chooses_the_format(dialog):
    enter(dialog.file, "talk.pdf")
    assert dialog.format.currentData() == "pdf"


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("dpi", "abc", "DPI is 'abc', allowed is a whole number."),
        ("dpi", "1.5", "DPI is '1.5', allowed is a whole number."),
        ("dpi", "9999", "DPI is 9999, allowed is a whole number from 36 to 2400."),
        ("text_scale", "0", "Text scale is 0.0, allowed is a number from 0.5 to 3."),
        ("text_scale", "big", "Text scale is 'big', allowed is one finite number such as 0.5 or 0,5."),
    ],
)
def test_what_a_field_refuses_is_told_in_place_under_its_label_and_the_dialog_stays(dialog, field, text, said):
    dialog.show()
    enter(getattr(dialog.fields, field), text)
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.refusal.isVisible()
    assert dialog.refusal.text() == said
    assert dialog.options == RenderOptions()
    assert dialog.written == []
    dialog.close()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a.bmp", "File 'a.bmp' has the suffix 'bmp', allowed are .png, .svg, .pdf, .tex"),
        ("", "File is empty, allowed"),
    ],
)
def test_a_name_that_is_none_of_a_figure_is_refused(dialog, name, said):
    dialog.file.setText(name)
    dialog.accept()
    assert dialog.refusal.text().startswith(said)
    assert dialog.written == []


def test_a_folder_is_refused_before_a_suffix_makes_a_file_beside_it(dialog, tmp_path):
    for text in (str(tmp_path), f"{tmp_path}/"):
        dialog.file.setText(text)
        dialog.accept()
        assert "is a folder" in dialog.refusal.text()
        assert dialog.file.text() == text
    assert dialog.written == []


@pytest.mark.parametrize("text", ["12 x 8", "160", "wide x high", "-5 x 90"])
def test_a_size_that_is_none_is_refused_in_millimetres(dialog, text):
    dialog.fields.page.setCurrentIndex(dialog.fields.page.count() - 1)
    enter(dialog.fields.millimetres, text)
    dialog.accept()
    assert dialog.refusal.text() == (
        f"Width × height, mm: '{text}' is not a size, allowed are two numbers from 30 to 2000 such as 160 × 90."
    )


@pytest.mark.parametrize("typed", ["talk", "talk.", "talk "])
@pytest.mark.parametrize("suffix", ["svg", "pdf"])
def test_a_name_without_a_suffix_gets_that_of_the_chosen_format(dialog, tmp_path, typed, suffix):
    dialog.format.setCurrentIndex(dialog.format.findData(suffix))
    enter(dialog.file, f"{tmp_path}/{typed}")
    dialog.accept()
    assert [path for path, _ in dialog.written] == [f"{tmp_path}/talk.{suffix}"]
    assert dialog.path == f"{tmp_path}/talk.{suffix}"


def test_a_tilde_means_the_home(dialog, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    enter(dialog.file, "~/talk.svg")
    dialog.accept()
    assert [path for path, _ in dialog.written] == [f"{tmp_path}/talk.svg"]


def test_lists_and_buttons_have_the_look_of_the_house(dialog):
    assert all(isinstance(box, ChoiceBox) for box in dialog.findChildren(QComboBox))
    assert all(isinstance(box, CheckBox) for box in dialog.findChildren(QCheckBox))
    buttons = dialog.findChildren(QPushButton)
    assert [button.text() for button in buttons if not button.icon().isNull()] == []
    assert {button.text() for button in buttons} == {"Choose…", "Export", "Cancel"}
    assert [button.text() for button in buttons if button.isDefault()] == ["Export"]
    labels = [label.text() for label in dialog.findChildren(QLabel)]
    assert "Width × height, mm" in labels
    assert "Square" in [dialog.fields.page.itemText(i) for i in range(dialog.fields.page.count())]


def test_the_button_that_chooses_a_file_does_not_touch_the_name(dialog):
    dialog.show()
    (choose,) = (button for button in dialog.findChildren(QPushButton) if button.text() == "Choose…")
    assert choose.x() - dialog.file.geometry().right() >= 6
    dialog.close()


def test_every_field_has_a_name_for_screen_readers(dialog):
    for kind in (QLineEdit, QComboBox, QCheckBox):
        assert all(field.accessibleName() for field in dialog.findChildren(kind))


def test_own_size_is_taken_in_millimetres(dialog):
    dialog.fields.page.setCurrentIndex(dialog.fields.page.count() - 1)
    assert dialog.fields.options().size == "160x90mm"
    enter(dialog.fields.millimetres, "120 x 80")
    assert dialog.fields.options().size == "120x80mm"


def test_a_cancelled_dialog_leaves_the_options_and_no_old_refusal(dialog):
    seen = []

    def cancel():
        seen.append(dialog.refusal.text())
        enter(dialog.fields.dpi, "abc")
        dialog.accept()
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    for _ in range(2):
        QTimer.singleShot(0, dialog, cancel)
        assert dialog.exec() == 0
    assert seen == ["", ""]
    assert dialog.options == RenderOptions()
