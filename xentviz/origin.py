"""Where a document comes from: a session file, or nowhere yet."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from xentviz.document import Document
from xentviz.engine.catalog import InputError
from xentviz.files import save
from xentviz.scenario_file import naming, read
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


def opened(path: str | Path, view: View | None = None) -> Origin:
    """Read a session file; or a scenario file or an exported figure, with which a document begins, shown as `view`.

    Raises InputError that names the file and what is wrong with it, and where.
    """
    with naming("file", path):
        data = read(path)
        document, is_session = read_document(data, view)
    return Origin(document, Path(path).absolute(), _digest(data)) if is_session else Origin(document)


def saved(path: str | Path, document: Document) -> Origin:
    """Write a session file, whole or not at all. Raises InputError."""
    data = dumps(document).encode()
    save(path, data)
    return Origin(document, Path(path).absolute(), _digest(data))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
