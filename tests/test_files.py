"""Files are written whole or not at all."""

from __future__ import annotations

import os
import stat

import pytest

from xentviz.engine.given import InputError
from xentviz.files import save, save_all


@pytest.fixture(autouse=True, params=["without a name", "with a name"])
def until_it_takes_its_place(request, monkeypatch):
    """Whether the system knows files without names."""
    if request.param == "with a name":
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)


def test_a_file_holds_exactly_what_was_saved_and_nothing_else_is_left(tmp_path):
    path = tmp_path / "picture.svg"
    save(path, b"first")
    save(path, b"second")
    assert path.read_bytes() == b"second"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link_and_what_it_leads_to_is_replaced(tmp_path):
    path, link = tmp_path / "real.svg", tmp_path / "link.svg"
    path.write_bytes(b"old")
    link.symlink_to(path)
    save(link, b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"


def test_permissions_of_a_replaced_file_stay(tmp_path):
    path = tmp_path / "private.svg"
    path.write_bytes(b"old")
    path.chmod(0o700)
    save(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o700


def test_a_new_file_has_the_permissions_that_the_user_s_mask_leaves_and_the_mask_stays(tmp_path):
    before = os.umask(0o027)
    try:
        save(tmp_path / "new.svg", b"new")
        assert os.umask(0o027) == 0o027
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new.svg").stat().st_mode) == 0o640


@pytest.mark.parametrize("step", ["fsync", "chmod", "replace"])
def test_a_disk_that_fails_at_any_step_leaves_the_old_file_and_no_other(tmp_path, monkeypatch, step):
    path = tmp_path / "picture.svg"
    path.write_bytes(b"old")

    def fail(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(InputError, match=r"picture\.svg.*no space left on device"):
        save(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_is_refused_by_name(tmp_path):
    with pytest.raises(InputError, match="is a folder"):
        save(tmp_path, b"data")


def test_a_pipe_is_left_alone(tmp_path):
    path = tmp_path / "pipe.svg"
    os.mkfifo(path)
    with pytest.raises(InputError, match="no regular file"):
        save(path, b"data")
    assert stat.S_ISFIFO(path.stat().st_mode)


@pytest.mark.parametrize("name", ["a\0b.svg", "x" * 300 + ".svg", "missing/picture.svg"])
def test_an_impossible_name_is_refused_in_one_sentence(tmp_path, name):
    with pytest.raises(InputError, match="cannot be written") as caught:
        save(f"{tmp_path}/{name}", b"data")
    assert "\n" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_several_files_are_written_together(tmp_path):
    save_all({tmp_path / "a": b"one", str(tmp_path / "b"): b"two"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"one", "b": b"two"}


@pytest.mark.parametrize("step", ["fsync", "chmod"])
def test_a_disk_that_is_full_at_the_last_of_several_leaves_all_old_ones(tmp_path, monkeypatch, step):
    (tmp_path / "a").write_bytes(b"old")
    calls, real = [], getattr(os, step)

    def fail(*args):
        calls.append(args)
        if len(calls) == 3:
            raise OSError(28, "No space left on device")
        real(*args)

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(InputError, match=r"/c'.*no space left on device"):
        save_all({tmp_path / name: b"new" for name in "abc"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"old"}


def test_if_one_cannot_take_its_place_nothing_is_left_of_those_after_it(tmp_path, monkeypatch):
    real = os.replace

    def fail(source, target):
        if str(target).endswith("b"):
            raise OSError(5, "Input/output error")
        real(source, target)

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(InputError, match=r"/b'.*input/output error"):
        save_all({tmp_path / name: b"new" for name in "abc"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"new"}


def test_what_a_killed_program_left_an_hour_ago_is_swept_away_and_nothing_else(tmp_path):
    left, fresh, other = tmp_path / ".xentviz-0.part", tmp_path / ".xentviz-1.part", tmp_path / ".other.part"
    for path in (left, fresh, other):
        path.write_bytes(b"half")
    for path in (left, other):
        os.utime(path, (1.0, 1.0))
    save(tmp_path / "a", b"new")
    assert {path.name for path in tmp_path.iterdir()} == {"a", fresh.name, other.name}
