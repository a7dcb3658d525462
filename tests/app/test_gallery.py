"""The gallery in the window: what a card promises is what opens; own presets come, change and go."""

import numpy as np
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from tests.answers import Answer, press
from xentviz import own_presets
from xentviz.app.preset_words import PresetWords
from xentviz.app.small_pictures import SmallPictures
from xentviz.document import Document
from xentviz.figure.display import Lines, Markers
from xentviz.figure.theme import DARK, LIGHT
from xentviz.pins import NO_PINS
from xentviz.presets import presets
from xentviz.scenario import MAX_STEPS, Scenario
from xentviz.storyboard import Kept
from xentviz.view import View

Key, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier
MINE = Document(Scenario(learning_rate=0.7), View(swapped="loss"))


@pytest.fixture
def gallery(person, qtbot):
    """The open gallery."""
    return opened(person, qtbot)


def opened(person, qtbot):
    """The gallery, opened by its key in the window, which not every platform makes the active one by itself."""
    person.program.window.activateWindow()
    qtbot.waitUntil(person.program.window.isActiveWindow)
    person.key(Key.Key_G, CONTROL)
    shown = person.program.desk.presetting.gallery
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


def keys(*pressed):
    for key in pressed:
        QTest.keyClick(QApplication.focusWidget(), key)


def typed(title, summary=""):
    """Fills the form for a preset's words, and presses Enter."""

    def act(dialog):
        dialog.title.selectAll()
        QTest.keyClicks(dialog.title, title)
        if summary:
            dialog.summary.selectAll()
            QTest.keyClicks(dialog.summary, summary)
        QTest.keyClick(dialog.title, Key.Key_Return)

    return act


def said(person):
    return person.program.window.status.message.text()


def test_every_preset_has_a_card_with_its_sentence_and_the_first_nine_their_key(gallery):
    cards = gallery.ready.cards.cards
    assert [(card.title, card.summary) for card in cards] == [(each.title, each.summary) for each in presets()]
    assert [card.keys for card in cards[:9]] == [f"Ctrl+{n}" for n in range(1, 10)]
    assert not any(card.keys for card in cards[9:])


def test_all_cards_are_in_sight_at_once_at_the_usual_size(gallery):
    rect, room = gallery.ready.visualRect, gallery.ready.viewport().rect()
    assert all(room.contains(rect(gallery.ready.cards.index(place, 0))) for place in range(len(presets())))


def test_sentences_of_the_program_are_whole_on_their_cards(gallery, monkeypatch):
    shortened = []
    from xentviz.views import gallery_cards

    def broken(text, *room):
        lines = true_broken(text, *room)
        shortened.extend(line for line in lines if line.endswith("…"))
        return lines

    true_broken = gallery_cards.broken
    monkeypatch.setattr(gallery_cards, "broken", broken)
    gallery.ready.grab()
    assert shortened == []


def test_a_key_of_a_card_opens_it_in_the_gallery_too(person, gallery, qtbot):
    QTest.keyClick(gallery.ready, Key.Key_7, CONTROL)
    assert not gallery.isVisible()
    assert person.scenario == presets()[6].scenario


def test_escape_leaves_everything_as_it_was(person, gallery):
    before = person.session.document
    keys(Key.Key_Right, Key.Key_Escape)
    assert not gallery.isVisible()
    assert person.session.document == before
    assert person.session.undo_name is None


def test_what_was_current_is_so_again(person, gallery, qtbot):
    keys(Key.Key_Down, Key.Key_Right, Key.Key_Escape)
    assert opened(person, qtbot).ready.place == 4


@pytest.mark.parametrize("place", range(len(presets())))
def test_the_picture_is_of_what_opens(person, qtbot, place):
    """The path and the current point of the card, and those in the window, in parts of their triangles' widths."""
    preset = presets()[place]
    pictures = SmallPictures(person.session)
    kept = pictures.moment(preset.kept)
    person.program.desk.presetting.show(preset)
    session = person.session
    assert (kept.trajectory.p[:, kept.row] == session.trajectory.p[:, session.row]).all()
    assert (kept.trajectory.p == session.trajectory.p).all()
    groups = {group.name: group for group in pictures.drawn(preset.kept, LIGHT, person.program.window.size())}
    assert ("rising" in groups) == ("rising" in session.view.layers)
    assert ("ghosts" in groups) == bool(session.view.swapped)
    assert ("quoted-rows" in groups) == ("quoted-rows" in session.view.layers)
    assert any(isinstance(item, Lines) for item in groups["path"])
    assert any(isinstance(item, Markers) for item in groups["current"])


def test_a_preset_that_shows_the_grid_has_it_on_its_card(person):
    view = View(grid=True, rows="loss:cross-entropy;squared-error", columns="learning_rate:0.1;1")
    drawn = SmallPictures(person.session).drawn(Kept(Scenario(), view, 5), LIGHT, person.program.window.size())
    assert [group.name for group in drawn if group.name.startswith("border")] == [f"border-{k}" for k in range(4)]


def test_cards_are_painted_in_the_window_s_colours(person, gallery, qtbot):
    def ground():
        image = gallery.ready.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        pixels = np.frombuffer(image.constBits(), np.uint8).reshape(-1, 4)
        return pixels[:, :3].mean()

    light = ground()
    keys(Key.Key_Escape)
    person.program.wiring.choose_appearance("dark")
    opened(person, qtbot)
    assert gallery.ready.card_painter.theme == DARK
    assert light > 200
    assert ground() < 80


