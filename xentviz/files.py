"""Writing files whole or not at all."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from xentviz.engine.catalog import InputError


def save(path: str | Path, data: bytes) -> None:
    """Write a file so that at every moment the old or the new one is there, complete.

    The data goes to a temporary file beside it, which then takes its place. Raises InputError with one sentence if
    that cannot be done; an existing file is then untouched, and nothing is left behind.
    """
    save_all({path: data})


def save_all(files: Mapping[str | Path, bytes]) -> None:
    """Write several files, each as `save` does, and none of them before all the data lies on the disk.

    Raises InputError with one sentence for the first that cannot be written. All existing files are then untouched,
    unless only the last act, the taking of its place, failed for one: then those before it are the new ones.
    """
    staged: list[_Staged] = []
    with contextlib.ExitStack() as leftovers:
        for path, data in files.items():
            with _telling(path):
                staged.append(_stage(path, data))
            leftovers.callback(_discard, staged[-1].temporary)
        for each in staged:
            with _telling(each.path):
                os.replace(each.temporary, each.target)


@dataclass(frozen=True)
class _Staged:
    """A file whose data lies beside it, ready to take its place."""

    path: str | Path
    target: Path
    temporary: str


@contextlib.contextmanager
def _telling(path: str | Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise InputError(f"file {str(path)!r:.200} cannot be written: {_reason(error)}.") from None
    except InputError:
        raise
    except ValueError:
        raise InputError(f"file {str(path)!r:.200} cannot be written: that is no file name.") from None


def _refuse_special(target: Path) -> None:
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return
    if stat.S_ISDIR(mode):
        raise InputError(f"file {str(target)!r:.200} is a folder, allowed is the name of a file.")
    if not stat.S_ISREG(mode):
        raise InputError(f"file {str(target)!r:.200} is no regular file, and is left alone.")


def _stage(path: str | Path, data: bytes) -> _Staged:
    _refuse_special(Path(path))
    target = Path(os.path.realpath(path))  # a link stays a link; what it leads to is replaced
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(prefix=".xentviz-", suffix=".part", dir=target.parent)
    try:
        with open(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, mode)
        if target.exists() and not os.access(target, os.W_OK):
            raise PermissionError(13, "it is write-protected")
    except BaseException:
        _discard(name)
        raise
    return _Staged(path, target, name)


def _discard(temporary: str) -> None:
    """Remove a temporary file, unless it has taken its place."""
    with contextlib.suppress(OSError):
        os.unlink(temporary)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _reason(error: OSError) -> str:
    text = error.strerror or str(error)
    return text[:1].lower() + text[1:]
