"""Where a document comes from: a session file, or nowhere yet."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from xentviz.document import Document
from xentviz.engine.given import InputError
from xentviz.files import save
from xentviz.scenario import Scenario
from xentviz.scenario_file import naming, read, read_all
from xentviz.session_file import dumps, read_document
from xentviz.view import View

UNTITLED = "Untitled"


@dataclass(frozen=True)
class Origin:
    """`document` as it is in the file at `path`, or as it began if there is none. `digest` is that of the file."""

    document: Document
    path: Path | None = None
    digest: str = ""

    @property
    def name(self) -> str:
        """What to call the document."""
        return UNTITLED if self.path is None else self.path.name

    def differs(self, document: Document) -> bool:
        """Whether a document is another one than here; what is nobody's work, as the step looked at, does not count."""
        return document != self.document and document.with_passing(self.document) != self.document

    def changed_since(self) -> bool:
        """Whether somebody else has written the file since; one that is gone, or cannot be read, has not been."""
        if self.path is None:
            return False
        try:
            return _digest(read(self.path)) != self.digest
        except OSError:
            return False
        except InputError:
            return True


def found(path: str | Path) -> Origin | Scenario:
    """Read a session file; or the scenario of a scenario file or of an exported figure, which says no more than that.

    Raises InputError that names the file and what is wrong with it, and where.
    """
    with naming("file", path):
        data = read(path)
        document, is_session = read_document(data)
    return Origin(document, Path(path).absolute(), _digest(data)) if is_session else document.scenario


def received(file: BinaryIO) -> Origin | Scenario:
    """As `found`, of what another program writes: a session that it sends is in no file."""
    with naming("file", "-"):
        document, is_session = read_document(read_all(file))
    return Origin(document) if is_session else document.scenario


def begun(what: Origin | Scenario, view: View | None = None) -> Origin:
    """The origin itself; with a scenario a document begins, shown as `view`."""
    return Origin(Document(what, view or View())) if isinstance(what, Scenario) else what


def opened(path: str | Path, view: View | None = None) -> Origin:
    """What is `found` at a path, with a scenario `begun`. Raises InputError."""
    return begun(found(path), view)


def saved(path: str | Path, document: Document) -> Origin:
    """Write a session file, whole or not at all. Raises InputError."""
    data = dumps(document).encode()
    save(path, data)
    return Origin(document, Path(path).absolute(), _digest(data))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
