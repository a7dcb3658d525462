"""Writing files whole or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from xentviz.engine.given import InputError

_PREFIX, _SUFFIX = ".xentviz-", ".part"
_STALE = 3600.0  # seconds after which nobody can be writing such a file any more


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
            leftovers.callback(staged[-1].discard)
        for each in staged:
            with _telling(each.path):
                each.take_place()
            _sweep(each.target.parent)


@dataclass
class _Staged:
    """A file whose data lies on the disk, ready to take its place.

    It has no name until then where the system can do so: a program that is killed leaves nothing behind.
    """

    path: str | Path
    target: Path
    handle: int
    temporary: str

    def take_place(self) -> None:
        """Become the file of the target's name, in one act."""
        if not self.temporary:
            name = str(self.target.with_name(f"{_PREFIX}{secrets.token_hex(8)}{_SUFFIX}"))
            # With a folder's handle, though the path needs none, Python makes the call that follows the link.
            os.link(f"/proc/self/fd/{self.handle}", name, src_dir_fd=self.handle, follow_symlinks=True)
            self.temporary = name
        os.replace(self.temporary, self.target)

    def discard(self) -> None:
        """Let go of it; what has not taken its place is gone."""
        with contextlib.suppress(OSError):
            os.close(self.handle)
        if self.temporary:
            with contextlib.suppress(OSError):
                os.unlink(self.temporary)


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
    staged = _Staged(path, target, *_opened(target.parent))
    try:
        with open(staged.handle, "wb", closefd=False) as file:
            file.write(data)
            file.flush()
            os.fsync(staged.handle)
        os.chmod(staged.temporary or staged.handle, mode)
        if target.exists() and not os.access(target, os.W_OK):
            raise PermissionError(13, "it is write-protected")
    except BaseException:
        staged.discard()
        raise
    return staged


def _opened(folder: Path) -> tuple[int, str]:
    """A new file in a folder, open for writing, and its name; an empty one where it has none."""
    if os.path.isdir("/proc/self/fd"):
        with contextlib.suppress(AttributeError, OSError):  # some systems and some disks know only files with names
            return os.open(folder, os.O_TMPFILE | os.O_WRONLY, 0o600), ""
    return tempfile.mkstemp(prefix=_PREFIX, suffix=_SUFFIX, dir=folder)


def _sweep(folder: Path) -> None:
    """Remove what a program left that was killed in the instant between getting a name and taking its place."""
    with contextlib.suppress(OSError):
        for left in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
            if time.time() - left.stat().st_mtime > _STALE:
                left.unlink()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _reason(error: OSError) -> str:
    text = error.strerror or str(error)
    return text[:1].lower() + text[1:]
