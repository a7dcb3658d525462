"""The session and its file: what is opened and saved, what is asked before anything is lost, and what is said."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QMessageBox

from tests.answers import Answer, escape, press, type_name
from tests.figure.shown import written
from xentviz.app.worth_asking import MANY_DEEDS
from xentviz.document import Document
from xentviz.figure.page import RenderOptions, compose
from xentviz.origin import opened, saved
from xentviz.scenario import Scenario
from xentviz.scenario_file import dumps as scenario_text
from xentviz.session_file import dumps
from xentviz.view import View

OTHER = Document(Scenario(learning_rate=0.5, loss="squared-error"), View(["grid"], log_loss=False, swapped="loss"))
FOUR = Scenario(start=(0.1, 0.2, 0.3, 0.4), target=(1.0, 0.0, 0.0, 0.0))


@pytest.fixture
def reader(open_window, own_file_dialogs):
    """Somebody at the question's own start, with file dialogs that a test can answer."""
    return open_window(Scenario())


@pytest.fixture
def other(tmp_path):
    """A session file that holds OTHER."""
    return saved(tmp_path / "other.json", OTHER).path


@pytest.fixture
def at_other(reader, other):
    """Somebody who has opened that file."""
    reader.program.filing.open_path(str(other))
    return reader


def said(person):
    message = person.program.window.status.message
    return message.text(), bool(message.property("warning"))


def title(person):
    window = person.program.window
    return window.windowTitle(), window.isWindowModified()


def whole_state(person):
    session = person.session
    return dumps(session.document), person.program.filing.origin, session.undo_name, session.redo_name, session.row


def answering(person, *acts, kind=QMessageBox):
    return [Answer(kind, act, person.program.window) for act in acts]


def test_a_session_is_saved_and_opened_whole(reader, tmp_path):
    reader.session.change("all", scenario=OTHER.scenario, view=OTHER.view)
    reader.session.seek(57)
    answering(reader, type_name(tmp_path / "run"), kind=QFileDialog)
    assert reader.program.filing.save()
    assert said(reader) == ("saved run.json", False)
    assert opened(tmp_path / "run.json").document == OTHER.replace(step=57)
    reader.program.filing.new()
    assert reader.session.document == Document()
    reader.program.filing.open_path(str(tmp_path / "run.json"))
    assert reader.session.document == OTHER.replace(step=57)
    assert said(reader) == ("opened run.json", False)
    assert reader.session.undo_name is None


def test_saving_again_asks_nothing_and_writes_to_the_same_file(at_other, other):
    at_other.session.edit(learning_rate=0.7)
    assert at_other.program.filing.save()
    assert opened(other).document == at_other.session.document


def test_the_title_names_the_file_and_marks_what_is_unsaved(reader, other):
    assert title(reader) == ("Untitled[*] — xentviz", False)
    reader.program.filing.open_path(str(other))
    assert title(reader) == ("other.json[*] — xentviz", False)
    reader.session.edit(learning_rate=0.7)
    assert title(reader) == ("other.json[*] — xentviz", True)
    reader.session.undo()
    assert not title(reader)[1]
    reader.session.redo()
    reader.program.filing.save()
    assert not title(reader)[1]
    reader.session.edit_view(page="maths")
    assert not title(reader)[1]
    reader.session.undo()
    assert title(reader)[1]


@pytest.mark.parametrize("suffix", ["png", "svg", "pptx"])
def test_an_exported_figure_opens_as_a_new_session_of_its_scenario(reader, tmp_path, suffix):
    reader.session.edit(learning_rate=0.5)
    reader.session.edit_view(layers=["grid"])
    path = tmp_path / f"figure.{suffix}"
    path.write_bytes(written(suffix, compose(reader.session.solution, RenderOptions()), 36))
    reader.session.edit(learning_rate=0.1)
    answering(reader, press("Discard"))
    reader.program.filing.open_path(str(path))
    assert reader.session.document == Document(Scenario(learning_rate=0.5), View(["grid"]))
    assert said(reader) == (f"opened figure.{suffix}", False)
    assert title(reader) == ("Untitled[*] — xentviz", False)


def test_what_the_opened_run_suffers_is_said_rather_than_that_it_was_opened(reader, tmp_path):
    path = tmp_path / "run.json"
    path.write_text(scenario_text(Scenario(parameterization="raw", learning_rate=0.5)))
    reader.program.filing.open_path(str(path))
    text, warning = said(reader)
    assert "p left the simplex at step 1" in text
    assert warning


