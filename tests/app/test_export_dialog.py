"""The export dialog: what it takes, what it refuses in place, and what it keeps."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from tests.heard import labels
from xentviz import Scenario, solve
from xentviz.app import export_memory
from xentviz.app.export_dialog import ExportDialog
from xentviz.app.making import Making
from xentviz.app.order import Order
from xentviz.engine.given import InputError
from xentviz.figure.contents import CONTENTS
from xentviz.figure.formats import FORMATS, SPECIAL
from xentviz.figure.page import compose
from xentviz.figure.render_options import RenderOptions
from xentviz.views.check_box import CheckBox
from xentviz.views.choice_box import ChoiceBox

SOLUTION = solve(Scenario(steps=9))


def page(options, whole=False):
    return compose(SOLUTION, options)


@pytest.fixture
def dialog(qtbot):
    """A dialog over a window of its own."""
    window = QWidget()
    qtbot.addWidget(window)
    written = []

    def write(path, options, whole):
        yield 0.5
        written.append((path, options))

    dialog = ExportDialog(window, write, page)
    dialog.home = window  # its parent lives as long as the dialog is in use
    dialog.written = written
    return dialog


def enter(field, text):
    field.selectAll()
    QTest.keyClicks(field, text)


def test_the_preview_is_the_page_that_will_be_written_and_follows_every_field(dialog):
    dialog.show()
    dialog.fields["words"].widget.toggle()
    seen = [dialog.preview.page]
    for box, data in (
        (dialog.fields.size.page, "4:3"),
        (dialog.fields["ground"].widget, "dark"),
        (dialog.fields["content"].widget, "ledger"),
    ):
        box.setCurrentIndex(box.findData(data))
        seen.append(dialog.preview.page)
    enter(dialog.fields["text_scale"].widget, "1.5")
    seen.append(dialog.preview.page)
    assert len({id(each) for each in seen}) == len(seen)
    shown, wanted = dialog.preview.page, page(dialog.fields.options())
    assert dialog.fields.options() == RenderOptions(
        size="4:3", ground="dark", content="ledger", text_scale=1.5, words=False
    )
    assert (shown.width, shown.height, shown.ground) == (wanted.width, wanted.height, wanted.ground)
    assert [group.name for group in shown.groups] == [group.name for group in wanted.groups]


def test_each_content_says_what_it_shows_and_that_a_storyboards_grids_stay_grids(dialog):
    box = dialog.fields["content"].widget
    for place, each in enumerate(CONTENTS):
        box.setCurrentIndex(place)
        assert box.toolTip() == box.itemData(place, Qt.ItemDataRole.ToolTipRole)
        assert box.toolTip() == f"{each.summary}\nMoments of a storyboard that show the grid of runs stay grids."


def test_what_cannot_be_read_leaves_the_preview_as_it_was(dialog):
    dialog.show()
    dialog.fields["words"].widget.toggle()
    before = dialog.preview.page
    enter(dialog.fields["text_scale"].widget, "x")
    assert dialog.preview.page is before


def test_where_no_moments_are_offered_none_are_exported(dialog):
    dialog.offer(2, whole=True)
    assert dialog.whole
    dialog.offer(0)
    dialog.form.what.setCurrentIndex(1)
    assert not dialog.whole


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
    dialog.file.line.setText(typed)
    dialog.file.format.setCurrentIndex(dialog.file.format.findData(suffix))
    assert dialog.file.line.text() == file


def test_a_typed_suffix_chooses_the_format(dialog):
    enter(dialog.file.line, "talk.pdf")
    assert dialog.file.format.currentData() == "pdf"


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
    enter(dialog.fields[field].widget, text)
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.refusal.isVisible()
    assert dialog.refusal.text() == said
    assert dialog.last == Order()
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
    dialog.file.line.setText(name)
    dialog.accept()
    assert dialog.refusal.text().startswith(said)
    assert dialog.written == []


def test_a_folder_is_refused_before_a_suffix_makes_a_file_beside_it(dialog, tmp_path):
    for text in (str(tmp_path), f"{tmp_path}/"):
        dialog.file.line.setText(text)
        dialog.accept()
        assert "is a folder" in dialog.refusal.text()
        assert dialog.file.line.text() == text
    assert dialog.written == []


@pytest.mark.parametrize(
    "text", ["12 x 8", "160", "wide x high", "-5 x 90", "200.5 x 300 px", "3 x 300 cm", "16 × 9 in"]
)
def test_a_size_that_is_none_is_refused_in_place(dialog, text):
    dialog.fields.size.page.setCurrentIndex(dialog.fields.size.page.count() - 1)
    enter(dialog.fields.size.own, text)
    dialog.accept()
    assert dialog.refusal.text() == (
        f"Page '{text}' is no width and height, allowed are two sides from 30 to 2000 mm, "
        "such as 160 × 90 mm or 16 × 9 cm, or from 100 to 20000 px."
    )


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("160,5 × 90 mm", "160.5x90mm"),
        ("160.5x90", "160.5x90mm"),
        ("16 × 9 cm", "160x90mm"),
        ("16,55 X 9,1cm", "165.5x91mm"),
        ("1920 × 1080 px", "1920x1080px"),
        ("2000 x 30 mm", "2000x30mm"),
    ],
)
def test_a_size_is_read_in_its_unit_with_point_or_comma(dialog, text, size):
    dialog.fields.size.page.setCurrentIndex(dialog.fields.size.page.count() - 1)
    enter(dialog.fields.size.own, text)
    assert dialog.fields.options().size == size


def test_a_side_that_can_mean_two_numbers_is_refused_as_in_every_field(dialog):
    dialog.fields.size.page.setCurrentIndex(dialog.fields.size.page.count() - 1)
    enter(dialog.fields.size.own, "1,000 × 500")
    dialog.accept()
    assert dialog.refusal.text() == "Page is '1,000', which can mean 1.000 or 1000: write it with a point."


@pytest.mark.parametrize("typed", ["talk", "talk.", "talk "])
@pytest.mark.parametrize("suffix", ["svg", "pdf"])
def test_a_name_without_a_suffix_gets_that_of_the_chosen_format(dialog, tmp_path, typed, suffix):
    dialog.file.format.setCurrentIndex(dialog.file.format.findData(suffix))
    enter(dialog.file.line, f"{tmp_path}/{typed}")
    dialog.accept()
    assert [path for path, _ in dialog.written] == [f"{tmp_path}/talk.{suffix}"]
    assert dialog.path == f"{tmp_path}/talk.{suffix}"


def test_a_tilde_means_the_home(dialog, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    enter(dialog.file.line, "~/talk.svg")
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
    assert "Page" in labels
    assert "Square" in [dialog.fields.size.page.itemText(i) for i in range(dialog.fields.size.page.count())]


def test_the_button_that_chooses_a_file_does_not_touch_the_name(dialog):
    dialog.show()
    (choose,) = (button for button in dialog.findChildren(QPushButton) if button.text() == "Choose…")
    assert choose.x() - dialog.file.line.geometry().right() >= 6
    dialog.close()


def test_every_field_has_a_name_for_screen_readers(dialog):
    for kind in (QLineEdit, QComboBox, QCheckBox):
        assert all(field.accessibleName() for field in dialog.findChildren(kind))
    assert all(labels(box) == [box.accessibleName()] for box in dialog.findChildren(QComboBox))


def test_own_size_is_taken_in_place(dialog):
    dialog.fields.size.page.setCurrentIndex(dialog.fields.size.page.count() - 1)
    assert dialog.fields.options().size == "160x90mm"
    assert not dialog.fields.size.own.hasFocus()
    enter(dialog.fields.size.own, "120 x 80")
    assert dialog.fields.options().size == "120x80mm"


def test_own_size_chosen_by_hand_is_typed_next(dialog, qtbot):
    dialog.open()
    size = dialog.fields.size
    size.page.setFocus()
    QTest.keyClick(size.page, Qt.Key.Key_End)
    qtbot.waitUntil(size.own.hasFocus)
    QTest.keyClicks(size.own, "120,5 x 80")
    assert dialog.fields.options().size == "120.5x80mm"
    dialog.reject()


def test_a_cancelled_dialog_leaves_the_options_and_no_old_refusal(dialog):
    seen = []

    def cancel():
        seen.append(dialog.refusal.text())
        enter(dialog.fields["dpi"].widget, "abc")
        dialog.accept()
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    for _ in range(2):
        QTimer.singleShot(0, dialog, cancel)
        assert dialog.exec() == 0
    assert seen == ["", ""]
    assert dialog.last == Order()


def test_each_time_it_begins_with_the_files_name_to_be_typed_over(dialog, tmp_path):
    typed = tmp_path / "typed.svg"
    for before in (dialog.fields.size.page, dialog.fields["title"].widget):
        before.setFocus()
        QTest.keyClicks(before, "q")

        def type_over():
            QTest.keyClicks(dialog.focusWidget(), str(typed))
            dialog.reject()

        QTimer.singleShot(0, type_over)
        dialog.exec()
        assert dialog.path == str(typed)


def slow(steps, made):
    """Work of many small parts, of which each takes longer than the window may stand still."""
    for step in range(steps):
        time.sleep(0.04)
        yield (step + 1) / steps
    made.append("file")


@pytest.fixture
def slow_dialog(qtbot):
    window, made = QWidget(), []
    qtbot.addWidget(window)
    dialog = ExportDialog(window, lambda path, options, whole: slow(5, made), page)
    dialog.home, dialog.made = window, made
    return dialog


def test_work_that_takes_long_shows_how_far_it_is_and_closes_the_dialog_at_its_end(qtbot, slow_dialog):
    dialog, seen = slow_dialog, []
    dialog.show()
    dialog.accept()
    assert dialog.isVisible()
    assert not dialog.refusal.isVisible()
    making = dialog.findChild(Making)
    making.progressed.connect(lambda done, left: seen.append((done, dialog.bar.bar.value(), dialog.bar.left.text())))
    with qtbot.waitSignal(dialog.accepted):
        assert dialog.bar.isVisible()
    assert dialog.made == ["file"]
    assert [done for done, _, _ in seen] == sorted(done for done, _, _ in seen)
    assert all(value == round(1000 * done) and left == "about 1 s left" for done, value, left in seen)
    assert not dialog.isVisible()
    assert dialog.bar.isHidden()


def test_escape_gives_up_what_is_in_the_making_and_then_the_dialog(qtbot, slow_dialog):
    dialog = slow_dialog
    dialog.show()
    dialog.accept()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.bar.isHidden()
    assert dialog.findChild(QLineEdit).isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.made == []
    assert dialog.files == []


def test_what_is_given_up_leaves_the_keyboard_where_it_was(qtbot, slow_dialog):
    dialog = slow_dialog
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.file.line.setFocus()
    dialog.accept()
    qtbot.waitUntil(dialog.bar.isVisible)
    assert not dialog.file.line.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.file.line.hasFocus()


def test_what_fails_half_way_is_told_and_the_dialog_can_be_used_again(qtbot, slow_dialog):
    def fail(path, options, whole):
        yield 0.1
        time.sleep(0.04)
        yield 0.2
        raise InputError("file 'a.png' cannot be written: no space left on device.")

    dialog = slow_dialog
    dialog._write = fail
    dialog.show()
    dialog.accept()
    qtbot.waitUntil(dialog.refusal.isVisible)
    assert dialog.refusal.text() == "File 'a.png' cannot be written: no space left on device."
    assert dialog.findChild(QLineEdit).isEnabled()
    dialog.close()


def test_again_writes_the_last_file_without_showing_the_dialog(dialog, tmp_path):
    enter(dialog.file.line, f"{tmp_path}/talk.svg")
    dialog.fields["ground"].show("dark")
    dialog.accept()
    shown = []
    dialog.preview.show_page = lambda page: shown.append(page)
    assert dialog.again() == 1
    assert dialog.written == [(f"{tmp_path}/talk.svg", RenderOptions(ground="dark"))] * 2
    assert not dialog.isVisible()
    assert shown == []


def test_again_is_as_the_last_export_was_whatever_was_typed_and_cancelled_meanwhile(dialog, tmp_path):
    enter(dialog.file.line, f"{tmp_path}/one.png")
    dialog.accept()
    last = dialog.last
    dialog.show()
    enter(dialog.file.line, f"{tmp_path}/two.svg")
    dialog.fields["content"].show("ledger")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.last == last == Order(f"{tmp_path}/one.png")
    assert dialog.again() == 1
    assert dialog.written == [(f"{tmp_path}/one.png", RenderOptions())] * 2
    assert dialog.path == f"{tmp_path}/one.png"


def test_again_asks_where_nothing_was_exported_yet(dialog):
    seen = []
    QTimer.singleShot(0, dialog, lambda: (seen.append(dialog.isVisible()), dialog.reject()))
    assert dialog.again() == 0
    assert seen == [True]
    assert dialog.written == []


def test_again_shows_the_dialog_with_the_reason_where_it_is_refused(dialog, tmp_path):
    enter(dialog.file.line, f"{tmp_path}/talk.svg")
    dialog.accept()
    (tmp_path / "talk.svg").mkdir()
    seen = []
    QTimer.singleShot(0, dialog, lambda: (seen.append(dialog.refusal.text()), dialog.reject()))
    assert dialog.again() == 0
    assert len(seen) == 1
    assert "is a folder" in seen[0]


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.suffix)
def test_only_fields_that_count_for_the_format_are_there(dialog, form):
    dialog.show()
    dialog.file.format.setCurrentIndex(dialog.file.format.findData(form.suffix))
    visible = {field.option for field in dialog.fields.all if field.widget.isVisible()}
    common = {field.option for field in dialog.fields.all} - SPECIAL
    assert visible == (common | form.own if form.paged else set())
    assert (dialog.preview.page is not None) == form.paged
    dialog.close()


@pytest.mark.parametrize("size", ["4:3", "120x80mm", "33.5x190mm", "640x480px"])
def test_options_that_are_shown_are_read_back(dialog, size):
    options = RenderOptions(
        size=size,
        dpi=96,
        ground="dark",
        content="ledger",
        text_scale=1.25,
        words=False,
        editable=True,
        frames=7,
        line_scale=1.5,
        title="Who moves?",
        caption="Ours",
        names=("cat", "dog", ""),
    )
    dialog.fields.show_options(options)
    assert dialog.fields.options() == options


def test_memory_brings_file_and_options_back(dialog):
    options = RenderOptions(size="120x80mm", ground="dark", text_scale=1.25, words=False, names=("cat", "", "owl"))
    text = export_memory.dumps("~/talk.pdf", dialog.fields.chosen(options))
    assert export_memory.loads(text, dialog.fields.chosen(RenderOptions())) == ("~/talk.pdf", options)
    dialog.take(Order("~/talk.pdf", options))
    assert dialog.fields.options() == dialog.last.options == options
    assert dialog.file.form.suffix == "pdf"


@pytest.mark.parametrize(
    "text",
    [
        *("", "{}", "[]", "null", '{"file": 1, "options": {}}', '{"file": "a", "options": {"dpi": -1}}', "[" * 100_000),
        *('{"file": "a", "options": []}', '{"file": "a", "options": {"ground": {"a": 1}}}'),
    ],
)
def test_memory_that_is_none_is_left_out(dialog, text):
    assert export_memory.loads(text, dialog.fields.chosen(RenderOptions())) is None


def test_memory_of_an_option_that_is_no_more_keeps_the_others():
    text = '{"file": "a.svg", "options": {"dpi": 96, "glitter": 3}}'
    assert export_memory.loads(text, {"dpi": 1}) == ("a.svg", RenderOptions(dpi=96))


def test_enter_on_a_button_is_that_buttons_and_not_the_exports(qtbot, dialog, tmp_path):
    dialog.file.show_path(str(tmp_path / "figure.png"))
    with qtbot.waitExposed(dialog):
        dialog.open()
    (cancel,) = (button for button in dialog.findChildren(QPushButton) if button.text() == "Cancel")
    cancel.setFocus()
    QTest.keyClick(cancel, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert dialog.written == []
