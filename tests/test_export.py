"""Several exhibits become one file or a numbered set: all of it or nothing."""

import os

import pytest

import xentviz
from xentviz.engine.given import InputError
from xentviz.export import export, targets
from xentviz.figure.exhibit import Exhibit
from xentviz.figure.formats import FORMATS, Format, by_suffix
from xentviz.figure.render_options import RenderOptions

SOLUTION = xentviz.solve(xentviz.Scenario())


def exhibits(*steps):
    return [Exhibit(SOLUTION, RenderOptions(step=step)) for step in steps]


def finish(work):
    parts = []
    while True:
        try:
            parts.append(next(work))
        except StopIteration as end:
            return parts, end.value


def test_one_exhibit_is_the_file_itself(tmp_path):
    _, paths = finish(export(tmp_path / "a.svg", exhibits(5)))
    assert paths == [str(tmp_path / "a.svg")]
    assert (tmp_path / "a.svg").read_bytes() == by_suffix("a.svg").write(*exhibits(5))


def test_several_are_a_numbered_set_in_order(tmp_path):
    parts, paths = finish(export(tmp_path / "run.svg", exhibits(0, 7, 90)))
    assert paths == [str(tmp_path / f"run-{n}.svg") for n in (1, 2, 3)]
    assert sorted(os.listdir(tmp_path)) == ["run-1.svg", "run-2.svg", "run-3.svg"]
    for path, each in zip(paths, exhibits(0, 7, 90), strict=True):
        assert (tmp_path / path).read_bytes() == by_suffix(path).write(each)
    assert parts == sorted(parts)
    assert parts[-1] == pytest.approx(1.0)
    assert len(parts) >= 3


@pytest.mark.parametrize(("count", "first", "last"), [(9, "a-1", "a-9"), (10, "a-01", "a-10"), (200, "a-001", "a-200")])
def test_numbers_have_as_many_digits_as_the_last(count, first, last):
    names = targets("a.svg", count)
    assert (len(names), names[0], names[-1]) == (count, f"{first}.svg", f"{last}.svg")
    assert names == sorted(names)


def test_a_dot_in_a_folder_or_a_name_stays():
    assert targets("talk.d/week.1.SVG", 2) == ["talk.d/week.1-1.SVG", "talk.d/week.1-2.SVG"]


@pytest.mark.parametrize("form", [f for f in FORMATS if f.many], ids=lambda f: f.suffix)
def test_a_format_that_holds_many_is_one_file(form):
    assert targets(f"a.{form.suffix}", 6) == [f"a.{form.suffix}"]


@pytest.mark.parametrize("form", [f for f in FORMATS if f.film], ids=lambda f: f.suffix)
def test_a_film_of_several_moments_is_refused(form):
    with pytest.raises(InputError, match=rf"'a\.{form.suffix}' is a film of one run, allowed .* \.png"):
        targets(f"a.{form.suffix}", 2)


@pytest.mark.parametrize("form", [f for f in FORMATS if f.many], ids=lambda f: f.suffix)
def test_a_file_of_many_is_made_bit_by_bit_and_a_page_alone_in_one(form, tmp_path, qapp):
    parts, _ = finish(export(tmp_path / f"a.{form.suffix}", exhibits(0, 7, 90)))
    assert parts == sorted(parts)
    assert len(parts) >= 6
    alone, _ = finish(export(tmp_path / f"b.{form.suffix}", exhibits(0)))
    assert alone == [1.0, 1.0]


def test_an_unknown_suffix_is_refused_before_anything_is_made():
    with pytest.raises(InputError, match="suffix 'doc'"):
        next(export("a.doc", exhibits(0, 1)))


def test_nothing_is_written_if_it_is_closed_before_the_end(tmp_path):
    work = export(tmp_path / "a.svg", exhibits(0, 1, 2))
    next(work)
    next(work)
    work.close()
    assert os.listdir(tmp_path) == []


def test_nothing_is_written_if_one_cannot_be_made(tmp_path):
    with pytest.raises(InputError, match="step is 9000"):
        finish(export(tmp_path / "a.svg", exhibits(0, 9000)))
    assert os.listdir(tmp_path) == []


def test_nothing_is_written_if_one_file_cannot_be(tmp_path):
    (tmp_path / "a-3.svg").mkdir()
    (tmp_path / "a-1.svg").write_bytes(b"old")
    with pytest.raises(InputError, match=r"a-3\.svg' is a folder"):
        finish(export(tmp_path / "a.svg", exhibits(0, 1, 2)))
    assert sorted(os.listdir(tmp_path)) == ["a-1.svg", "a-3.svg"]
    assert (tmp_path / "a-1.svg").read_bytes() == b"old"


def test_a_format_that_works_bit_by_bit_has_its_share_of_the_progress(tmp_path, monkeypatch):
    def slow(_exhibits):
        yield 0.25
        yield 0.75
        return b"done"

    monkeypatch.setattr("xentviz.figure.formats.FORMATS", (Format("slow", "Slow", slow),))
    parts, _ = finish(export(tmp_path / "a.slow", exhibits(0, 1)))
    assert parts == pytest.approx([0.125, 0.375, 0.5, 0.625, 0.875, 1.0])
