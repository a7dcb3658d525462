"""A file that may not be written stays as it is, whatever goes wrong, and nothing lies beside it."""

import builtins
import os
import tempfile
from io import BufferedWriter

import pytest

from xentviz.engine.given import InputError
from xentviz.files import save


@pytest.fixture(autouse=True, params=["without a name", "with a name"])
def until_it_takes_its_place(request, monkeypatch):
    """Whether the system knows files without names."""
    if request.param == "with a name":
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)


@pytest.fixture
def old(tmp_path):
    """A file that is there before."""
    path = tmp_path / "figure.svg"
    path.write_bytes(b"old")
    return path


def untouched(path):
    return path.read_bytes() == b"old" and list(path.parent.iterdir()) == [path]


def test_a_write_protected_file_is_refused(old, monkeypatch):
    old.chmod(0o444)
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # the superuser may write everything
    with pytest.raises(InputError, match="write-protected"):
        save(old, b"new")
    assert untouched(old)


def test_a_folder_that_takes_no_file_is_refused(old, monkeypatch):
    def refuse(**_how):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    with pytest.raises(InputError, match=r"figure\.svg.*permission denied"):
        save(old, b"new")
    assert untouched(old)


def test_a_disk_that_is_full_after_half_of_the_data_leaves_the_old_file(old, monkeypatch):
    class Full:
        def __init__(self, file: BufferedWriter):
            self.file = file

        def __enter__(self):
            return self

        def __exit__(self, *_error):
            self.file.close()

        def write(self, data):
            self.file.write(data[: len(data) // 2])
            raise OSError(28, "No space left on device")

    start = builtins.open
    monkeypatch.setattr(builtins, "open", lambda *how, **more: Full(start(*how, **more)))
    with pytest.raises(InputError, match="no space left on device"):
        save(old, b"new" * 1000)
    monkeypatch.undo()
    assert untouched(old)


@pytest.mark.parametrize("step", ["fsync", "chmod", "replace"])
def test_an_interruption_at_any_step_leaves_the_old_file_and_is_passed_on(old, monkeypatch, step):
    def interrupt(*_args):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, step, interrupt)
    with pytest.raises(KeyboardInterrupt):
        save(old, b"new")
    monkeypatch.undo()
    assert untouched(old)


def test_the_data_is_on_the_disk_before_it_takes_the_place_of_the_old_file(old, monkeypatch):
    seen, sync, replace = [], os.fsync, os.replace
    monkeypatch.setattr(os, "fsync", lambda handle: (seen.append("sync"), sync(handle)))
    monkeypatch.setattr(os, "replace", lambda part, path: (seen.append("replace"), replace(part, path)))
    save(old, b"new")
    assert seen == ["sync", "replace"]
    assert old.read_bytes() == b"new"


def test_until_the_last_moment_the_old_file_can_be_read(old, monkeypatch):
    seen, replace = [], os.replace
    monkeypatch.setattr(os, "replace", lambda part, path: (seen.append(old.read_bytes()), replace(part, path)))
    save(old, b"new")
    assert seen == [b"old"]


@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600)])
def test_a_new_file_has_the_permissions_that_the_user_wants(tmp_path, mask, mode):
    before = os.umask(mask)
    try:
        save(tmp_path / "figure.svg", b"new")
        assert os.umask(mask) == mask
    finally:
        os.umask(before)
    assert (tmp_path / "figure.svg").stat().st_mode & 0o777 == mode


def test_a_link_to_nowhere_gets_the_file_that_it_names(tmp_path):
    (tmp_path / "link.svg").symlink_to(tmp_path / "real.svg")
    save(tmp_path / "link.svg", b"new")
    assert (tmp_path / "real.svg").read_bytes() == b"new"
    assert (tmp_path / "link.svg").is_symlink()
