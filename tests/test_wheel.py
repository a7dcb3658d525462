"""What of the resources gets into a wheel, and under which licences."""

import re
import tomllib
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QRawFont

from xentviz import assets

ROOT = Path(__file__).parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
INCLUDED = PYPROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
FILES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "resources").rglob("*") if path.is_file())
LEFT_OUT = {"resources/screenshot.png", "resources/fonts/make.py"}


def target(name):
    """Where a file of the resources goes in a wheel, or None."""
    for source, place in INCLUDED.items():
        if name == source or name.startswith(f"{source}/"):
            return place + name[len(source) :]
    return None


@pytest.mark.parametrize("name", FILES)
def test_every_resource_but_the_screenshot_and_the_font_maker_is_in_the_wheel(name):
    expected = None if name in LEFT_OUT else name.replace("resources/", "xentviz/_resources/", 1)
    assert target(name) == expected


@pytest.mark.parametrize("source", INCLUDED)
def test_what_the_wheel_takes_in_is_there(source):
    assert (ROOT / source).exists()


def test_the_fonts_come_with_their_licence():
    text = assets.text("fonts/OFL.txt")
    assert text.startswith("Copyright (c) 2020 The Inter Project Authors (https://github.com/rsms/inter)\n")
    assert "SIL OPEN FONT LICENSE Version 1.1 - 26 February 2007" in text
    assert text.rstrip().endswith("OTHER DEALINGS IN THE FONT SOFTWARE.")
    assert "resources/fonts/OFL.txt" in PYPROJECT["project"]["license-files"]
    assert "OFL-1.1" in PYPROJECT["project"]["license"]
    assert "SIL Open Font License 1.1" in re.sub(r"\s+", " ", (ROOT / "README.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_the_licence_names_the_copyright_that_the_font_names(qapp, weight):
    font = QRawFont(QByteArray(assets.data(f"fonts/xentvizSans-{weight}.otf")), 10.0)
    names = bytes(font.fontTable("name").data()).replace(b"\0", b"").decode("latin-1")
    (line,) = set(re.findall(r"Copyright © (\d{4} The Inter Project Authors)", names))
    assert assets.text("fonts/OFL.txt").startswith(f"Copyright (c) {line}")