BAD = {
    "no session": (b"{}", "no session"),
    "a place": (
        b'{"type": "xentviz-session", "version": 1, "view": {"layers": ["clouds"]}}',
        "view.layers has 'clouds'",
    ),
    "no text": (b"\xff\xfe", "is no text, allowed"),
    "four classes": (dumps(Document(FOUR)).encode(), "the scenario has 4 classes"),
    "a picture that is cut off": (b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR", "cut off"),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_changes_nothing_and_is_refused_in_one_sentence(at_other, tmp_path, kind):
    at_other.session.edit(learning_rate=0.7)
    at_other.session.undo()
    before = whole_state(at_other)
    data, reason = BAD[kind]
    (tmp_path / "bad.json").write_bytes(data)
    at_other.program.filing.open_path(str(tmp_path / "bad.json"))
    assert whole_state(at_other) == before
    text, warning = said(at_other)
    assert warning
    assert reason in text


def test_a_file_that_cannot_be_written_is_refused_and_the_session_stays_unsaved(at_other, other):
    at_other.session.edit(learning_rate=0.7)
    other.unlink()
    other.mkdir()
    assert not at_other.program.filing.save()
    assert "is a folder" in said(at_other)[0]
    assert title(at_other)[1]


def change(person):
    person.session.edit(learning_rate=0.9)


@pytest.mark.parametrize("leave", ["new", "open", "drop", "close"])
@pytest.mark.parametrize(
    ("answer", "written", "left"), [("Save", 0.9, True), ("Discard", 0.5, True), ("Cancel", 0.5, False)]
)
def test_unsaved_changes_of_a_file_are_asked_about(at_other, other, tmp_path, leave, answer, written, left):
    change(at_other)
    before, window = at_other.session.document, at_other.program.window
    third = str(saved(tmp_path / "third.json", Document(Scenario(steps=7))).path)
    (asked,) = answering(at_other, press(answer))
    {
        "new": at_other.program.filing.new,
        "open": lambda: at_other.program.filing.open_path(third),
        "drop": lambda: drop(at_other, third),
        "close": window.close,
    }[leave]()
    assert len(asked.seen) == 1
    assert opened(other).document.scenario.learning_rate == written
    if leave == "close":
        assert window.isVisible() is not left
    else:
        assert (at_other.session.document != before) is left


def test_the_own_file_opened_again_shows_what_the_question_has_just_saved(at_other, other):
    change(at_other)
    changed = at_other.session.document
    answering(at_other, press("Save"))
    at_other.program.filing.open_path(str(other))
    assert (at_other.session.document, at_other.program.filing.modified) == (changed, False)


def test_a_file_that_goes_while_the_question_is_asked_is_refused_and_the_session_stays(at_other, tmp_path):
    change(at_other)
    before, going = whole_state(at_other), saved(tmp_path / "going.json", Document()).path

    def discard(dialog):
        going.unlink()
        press("Discard")(dialog)

    answering(at_other, discard)
    at_other.program.filing.open_path(str(going))
    assert whole_state(at_other) == before
    assert "cannot be read: No such file" in said(at_other)[0]


def test_escape_is_cancel(at_other):
    change(at_other)
    answering(at_other, escape)
    at_other.program.window.close()
    assert at_other.program.window.isVisible()


def test_what_was_discarded_at_closing_does_not_come_back(at_other, open_window):
    change(at_other)
    answering(at_other, press("Discard"))
    at_other.program.window.close()
    again = open_window()
    assert again.session.document == OTHER
    assert title(again) == ("other.json[*] — xentviz", False)


@pytest.mark.parametrize("way", ["close", "end"])
def test_a_discard_counts_for_the_session_that_it_was_about_alone(reader, open_window, way):
    reader.session.edit(learning_rate=0.8)
    reader.key(Qt.Key.Key_K)
    answering(reader, press("Discard"))
    reader.program.filing.new()
    reader.session.edit(learning_rate=0.9)
    if way == "end":  # closing would ask about a moment
        reader.key(Qt.Key.Key_K)
    left = reader.session.document
    {"close": reader.program.window.close, "end": reader.program.end}[way]()
    assert open_window().session.document == left


def test_an_untitled_session_that_is_discarded_at_closing_comes_back_as_it_began(reader, open_window):
    reader.session.edit(learning_rate=0.8)
    reader.key(Qt.Key.Key_K)
    reader.session.seek(57)
    answering(reader, press("Discard"))
    reader.program.window.close()
    assert open_window().session.document == Document(step=57)


@pytest.mark.parametrize("leave", ["new", "close"])
def test_a_question_answered_with_cancel_leaves_the_tour_where_it_is(reader, leave):
    reader.program.touring.start()
    reader.key(Qt.Key.Key_K)
    station, shown = reader.program.touring.station, reader.session.document
    (asked,) = answering(reader, press("Cancel"))
    {"new": reader.program.filing.new, "close": reader.program.window.close}[leave]()
    assert asked.seen == ["Unsaved changes"]
    assert (reader.program.touring.station, reader.session.document) == (station, shown)
    reader.program.touring.end()
    assert reader.session.document == Document(storyboard=shown.storyboard)


def test_what_is_saved_before_the_tour_gives_way_is_the_own_session(at_other, other):
    change(at_other)
    own = at_other.session.document
    at_other.program.touring.start()
    answering(at_other, press("Save"))
    at_other.program.filing.new()
    assert opened(other).document == own
    assert (at_other.program.touring.station, at_other.scenario) == (None, Scenario())


def test_nothing_is_asked_where_nothing_was_done_or_all_was_taken_back(reader, open_window):
    reader.session.edit(learning_rate=0.9)
    reader.session.undo()
    reader.session.edit_view(page="maths")
    reader.program.filing.new()
    reader.program.window.close()
    assert not reader.program.window.isVisible()


def test_a_nudge_at_a_session_without_a_file_is_not_asked_about_but_work_is(reader, other):
    filing = reader.program.filing
    for _ in range(MANY_DEEDS - 1):
        reader.session.edit(learning_rate=reader.scenario.learning_rate + 0.1)
    filing.open_path(str(other))
    filing.new()
    for _ in range(MANY_DEEDS):
        reader.session.edit(learning_rate=reader.scenario.learning_rate + 0.1)
    (asked,) = answering(reader, press("Cancel"))
    filing.open_path(str(other))
    assert asked.seen == ["Unsaved changes"]
    assert filing.origin.path is None


def test_a_session_without_a_file_closes_without_a_question_and_comes_back(reader, open_window):
    for rate in (0.2, 0.3, 0.4, 0.5):
        reader.session.edit(learning_rate=rate)
    reader.program.window.close()
    again = open_window()
    assert again.scenario.learning_rate == 0.5
    assert title(again) == ("Untitled[*] — xentviz", False)


def test_a_file_of_the_last_time_that_is_gone_is_told_and_the_session_comes_back_without_it(
    at_other, other, open_window
):
    at_other.program.window.close()
    other.unlink()
    again = open_window()
    assert again.session.document == OTHER
    assert title(again)[0].startswith("Untitled")
    assert "other.json cannot be read any more" in said(again)[0]


def test_two_windows_on_one_file_do_not_overwrite_each_other_unasked(at_other, open_window, other, tmp_path):
    second = open_window()
    second.program.filing.open_path(str(other))
    at_other.session.edit(learning_rate=0.7)
    assert at_other.program.filing.save()
    second.session.edit(learning_rate=0.9)
    asked = answering(second, press("Cancel"))
    assert not second.program.filing.save()
    assert opened(other).document.scenario.learning_rate == 0.7
    asked += answering(second, press("Save as…"))
    naming = Answer(QFileDialog, type_name(tmp_path / "mine.json"), second.program.window)
    assert second.program.filing.save()
    assert opened(tmp_path / "mine.json").document.scenario.learning_rate == 0.9
    assert opened(other).document.scenario.learning_rate == 0.7
    second.program.filing.open_path(str(other))
    at_other.session.edit(learning_rate=0.6)
    assert at_other.program.filing.save()
    second.session.edit(learning_rate=0.9)
    asked += answering(second, press("Overwrite"))
    assert second.program.filing.save()
    assert opened(other).document.scenario.learning_rate == 0.9
    assert [len(each.seen) for each in (*asked, naming)] == [1, 1, 1, 1]


def test_a_file_deleted_meanwhile_is_written_again_unasked(at_other, other):
    at_other.session.edit(learning_rate=0.9)
    other.unlink()
    assert at_other.program.filing.save()
    assert opened(other).document.scenario.learning_rate == 0.9


def recent(person):
    menu = person.program.window.findChild(QMenu, "recent")
    menu.aboutToShow.emit()
    return menu, [action.text().split("  ")[-1] for action in menu.actions() if not action.isSeparator()]


def test_recent_files_are_in_the_menu_the_last_one_first_and_open(reader, other, tmp_path):
    assert recent(reader)[1] == ["No session saved or opened yet"]
    reader.program.filing.open_path(str(other))
    reader.program.filing.open_path(str(saved(tmp_path / "a & b.json", Document()).path))
    menu, names = recent(reader)
    assert [name.split(" in ")[0] for name in names] == ["a && b.json", "other.json", "Clear this list"]
    menu.actions()[1].trigger()
    assert reader.session.document == OTHER
    assert [name.split(" in ")[0] for name in recent(reader)[1]][:2] == ["other.json", "a && b.json"]
    recent(reader)[0].actions()[-1].trigger()
    assert recent(reader)[1] == ["No session saved or opened yet"]


def test_a_recent_file_that_is_gone_is_told_and_forgotten(at_other, other):
    at_other.program.filing.new()
    other.unlink()
    before = whole_state(at_other)
    recent(at_other)[0].actions()[0].trigger()
    assert whole_state(at_other) == before
    assert "cannot be read: No such file" in said(at_other)[0]
    assert recent(at_other)[1] == ["No session saved or opened yet"]


def drop(person, *paths, on=None):
    """Drag files in from another program, and let go."""
    widget = on or person.view
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path) for path in paths])
    none, left, copy = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
    place = QPointF(widget.rect().center())
    entering = QDragEnterEvent(place.toPoint(), copy, data, left, none)
    QApplication.sendEvent(widget, entering)
    if entering.isAccepted():
        QApplication.sendEvent(widget, QDropEvent(place, copy, data, left, none))
        QApplication.processEvents()
    return entering.isAccepted()


