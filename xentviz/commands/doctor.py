"""`xentviz doctor`: what this machine has and lacks, each lack with its cure."""

from __future__ import annotations

import os
import platform
import re
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import metadata

from xentviz import assets
from xentviz.commands.output import emit
from xentviz.commands.parser import Parser
from xentviz.platform_check import (
    BASE_LIBRARIES,
    XCB_LIBRARIES,
    install_line,
    library_problem,
    missing_packages,
    window_problem,
)

OPTIONAL_TOOLS = {
    "rsvg-convert": "librsvg2-bin",
    "pdftoppm": "poppler-utils",
}
"""Programs that only the tests use, and their packages: other readers for the exported files."""

RESOURCES = ("fonts/xentvizSans-Regular.otf", "fonts/xentvizSans-Bold.otf", "fonts/outlines.json", "style.qss")


@dataclass(frozen=True)
class Finding:
    """One line of the report: a subject, what was found, and, if something is wrong, its cure.

    A `vital` lack keeps the window from opening.
    """

    subject: str
    found: str
    cure: str | None = None
    vital: bool = True


def run(words: Sequence[str]) -> int:
    """Print the report; 0 if the window can open, else 1."""
    Parser("doctor", "Say what this machine has and lacks for xentviz, each lack with its cure.").read(words)
    findings = list(examine())
    emit("".join(map(_line, findings)))
    return int(any(finding.cure and finding.vital for finding in findings))


def examine() -> Iterator[Finding]:
    """All findings, in the order in which cures should be tried."""
    yield _python()
    yield from map(_requirement, _requirements())
    if sys.platform == "linux":
        yield _libraries()
    yield _display()
    yield _resources()
    yield _settings_file()
    yield _optional("pillow", "GIF films", "pillow>=10")
    yield _video()
    yield from (_tool(name, package) for name, package in OPTIONAL_TOOLS.items())


def satisfies(version: str, specifier: str) -> bool:
    """Whether a version fits '>=1.26,<3'. Numbers are compared; suffixes such as 'rc1' are not looked at."""
    bounds = re.findall(r"(>=|<)\s*([\d.]+)", specifier)
    return all(
        _numbers(version) >= _numbers(bound) if sign == ">=" else _numbers(version) < _numbers(bound)
        for sign, bound in bounds
    )


def _numbers(version: str) -> tuple[int, ...]:
    found = re.match(r"\d+(\.\d+)*", version)
    return tuple(int(part) for part in found[0].split(".")) if found else ()


def _requirements() -> list[str]:
    try:
        return [line for line in metadata.requires("xentviz") or [] if ";" not in line]
    except metadata.PackageNotFoundError:
        return []


def _python() -> Finding:
    fits = sys.version_info >= (3, 11)
    return Finding("Python", platform.python_version(), None if fits else "install Python 3.11 or newer")


def _requirement(line: str) -> Finding:
    name, specifier = re.match(r"([\w.-]+)(.*)", line).groups()  # type: ignore[union-attr]
    cure = f"{sys.executable} -m pip install '{line}'"
    try:
        version = metadata.version(name)
    except metadata.PackageNotFoundError:
        return Finding(name, "not installed", cure)
    return Finding(name, f"{version} ({specifier})", None if satisfies(version, specifier) else cure)


def _libraries() -> Finding:
    problem = library_problem({**BASE_LIBRARIES, **XCB_LIBRARIES})
    if problem is None:
        return Finding("system libraries", "all there")
    # On Wayland the base libraries will do; whether a window can open, the next finding says.
    return Finding("system libraries", problem.what, problem.cure, vital=bool(missing_packages(BASE_LIBRARIES)))


def _display() -> Finding:
    variables = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY")
    named = ", ".join(f"{name}={os.environ[name]}" for name in variables if os.environ.get(name))
    problem = window_problem()
    if problem is None:
        return Finding("display", named or "the system's own")
    return Finding("display", problem.what, problem.cure)


def _resources() -> Finding:
    missing = [name for name in RESOURCES if not _is_there(name)]
    if missing:
        return Finding("fonts and style", f"missing: {', '.join(missing)}", "install xentviz anew: files are missing")
    return Finding("fonts and style", "all there")


def _is_there(name: str) -> bool:
    try:
        return bool(assets.data(name))
    except OSError:
        return False


def _settings_file() -> Finding:
    try:
        from PySide6.QtCore import QSettings
    except ImportError as error:
        return Finding("settings file", f"Qt does not load: {error}", "see the findings above")
    store = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "xentviz", "xentviz")
    cure = None if store.isWritable() else "make the file or its folder writable; without it nothing is remembered"
    return Finding("settings file", store.fileName(), cure, vital=False)


def _optional(name: str, needed: str, requirement: str) -> Finding:
    try:
        return Finding(name, metadata.version(name))
    except metadata.PackageNotFoundError:
        cure = f"only for {needed}: {sys.executable} -m pip install '{requirement}'"
        return Finding(name, "not installed", cure, vital=False)


def _video() -> Finding:
    """PyAV, or the program that can do its work."""
    finding, program = _optional("av", "MP4 and WebM films", "av>=14"), shutil.which("ffmpeg")
    return finding if finding.cure is None or program is None else Finding("av", f"not installed; {program} will do")


def _tool(name: str, package: str) -> Finding:
    path = shutil.which(name)
    cure = None if path else f"only for the tests: {install_line((package,))}"
    return Finding(name, path or "not installed", cure, vital=False)


def _line(finding: Finding) -> str:
    mark = "ok" if finding.cure is None else "LACKS" if finding.vital else "note"
    cure = f"\n{'':28}cure: {finding.cure}" if finding.cure else ""
    return f"{mark:6}{finding.subject:22}{finding.found}{cure}\n"