def test_saving_makes_an_own_preset_of_what_is_shown(person, qtbot):
    person.session.edit(learning_rate=0.7)
    person.session.edit_view(swapped="loss")
    person.session.seek(5)
    Answer(PresetWords, typed("Mine", "Falls fast."), person.program.window)
    person.program.desk.presetting.save()
    ((made,), refused) = own_presets.own_presets()
    assert (made.title, made.summary, made.document) == ("Mine", "Falls fast.", MINE.replace(step=5))
    assert refused == ()
    assert said(person) == "saved as preset Mine"
    shown = opened(person, qtbot)
    shown.show_page(1)
    assert [card.title for card in shown.own.cards.cards] == ["Mine"]


def test_a_run_beyond_the_steps_that_a_file_takes_is_saved_as_a_preset_at_its_last_one(person):
    person.session.change("long", scenario=Scenario(learning_rate=1e-5, steps=MAX_STEPS))
    person.session.to_end()
    person.session.step()
    Answer(PresetWords, typed("Long"), person.program.window)
    person.program.desk.presetting.save()
    ((made,), _) = own_presets.own_presets()
    assert made.document.step == MAX_STEPS


def test_pinned_runs_are_in_an_own_preset_and_in_its_picture_and_others_leave_a_person_s_alone(person, qtbot):
    person.key(Key.Key_P)
    person.session.edit(start=(0.2, 0.1, 0.7))
    made = own_presets.keep("Pinned", "", person.session.document)
    shown = opened(person, qtbot)
    shown.show_page(1)
    with qtbot.waitSignal(shown.own.thumbnails.painted):
        shown.own.grab()
    image = shown.own.grab().toImage()
    colours = [image.pixelColor(x, y).getRgb() for x in range(110) for y in range(110)]
    assert LIGHT.pins[0] == "#5b21b6"
    assert any(blue - green > 60 and red - green > 20 and blue - red > 40 for red, green, blue, _ in colours)
    keys(Key.Key_Escape)
    person.session.change("remove", pins=NO_PINS)
    person.program.desk.presetting.show(presets()[3])
    assert person.session.pins == NO_PINS
    person.program.desk.presetting.show(made)
    assert len(person.session.pins) == 1
    person.program.desk.presetting.show(presets()[0])
    assert len(person.session.pins) == 1


def test_a_title_that_is_taken_is_told_in_place_and_the_form_stays(person):
    own_presets.keep("Mine", "", MINE)
    told = []

    def act(dialog):
        typed("mine")(dialog)
        told.append((dialog.isVisible(), dialog.refusal.text()))
        QTest.keyClick(dialog, Key.Key_Escape)

    Answer(PresetWords, act, person.program.window)
    person.program.desk.presetting.save()
    assert told == [(True, "Title is 'mine', which another own preset has, allowed is a new one.")]
    assert len(own_presets.own_presets()[0]) == 1


def test_own_presets_are_renamed_and_removed_by_their_keys(person, gallery, qtbot):
    for title in ("Apple", "Pear"):
        own_presets.keep(title, "", MINE)
    keys(Key.Key_Escape)
    opened(person, qtbot).show_page(1)
    keys(Key.Key_Right)
    Answer(PresetWords, typed("Aardvark", "An animal."), gallery)
    keys(Key.Key_F2)
    assert [(card.title, card.summary) for card in gallery.own.cards.cards] == [
        ("Aardvark", "An animal."),
        ("Apple", ""),
    ]
    assert gallery.own.place == 0
    gallery.activateWindow()
    qtbot.waitUntil(gallery.isActiveWindow)
    for answer, left in (("Keep", 2), ("Remove", 1)):
        asked = Answer(QMessageBox, press(answer), gallery)
        QTest.keyClick(gallery.own, Key.Key_Delete)
        assert asked.seen
        assert len(own_presets.own_presets()[0]) == len(gallery.own.cards.cards) == left
        gallery.activateWindow()
        qtbot.waitUntil(gallery.isActiveWindow)
    assert gallery.own.cards.cards[0].title == "Apple"


def test_damaged_files_are_told_in_the_gallery_and_left_alone(person, qtbot):
    own_presets.keep("Mine", "", MINE)
    for number in range(4):
        (own_presets.folder() / f"cut-{number}.json").write_text("{")
    gallery = opened(person, qtbot)
    lines = gallery.refusal.text().split("\n")
    assert [f"cut-{number}.json" in line for number, line in enumerate(lines[:2])] == [True, True]
    assert lines[2:] == ["2 more files cannot be read either."]
    assert [card.title for card in gallery.own.cards.cards] == ["Mine"]
    assert (own_presets.folder() / "cut-0.json").read_text() == "{"


def test_a_file_that_goes_while_the_gallery_is_open_does_no_harm(person, gallery, qtbot):
    made = own_presets.keep("Mine", "", MINE)
    keys(Key.Key_Escape)
    opened(person, qtbot).show_page(1)
    own_presets.remove(made)
    QTimer.singleShot(0, lambda: keys(Key.Key_Return))
    qtbot.waitUntil(lambda: not gallery.isVisible())
    assert person.scenario == MINE.scenario