@pytest.mark.parametrize("where", ["simplex", "loss", "explain", "transport"])
def test_a_file_dropped_anywhere_opens(reader, other, where):
    assert drop(reader, str(other), on=getattr(reader.program.window, where))
    assert reader.session.document == OTHER


def test_several_files_or_none_cannot_be_dropped(reader, other):
    assert not drop(reader, str(other), str(other))
    assert not drop(reader)
    assert reader.session.document == Document()


def test_the_session_is_copied_as_text_and_pasted_as_one_change(at_other, other):
    at_other.program.filing.copy()
    text = QApplication.clipboard().text()
    assert text == dumps(OTHER)
    at_other.program.filing.new()
    QApplication.clipboard().setText(text)
    at_other.session.to_end()
    at_other.program.filing.paste()
    assert (at_other.session.document, at_other.session.row) == (OTHER, 0)
    assert at_other.session.undo_name == "paste session"
    at_other.session.undo()
    assert at_other.session.document == Document(step=120)
    QApplication.clipboard().setText(scenario_text(Scenario(steps=7)))
    at_other.program.filing.paste()
    assert at_other.session.document == Document(Scenario(steps=7))


def test_what_happened_to_the_run_of_a_pasted_session_is_said_as_of_an_opened_one(at_other):
    QApplication.clipboard().setText(dumps(Document(Scenario(parameterization="raw", learning_rate=0.5))))
    at_other.program.filing.paste()
    assert said(at_other) == ("p left the simplex at step 1: not a probability any more", True)
    QApplication.clipboard().setText(dumps(Document()))
    at_other.program.filing.paste()
    assert said(at_other) == ("pasted the session", False)


