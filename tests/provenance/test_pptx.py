"""PPTX files that carry a scenario, as other programs save them, cut off, damaged and hostile."""

import zipfile
from io import BytesIO

import pytest

from tests.provenance.carried import SCENARIO, written
from xentviz.provenance import MAX_FIGURE_BYTES, MAX_PARTS, MAX_TEXT
from xentviz.scenario import Scenario
from xentviz.scenario_file import stamp

NOTES = "ppt/notesSlides/notesSlide1.xml"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
LAUGHS = '<!DOCTYPE notes [<!ENTITY i "ha">]>'


def slide_notes(*paragraphs):
    runs = "".join(f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p>" for text in paragraphs)
    return f'<notes xmlns:a="{DRAWING}">{runs}</notes>'


def archive(*parts, method=zipfile.ZIP_DEFLATED):
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as made:
        for name, text in parts:
            made.writestr(name, text)
    return buffer.getvalue()


def test_a_deck_opens_as_its_first_slide_that_carries_a_scenario(opened):
    second, tenth = (f"ppt/notesSlides/notesSlide{number}.xml" for number in (2, 10))
    others = slide_notes("Hello.", "x" * (2 * MAX_TEXT))
    notes = slide_notes("Hello.", stamp(SCENARIO), "Goodbye.")
    assert opened(archive((tenth, slide_notes(stamp(Scenario()))), (second, notes), (NOTES, others))) == SCENARIO


def test_a_text_that_a_program_split_into_runs_is_read(opened):
    halves = stamp(SCENARIO)[:50], stamp(SCENARIO)[50:]
    notes = slide_notes("</a:t></a:r><a:r><a:rPr/><a:t>".join(halves))
    assert opened(archive((NOTES, notes))) == SCENARIO


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_slide_that_is_cut_off_is_refused(qapp, refused, share):
    data = written("pptx")
    assert "damaged" in refused(data[: int(share * len(data))])


BOMB = slide_notes(" " * 60_000_000)


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda: archive((NOTES, BOMB)), "more than"),
        (lambda: archive((NOTES, BOMB), method=zipfile.ZIP_BZIP2), "carries no scenario"),
        (lambda: archive((NOTES, BOMB), method=zipfile.ZIP_LZMA), "carries no scenario"),
        (lambda: archive(*[(f"ppt/notesSlides/notesSlide{i}.xml", BOMB[:9_000_000]) for i in range(3)]), "XML"),
        (lambda: archive(*[(f"{i}", "") for i in range(MAX_PARTS + 1)]), "archive of more than"),
        (lambda: archive(("word/document.xml", "<a/>")), "carries no scenario"),
        (lambda: archive((NOTES, slide_notes("&i;").replace("<notes", LAUGHS + "<notes"))), "document type"),
        (lambda: archive((NOTES, "no XML")), "damaged"),
        (lambda: archive((NOTES, slide_notes(stamp(SCENARIO))))[:-30], "damaged"),
        (lambda: b"PK\x03\x04", "damaged"),
        (lambda: b"PK\x03\x04" + bytes(MAX_FIGURE_BYTES), "larger than"),
    ],
    ids=range(11),
)
@pytest.mark.timeout(20)
def test_a_hostile_archive_is_refused(refused, make, reason):
    assert reason in refused(make())


def test_an_encrypted_part_is_refused(refused):
    data = bytearray(archive((NOTES, slide_notes(stamp(SCENARIO)))))
    for head, flags in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.index(head) + flags] |= 1
    assert "damaged" in refused(bytes(data))


def test_notes_that_swell_take_neither_time_nor_memory(refused, cheap):
    data = archive((NOTES, BOMB))
    with cheap():
        refused(data)
