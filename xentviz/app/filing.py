"""The session and its file: new, open, save, and the question before anything is lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from xentviz.app.asking import ask, file_to_open, file_to_save
from xentviz.app.recent_files import RecentFiles
from xentviz.app.touring import Touring
from xentviz.app.window import Window
from xentviz.app.worth_asking import before_closing, before_leaving
from xentviz.document import Document
from xentviz.engine.given import InputError
from xentviz.origin import Origin, opened, saved
from xentviz.scenario import refuse_undrawable
from xentviz.scenario_file import MAX_FILE_BYTES
from xentviz.session import Part, Session
from xentviz.session_file import dumps, loads
from xentviz.solution import trouble
from xentviz.view import View


class Say(Protocol):
    """Whoever shows a sentence to the person."""

    def __call__(self, text: str, warning: bool = False) -> None:
        """Show it."""


class SessionFiling(QObject):
    """Knows the file of the session; see `xentviz.actions.filing.Filing` for what each command does.

    Signals:
        settled(): the session is now as in its file, or has another one.
    """

    settled = Signal()

    def __init__(self, window: Window, session: Session, touring: Touring, say: Say, recent: RecentFiles) -> None:
        super().__init__(window)
        self._window, self._session, self._touring, self._say = window, session, touring, say
        self._recent = recent
        self.origin = Origin(session.document)
        session.changed.connect(lambda parts: self._show_title() if parts & Part.HISTORY else None)
        window.fileDropped.connect(self.open_path)
        self._show_title()

    @property
    def modified(self) -> bool:
        """Whether the session differs from its file, or from how it began."""
        return self.origin.differs(self._session.own_document)

    @property
    def last(self) -> Origin:
        """What is to come back at the next start, at the step that is looked at now."""
        return Origin(self._session.own_document) if self.origin.path is None else self._as_it_began

    def new(self) -> None:
        """Begin another session."""
        if self.may_leave():
            self.take(Origin(Document(view=View().with_passing(self._session.view))))
            self._say("a new session, at the question's own start")

    def open(self) -> None:
        """Ask for a file, and open it."""
        path = file_to_open(self._window, self._folder())
        if path:
            self.open_path(path)

    def open_path(self, path: str) -> None:
        """Open a session file, or begin with a scenario file or an exported figure."""
        origin = self._read(path) and self.may_leave() and self._read(path)  # anew, as it may just have been saved
        if origin:
            self.take(origin)
            self._tell(f"opened {Path(path).name}")

    def save(self) -> bool:
        """Write the session to its file; ask for one where there is none."""
        path = self.origin.path
        if path is None or self._touring.station is not None:  # what a tour shows may not replace a person's own work
            return self.save_as()
        if self.origin.changed_since():
            text = f"{path.name} has been changed by another program."
            more = "Saving would undo what was changed there since this window read or wrote it."
            answer = ask(self._window, "Save session", text, more, ("Save as…", "Overwrite", "Cancel"))
            if answer != "Overwrite":
                return answer == "Save as…" and self.save_as()
        return self._write(str(path))

    def save_as(self) -> bool:
        """Ask for a file and write the session to it."""
        path = file_to_save(self._window, str(self.origin.path or Path(self._folder(), "session.json")))
        if path:
            self._touring.leave()
        return bool(path) and self._write(path)

    def copy(self) -> None:
        """Put the session on the clipboard as text."""
        QGuiApplication.clipboard().setText(dumps(self._session.document))
        self._say("session copied as text")

    def paste(self) -> None:
        """Take the session, or scenario, whose text is on the clipboard; the file stays, and this can be undone."""
        try:
            text = QGuiApplication.clipboard().text()
            if len(text) > MAX_FILE_BYTES:
                raise InputError(f"it is longer than {MAX_FILE_BYTES} letters.")
            document, _ = loads(text, self._session.view)
            refuse_undrawable(document.scenario)
        except InputError as error:
            self._say(f"clipboard: {error}", warning=True)
            return
        self._touring.leave()
        self._session.show("paste session", document)
        self._tell("pasted the session")

    def take(self, origin: Origin, document: Document | None = None) -> None:
        """Show the document of this origin, or another one that is to be saved there."""
        self._touring.end()
        self._session.open(document or origin.document)
        self._settle(origin)

    def may_leave(self) -> bool:
        """Ask what is to become of unsaved work, if there is any. Says whether the session may give way to another."""
        self._window.commit()
        asked = before_leaving(self.origin, self._session.own_document, self._session.own_deeds)
        return not asked or self._ask() != "Cancel"

    def may_close(self) -> bool:
        """As `may_leave`, before the window closes; what is discarded is gone, so that it does not come back."""
        asked = before_closing(self.origin, self._session.own_document)
        answer = self._ask() if asked else "Save"
        if answer == "Discard":
            self.take(self.origin, self._as_it_began.document)
        return answer != "Cancel"

    def _tell(self, done: str) -> None:
        """Say what was done, unless something happened to the run that is shown now."""
        happened = trouble(self._session.trajectory)
        self._say(happened or done, warning=bool(happened))

    def _ask(self) -> str:
        """What is to become of unsaved work: 'Discard', 'Cancel', or 'Save' when it has been saved."""
        text, more = f"Save the changes to {self.origin.name}?", "Otherwise they are lost."
        answer = ask(self._window, "Unsaved changes", text, more, ("Save", "Discard", "Cancel"))
        if answer == "Save":
            self._touring.end()  # what is saved is the person's own work
            return answer if self.save() else "Cancel"
        return answer

    @property
    def _as_it_began(self) -> Origin:
        """The origin, its document looked at as the session is now."""
        return replace(self.origin, document=self.origin.document.with_passing(self._session.own_document))

    def _read(self, path: str) -> Origin | None:
        """What is in a file; None if that was refused, and said."""
        try:
            origin = opened(path, self._session.own_document.view)
            refuse_undrawable(origin.document.scenario)
        except InputError as error:
            if not Path(path).exists():
                self._recent.forget(path)
            self._say(str(error), warning=True)
            return None
        return origin

    def _write(self, path: str) -> bool:
        try:
            origin = saved(path, self._session.document)
        except InputError as error:
            self._say(str(error), warning=True)
            return False
        self._session.history.seal()
        self._settle(origin)
        self._say(f"saved {origin.name}")
        return True

    def _settle(self, origin: Origin) -> None:
        self.origin = origin
        if origin.path is not None:
            self._recent.add(origin.path)
        self._show_title()
        self.settled.emit()

    def _show_title(self) -> None:
        self._window.setWindowTitle(f"{self.origin.name}[*] — xentviz")
        self._window.setWindowModified(self.modified)

    def _folder(self) -> str:
        recent = [Path(path).parent for path in self._recent.paths]
        return str(next((folder for folder in recent if folder.is_dir()), ""))