@pytest.mark.parametrize("text", ["", "hello", "[" * 100_000, "x" * 2_000_000, scenario_text(FOUR)])
def test_text_that_is_no_session_is_not_pasted(at_other, text):
    before = whole_state(at_other)
    QApplication.clipboard().setText(text)
    at_other.program.filing.paste()
    assert whole_state(at_other) == before
    assert said(at_other)[0].startswith("clipboard: ")
    assert len(said(at_other)[0]) < 300


def test_a_session_pasted_during_a_tour_ends_it_and_stays(at_other):
    at_other.program.touring.start()
    scene = at_other.scenario
    pasted = Document(Scenario(steps=7), View(["grid"]))
    QApplication.clipboard().setText(dumps(pasted))
    at_other.program.filing.paste()
    assert (at_other.program.touring.station, at_other.session.document) == (None, pasted)
    at_other.program.touring.end()
    assert (at_other.session.document, at_other.session.undo_name) == (pasted, "paste session")
    at_other.session.undo()
    assert at_other.scenario == scene
    at_other.session.undo()
    assert at_other.session.document == OTHER


def test_text_that_is_refused_during_a_tour_leaves_the_tour_where_it_is(at_other):
    at_other.program.touring.start()
    before = at_other.program.touring.station, whole_state(at_other)
    QApplication.clipboard().setText("hello")
    at_other.program.filing.paste()
    assert (at_other.program.touring.station, whole_state(at_other)) == before
    assert said(at_other)[1]


def test_what_a_tour_shows_is_never_written_over_a_file_unasked(at_other, other, tmp_path):
    at_other.program.touring.start()
    scene = at_other.scenario
    answering(at_other, escape, kind=QFileDialog)
    assert not at_other.program.filing.save()
    assert at_other.program.touring.station is not None
    answering(at_other, type_name(tmp_path / "scene.json"), kind=QFileDialog)
    assert at_other.program.filing.save()
    assert opened(other).document == OTHER
    assert opened(tmp_path / "scene.json").document.scenario == at_other.scenario == scene
    assert at_other.program.touring.station is None
