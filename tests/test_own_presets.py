"""A person's own presets: kept, found, renamed and removed as files; what is no preset is told and left alone."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths

from xentviz import own_presets as own
from xentviz.app.main import application
from xentviz.cli import main
from xentviz.document import Document
from xentviz.engine.given import InputError
from xentviz.presets import ORDER, preset
from xentviz.scenario import Scenario
from xentviz.storyboard import Kept, Storyboard
from xentviz.view import View

DOCUMENT = Document(Scenario(learning_rate=0.7), View(swapped="loss"), Storyboard((Kept(step=2),)), step=5)


def files():
    return sorted(path.name for path in own.folder().iterdir())


def test_there_are_none_at_first_and_nothing_is_made_by_looking():
    assert own.own_presets() == ((), ())
    assert not own.folder().exists()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such variable")
def test_there_are_none_in_a_folder_that_cannot_be_looked_into(monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", "/" + 300 * "x")
    assert own.own_presets() == ((), ())


def test_the_folder_is_where_the_window_keeps_its_other_data(qapp):
    application()
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    assert own.folder() == Path(place, "presets")


@pytest.mark.parametrize(
    ("system", "variable", "place"),
    [
        ("win32", "/roaming", Path("/roaming")),
        ("win32", "", Path.home() / "AppData" / "Roaming"),
        ("darwin", "/roaming", Path.home() / "Library" / "Application Support"),
    ],
)
def test_other_systems_have_places_of_their_own(monkeypatch, system, variable, place):
    monkeypatch.setenv("APPDATA", variable)
    monkeypatch.setenv("HOME", str(Path.home()))
    monkeypatch.setattr(sys, "platform", system)
    assert own.folder() == place / "xentviz" / "presets"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such variable")
@pytest.mark.parametrize("value", ["", "relative/folder"])
def test_a_variable_that_names_no_folder_does_not_count(monkeypatch, value):
    monkeypatch.setenv("XDG_DATA_HOME", value)
    monkeypatch.setenv("HOME", "/home/somebody")
    assert own.folder() == Path("/home/somebody/.local/share/xentviz/presets")


def test_what_is_kept_is_found_by_its_name_without_its_storyboard():
    made = own.keep("  My own: Größe 2! ", " It falls. ", DOCUMENT)
    assert (made.name, made.title, made.summary) == ("my-own-groe-2", "My own: Größe 2!", "It falls.")
    assert files() == ["my-own-groe-2.json"]
    assert made.document == DOCUMENT.replace(storyboard=Storyboard())
    assert own.find(made.name) == made
    assert own.own_presets() == ((made,), ())


def test_names_keep_apart_from_each_other_and_from_the_program_s():
    titles = ["Plateau", "α", "β", "alpha!", "alpha?"]
    made = [own.keep(title, "", DOCUMENT).name for title in titles]
    assert made == ["plateau-2", "preset", "preset-2", "alpha", "alpha-2"]
    assert [each.title for each in own.own_presets()[0]] == sorted(titles, key=str.casefold)


def test_a_title_is_taken_once():
    first = own.keep("Mine", "", DOCUMENT)
    other = own.keep("Other", "", DOCUMENT)
    with pytest.raises(InputError, match=r"^title is 'MINE', which another own preset has"):
        own.keep("MINE", "", DOCUMENT)
    with pytest.raises(InputError, match=r"^title is 'mine', which another"):
        own.rename(other, "mine", "")
    assert own.rename(first, "mine", "now").title == "mine"
    assert files() == ["mine.json", "other.json"]


def test_renaming_changes_words_only_and_removing_removes_the_file():
    made = own.keep("Mine", "", DOCUMENT)
    changed = own.rename(made, " Yours ", " New. ")
    assert (changed.title, changed.summary) == ("Yours", "New.")
    assert own.find("mine") == changed
    assert changed.document == made.document
    own.remove(changed)
    assert files() == []
    own.remove(changed)


def test_a_title_that_is_refused_leaves_the_file_as_it_was():
    made = own.keep("Mine", "", DOCUMENT)
    with pytest.raises(InputError, match=r"^title is '', allowed are 1 to 40"):
        own.rename(made, "  ", "")
    with pytest.raises(InputError, match=r"^summary has "):
        own.keep("Chinese", "数学", DOCUMENT)
    assert own.own_presets() == ((made,), ())


def test_damaged_files_are_told_by_name_and_left_alone_and_the_others_found():
    made = own.keep("Mine", "", DOCUMENT)
    for name, data in (("cut.json", b'{"type": "xentviz-preset", '), ("bytes.json", b"\xff\xfe"), ("notes.txt", b"x")):
        (own.folder() / name).write_bytes(data)
    (own.folder() / "folder.json").mkdir()
    found, refused = own.own_presets()
    assert found == (made,)
    assert len(refused) == 3
    for name, sentence in zip(("bytes.json", "cut.json", "folder.json"), refused, strict=True):
        assert name in sentence
        assert sentence.count("\n") == 0
    assert (own.folder() / "cut.json").read_bytes() == b'{"type": "xentviz-preset", '
    with pytest.raises(InputError, match=r"cut\.json"):
        own.find("cut")


def test_a_file_that_cannot_be_written_is_told():
    own.folder().parent.mkdir(parents=True)
    own.folder().write_text("in the way")
    with pytest.raises(InputError, match=r"folder '.*presets' cannot be made: "):
        own.keep("Mine", "", DOCUMENT)
    assert own.own_presets() == ((), ())


def test_the_program_s_preset_comes_before_an_own_file_of_its_name():
    own.keep("Mine", "", DOCUMENT)
    (own.folder() / "mine.json").rename(own.folder() / "question.json")
    assert own.find("question") == preset("question")


@pytest.mark.parametrize("name", ["../secret", "nonsense", "", "/etc/passwd"])
def test_a_name_that_is_no_preset_is_refused_with_all_that_are(name):
    own.keep("Mine", "", DOCUMENT)
    (own.folder().parent / "secret.json").write_text("{}")
    with pytest.raises(InputError) as refusal:
        own.find(name)
    assert str(refusal.value) == f"preset {name!r} is unknown, allowed are {', '.join((*ORDER, 'mine'))}."


def test_the_command_line_takes_and_lists_own_presets(capsys):
    own.keep("Mine", "Falls fast.", DOCUMENT.replace(scenario=Scenario(steps=3)))
    (own.folder() / "cut.json").write_text("{")
    assert main(["trace", "--preset", "mine", "--format", "csv"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 5
    assert main(["list", "presets"]) == 0
    listed, told = capsys.readouterr()
    assert listed.splitlines()[-1].split(maxsplit=1) == ["mine", "Falls fast."]
    assert told.startswith("xentviz: preset file ")
    assert "cut.json" in told
    assert main(["trace", "--preset", "cut"]) == 2
    assert capsys.readouterr().err.startswith("xentviz: --preset: preset file ")
