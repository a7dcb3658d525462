"""The archive of a deck: each part is named, of a known kind, and what PowerPoint asks for is there."""

import posixpath
import zipfile
from io import BytesIO
from xml.etree import ElementTree

import pytest

import xentviz
from xentviz.figure.page import RenderOptions, compose
from xentviz.figure.pptx import pptx

SOLUTION = xentviz.solve(xentviz.Scenario(steps=30))
PAGES = [compose(SOLUTION, RenderOptions(step=step)) for step in (0, 9, 30)]
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
KIND = "application/vnd.openxmlformats-officedocument.presentationml."


@pytest.fixture(scope="module", params=[False, True], ids=["picture", "shapes"])
def parts(request, qapp):
    with zipfile.ZipFile(BytesIO(pptx(PAGES, 72, request.param))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def links(parts):
    """For each part that names others (the whole package: ''): identifiers, kinds and the parts meant."""
    found = {}
    for name, data in parts.items():
        folder, file = posixpath.split(name)
        if file.endswith(".rels"):
            source = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
            found[source] = [(r.get("Id"), r.get("Type"), r.get("Target")) for r in ElementTree.fromstring(data)]
    return found


def test_every_part_is_whole_xml_or_a_picture(parts):
    for name, data in parts.items():
        if name.endswith(".png"):
            assert data.startswith(b"\x89PNG")
        else:
            ElementTree.fromstring(data)


def test_every_part_is_named_by_another_and_no_name_leads_nowhere(parts):
    found = links(parts)
    targets = {target.removeprefix("/") for each in found.values() for _, _, target in each}
    assert targets == {name for name in parts if not name.endswith(".rels")} - {"[Content_Types].xml"}
    assert set(found) - {""} <= set(parts)
    for each in found.values():
        numbers = [number for number, _, _ in each]
        assert len(numbers) == len(set(numbers))


def test_every_identifier_that_a_part_uses_is_one_of_its_own(parts):
    space = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
    for source, each in links(parts).items():
        if source:
            tree = ElementTree.fromstring(parts[source])
            used = {value for e in tree.iter() for key, value in e.attrib.items() if key.startswith(space)}
            assert used <= {number for number, _, _ in each}


def test_every_part_has_a_kind(parts):
    tree = ElementTree.fromstring(parts["[Content_Types].xml"])
    ends = {e.get("Extension"): e.get("ContentType") for e in tree.iter(f"{TYPES}Default")}
    kinds = {e.get("PartName"): e.get("ContentType") for e in tree.iter(f"{TYPES}Override")}
    for name in parts:
        assert f"/{name}" in kinds or ends[name.rpartition(".")[2]] != "application/xml" or name.startswith("[")
    assert kinds["/ppt/presentation.xml"] == f"{KIND}presentation.main+xml"
    assert kinds["/ppt/slides/slide3.xml"] == f"{KIND}slide+xml"
    assert kinds["/ppt/notesSlides/notesSlide3.xml"] == f"{KIND}notesSlide+xml"
    assert kinds["/ppt/theme/theme1.xml"] == "application/vnd.openxmlformats-officedocument.theme+xml"


def test_what_powerpoint_would_miss_is_there(parts):
    kinds = {kind.rpartition("/")[2] for _, kind, _ in links(parts)["ppt/presentation.xml"]}
    assert kinds == {"slideMaster", "notesMaster", "theme", "presProps", "viewProps", "slide"}
    assert [kind.rpartition("/")[2] for _, kind, _ in links(parts)["ppt/notesMasters/notesMaster1.xml"]] == ["theme"]
