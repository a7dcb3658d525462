"""The versions asked for are the ones installed, and the bug that the PySide6 pin keeps out is out."""

import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from PySide6.QtGui import QPen

import xentviz

PROJECT = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text())["project"]
ASKED = [Requirement(line) for line in (*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"])]
INSTALL = "run pip install -e '.[test]'"


@pytest.mark.parametrize("requirement", ASKED, ids=lambda r: r.name)
def test_installed_version_satisfies_the_pin(requirement):
    try:
        installed = metadata.version(requirement.name)
    except metadata.PackageNotFoundError:
        pytest.fail(f"{requirement.name} is not installed: {INSTALL}", pytrace=False)
    assert requirement.specifier.contains(installed), INSTALL


def test_the_installed_program_asks_for_the_same_of_whoever_runs_it():
    try:
        lines = metadata.requires("xentviz") or []
    except metadata.PackageNotFoundError:
        pytest.fail(f"xentviz is not installed: {INSTALL}", pytrace=False)
    asked = {(r.name.lower(), r.specifier) for r in map(Requirement, lines) if r.marker is None}
    assert asked == {(r.name.lower(), r.specifier) for r in map(Requirement, PROJECT["dependencies"])}, INSTALL


def test_the_version_is_the_projects():
    assert xentviz.__version__ == PROJECT["version"]


def test_qt_calls_leave_the_reference_count_of_none_alone():
    # PySide6 6.12.0 on Python 3.10 and 3.11 takes one reference to None with each call that returns nothing, until
    # the interpreter aborts. Counts vary by a few for other reasons; the bug makes it 1,000.
    pen = QPen()
    before = sys.getrefcount(None)
    for width in range(1000):
        pen.setWidth(width)
    assert abs(sys.getrefcount(None) - before) < 100
