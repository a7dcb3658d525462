"""The pinned versions are the ones installed, and the bug that the PySide6 pin keeps out is out."""

import sys
from importlib import metadata

import pytest
from packaging.requirements import Requirement
from PySide6.QtGui import QPen

REQUIREMENTS = [Requirement(line) for line in metadata.requires("xentviz") or []]


@pytest.mark.parametrize("requirement", [r for r in REQUIREMENTS if r.marker is None], ids=lambda r: r.name)
def test_installed_version_satisfies_the_pin(requirement):
    assert requirement.specifier.contains(metadata.version(requirement.name))


def test_qt_calls_leave_the_reference_count_of_none_alone():
    # PySide6 6.12.0 on Python 3.10 and 3.11 takes one reference to None with each call that returns nothing, until
    # the interpreter aborts. Counts vary by a few for other reasons; the bug makes it 1,000.
    pen = QPen()
    before = sys.getrefcount(None)
    for width in range(1000):
        pen.setWidth(width)
    assert abs(sys.getrefcount(None) - before) < 100
