"""The one door to icons, fonts, presets and the style sheet."""

import json
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QRawFont
from PySide6.QtSvg import QSvgRenderer

from xentviz import assets
from xentviz.figure.painter import _FONT_FILES

NAMES = sorted(p.relative_to(assets._root()).as_posix() for p in assets._root().rglob("*") if p.is_file())


def named(folder, suffix):
    return [name for name in NAMES if name.startswith(folder) and name.endswith(suffix)]


def test_all_kinds_of_resources_are_there():
    kinds = [named("icons/", ".svg"), named("presets/", ".json"), named("fonts/", ".otf"), named("style", ".qss")]
    assert all(kinds)


@pytest.mark.parametrize("name", NAMES)
def test_each_resource_is_found_by_its_name_and_has_something_in_it(name):
    assert assets.data(name) == assets._root().joinpath(name).read_bytes() != b""


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith((".json", ".qss", ".svg"))])
def test_texts_are_utf_8_and_come_without_a_mark(name):
    assert assets.text(name).encode() == assets.data(name)
    assert not assets.text(name).startswith("\ufeff")


@pytest.mark.parametrize("name", named("icons/", ".svg"))
def test_each_icon_can_be_drawn(qapp, name):
    icon = QSvgRenderer(QByteArray(assets.data(name)))
    assert icon.isValid()
    assert icon.defaultSize().width() == icon.defaultSize().height() > 0


@pytest.mark.parametrize("name", _FONT_FILES)
def test_each_font_has_every_character_whose_outline_is_known(qapp, name):
    font = QRawFont(QByteArray(assets.data(name)), 64.0)
    assert font.isValid()
    weight = json.loads(assets.text("fonts/outlines.json"))["bold" if "Bold" in name else "regular"]
    missing = [c for c in chain(weight["glyphs"]) if not font.supportsCharacter(ord(c))]
    assert missing == []
    assert font.unitsPerEm() == weight["units_per_em"]


OUTSIDE = ["../pyproject.toml", "icons/../../LICENSE", "/etc/hostname", "..", "icons\\play.svg", "C:/play.svg", "..\\x"]


@pytest.mark.parametrize("name", OUTSIDE)
@pytest.mark.parametrize("read", [assets.data, assets.text])
def test_a_name_that_leads_out_of_the_resources_is_refused(read, name):
    with pytest.raises(ValueError, match="not inside the resources"):
        read(name)


@given(st.lists(st.sampled_from(["..", ".", "icons", "play.svg", "/", "\\", ":", "a"]), max_size=6))
def test_no_name_reaches_a_file_outside(parts):
    try:
        data = assets.data("/".join(parts))
    except (ValueError, OSError):
        return
    assert data in [assets.data(name) for name in NAMES]


@pytest.mark.parametrize("name", ["icons/none.svg", "none", "icons/Play.svg.bak"])
def test_a_missing_resource_is_a_missing_file(name):
    with pytest.raises(FileNotFoundError):
        assets.data(name)


def test_in_a_wheel_the_resources_lie_inside_the_package(tmp_path, monkeypatch):
    (tmp_path / "icons").mkdir()
    (tmp_path / "icons" / "play.svg").write_bytes(b"from the wheel")
    assets._root.cache_clear()
    monkeypatch.setattr(assets, "_IN_WHEEL", tmp_path)
    try:
        assert assets.text("icons/play.svg") == "from the wheel"
    finally:
        assets._root.cache_clear()
