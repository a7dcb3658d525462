"""Unsaved work, kept in the user's data folder until it is saved, so that it outlives the program's sudden end."""

from __future__ import annotations

import contextlib
import json
import os
import uuid
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLockFile, QObject, QStandardPaths, QTimer

from xentviz.app.filing import SessionFiling
from xentviz.document import Document
from xentviz.engine.given import InputError
from xentviz.files import save
from xentviz.origin import Origin, opened
from xentviz.scenario import refuse_undrawable
from xentviz.scenario_file import read
from xentviz.session import Part, Session
from xentviz.session_file import from_plain, plain
from xentviz.strict_json import parsed

FILE_TYPE, FILE_VERSION = "xentviz-autosave", 1
WAIT_MS = 3000
"""From a change to the writing of it, so that many changes are written at once, and none amid a movement."""

_own: set[str] = set()


def folder() -> Path:
    """Where unsaved work is kept."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation), "autosave")


class Autosave(QObject):
    """Writes the session some seconds after it has changed; once it is as in its file, nothing is kept.

    Unsaved work is written again when another step is looked at, so that it comes back at that step.

    A lock beside the file tells other windows that its owner still lives. `_own` are the files of this process, whose
    number tells them nothing.
    """

    def __init__(self, session: Session, filing: SessionFiling) -> None:
        super().__init__(filing)
        self._session, self._filing = session, filing
        self.path = _fresh()
        self._lock: QLockFile | None = None
        self._written: Document | None = None
        self.timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self.timer.timeout.connect(self.write)
        session.changed.connect(lambda parts: self._begin() if parts & (Part.HISTORY | Part.STEP) else None)
        filing.settled.connect(self.write)

    def write(self) -> bool:
        """Keep what is unsaved; where nothing is, nothing. In the middle of a drag, wait. Says whether that is done."""
        if self._session.in_gesture:
            self.timer.start()
            return False
        document = self._wanted
        try:
            if document is None:
                self.clear()
            elif document != self._written:
                self._keep(document)
        except (InputError, OSError):  # a full disk: the work goes on, and the next change tries again
            return False
        return True

    def clear(self) -> None:
        """Keep nothing."""
        self.timer.stop()
        self._written = None
        self.path.unlink(missing_ok=True)
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None

    def abandon(self) -> None:
        """Leave what is kept to the next start."""
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None
            _own.discard(str(self.path))
            self.path = _fresh()

    def leave(self, document: Document) -> None:
        """Keep another session, one without a file, for the next start, whatever becomes of this one."""
        with contextlib.suppress(InputError, OSError):  # a full disk
            _write(_fresh(), Origin(document), document)

    def _keep(self, document: Document) -> None:
        if self._lock is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._lock = _lock_of(self.path)
            self._lock.tryLock(0)
            _own.add(str(self.path))
        _write(self.path, self._filing.origin, document)
        self._written = document

    def _begin(self) -> None:
        if not self.timer.isActive() and self._wanted != self._written:
            self.timer.start()

    @property
    def _wanted(self) -> Document | None:
        """What is to be kept."""
        return self._session.own_document if self._filing.modified else None


@dataclass(frozen=True)
class Leftover:
    """Unsaved work of a program that ended suddenly, held for this one. `written` is when, in seconds since 1970.

    `origin` has the file's path and what it was when that program read or wrote it, but not what is in it.
    """

    path: Path
    lock: QLockFile
    document: Document
    origin: Origin
    written: float

    def current_origin(self) -> Origin:
        """The origin with what is in the file now; without a path if that is no session any more."""
        try:
            now = opened(self.origin.path) if self.origin.path else Origin(Document())
        except InputError:
            return Origin(Document())
        return replace(self.origin, document=now.document) if now.path else now

    def remove(self) -> None:
        """Keep it no longer."""
        self.path.unlink(missing_ok=True)
        self.release()

    def release(self) -> None:
        """Leave it to others."""
        self.lock.unlock()


def _fresh() -> Path:
    return folder() / f"{uuid.uuid4().hex}.json"


def _write(path: Path, origin: Origin, document: Document) -> None:
    about = {"file": origin.path and str(origin.path), "digest": origin.digest}
    data = {"type": FILE_TYPE, "version": FILE_VERSION, **about, "session": plain(document)}
    path.parent.mkdir(parents=True, exist_ok=True)
    save(path, json.dumps(data, allow_nan=False).encode())  # no lines: nobody reads it


def leftovers() -> list[Leftover]:
    """The unsaved work of programs that live no more, the newest first. What cannot be read is left alone."""
    found = [_leftover(path) for path in folder().glob("*.json")]
    return sorted(filter(None, found), key=lambda each: each.written, reverse=True)


def _leftover(path: Path) -> Leftover | None:
    lock = _orphaned(path)
    if lock is None:
        return None
    try:
        data: Any = parsed(read(path).decode(), "autosave")
        if (data["type"], data["version"]) != (FILE_TYPE, FILE_VERSION):
            raise InputError("another version wrote it.")
        document = from_plain(data["session"])
        refuse_undrawable(document.scenario)
        origin = Origin(Document(), data["file"] and Path(data["file"]), str(data["digest"]))
        return Leftover(path, lock, document, origin, path.stat().st_mtime)
    except (InputError, OSError, ValueError, LookupError, AttributeError, TypeError):
        lock.unlock()
        return None


def _orphaned(path: Path) -> QLockFile | None:
    """The lock of a file whose program lives no more; None if it does."""
    if str(path) in _own:
        return None
    lock = _lock_of(path)
    if lock.getLockInfo()[0] == os.getpid():  # not ours: another process had this number, and died
        Path(lock.fileName()).unlink(missing_ok=True)
    return lock if lock.tryLock(0) else None


def _lock_of(path: Path) -> QLockFile:
    lock = QLockFile(str(path.with_suffix(".lock")))
    lock.setStaleLockTime(0)  # as old as may be: a window may stay open for days
    return lock
