"""The scenario that an exported figure carries, found in PNG, SVG and PPTX files that anybody may have made.

No size, count or name that a file states is believed: what is read, unpacked and kept is bounded.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from xentviz.engine.given import InputError
from xentviz.xml_texts import xml_texts

KEYWORD = "xentviz"
"""Of the text in a PNG file."""

MARK = '"xentviz-scenario"'
"""What tells a scenario from other text."""

MAX_FIGURE_BYTES = 100_000_000
MAX_XML_BYTES = 16_000_000
MAX_TEXT = 100_000
MAX_PARTS = 10_000

_PNG, _ZIP, _PDF = b"\x89PNG\r\n\x1a\n", b"PK\x03\x04", b"%PDF-"
_METADATA = "http://www.w3.org/2000/svg metadata"
_PARAGRAPH, _RUN = (f"http://schemas.openxmlformats.org/drawingml/2006/main {name}" for name in ("p", "t"))
_NOTES = re.compile(r"ppt/notesSlides/notesSlide(\d{1,9})\.xml", re.ASCII)
_BROKEN = (BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError, ValueError, KeyError, struct.error)


def is_figure(head: bytes) -> bool:
    """Whether a file that begins so is a picture, drawing or slide, and no scenario file."""
    return head.startswith((_PNG, _ZIP, _PDF)) or _is_xml(head)


def carried(data: bytes) -> str:
    """The text that a figure carries about itself. Raises InputError that says why there is none."""
    if len(data) > MAX_FIGURE_BYTES:
        raise InputError(f"it is larger than {MAX_FIGURE_BYTES} bytes.")
    if data.startswith(_PDF):
        raise InputError("a PDF file cannot be opened, allowed are a scenario file and exported PNG, SVG and PPTX.")
    texts = _png_texts if data.startswith(_PNG) else _slide_texts if data.startswith(_ZIP) else _svg_texts
    found = None
    for text in texts(data):  # to the end, so that a file which is cut off further down is refused
        found = found or (text if MARK in text else None)
    if found is None:
        raise InputError("it carries no scenario, allowed are figures that xentviz exported.")
    if len(found) > MAX_TEXT:
        raise InputError(f"it carries a text of more than {MAX_TEXT} letters.")
    return found


def _is_xml(head: bytes) -> bool:
    return head.removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n").startswith(b"<")


def _png_texts(data: bytes) -> Iterator[str]:
    place = len(_PNG)
    for _ in range(MAX_PARTS):
        end = place + 12 + int.from_bytes(data[place : place + 4])
        if len(data) < end:
            raise InputError("it is a PNG file that is cut off.")
        if zlib.crc32(memoryview(data)[place + 4 : end - 4]) != int.from_bytes(data[end - 4 : end]):
            raise InputError("it is a PNG file that is damaged.")
        kind = data[place + 4 : place + 8]
        if kind in (b"tEXt", b"zTXt", b"iTXt"):
            yield _chunk_text(kind, data[place + 8 : end - 4])
        if kind == b"IEND":
            return
        place = end
    raise InputError(f"it is a PNG file of more than {MAX_PARTS} parts.")


def _chunk_text(kind: bytes, body: bytes) -> str:
    """The text under our keyword in a chunk of the PNG format, whichever of its three forms a program chose."""
    keyword, _, text = body.partition(b"\0")
    if keyword != KEYWORD.encode():
        return ""
    packed = kind == b"zTXt"
    if kind == b"iTXt":
        packed, text = text[:1] == b"\1", text[2:].split(b"\0", 2)[-1]
    elif packed:
        text = text[1:]
    return (_inflated(text) if packed else text).decode("utf-8", "replace")


def _inflated(packed: bytes) -> bytes:
    unpacker = zlib.decompressobj()
    try:
        return unpacker.decompress(packed, MAX_TEXT + 1)
    except zlib.error:
        raise InputError("it carries a text that is damaged.") from None


def _svg_texts(data: bytes) -> list[str]:
    if len(data) > MAX_XML_BYTES:
        raise InputError(f"it is a drawing larger than {MAX_XML_BYTES} bytes.")
    return xml_texts(data, _METADATA, _METADATA)


def _slide_texts(data: bytes) -> Iterator[str]:
    """The paragraphs of the notes of all slides."""
    if data.count(b"PK\1\2") > MAX_PARTS:  # before anything makes a list of them
        raise InputError(f"it is an archive of more than {MAX_PARTS} parts.")
    room = MAX_XML_BYTES
    try:
        with ZipFile(BytesIO(data)) as archive:
            for part in _notes(archive):
                with archive.open(part) as file:
                    xml = file.read(room + 1)
                room -= len(xml)
                if room < 0:
                    raise InputError(f"it has notes of more than {MAX_XML_BYTES} bytes.")
                yield from xml_texts(xml, _PARAGRAPH, _RUN)
    except InputError:
        raise
    except (*_BROKEN, zlib.error):
        raise InputError("it is a PPTX file that is damaged.") from None


def _notes(archive: ZipFile) -> list[ZipInfo]:
    """In the order of their numbers. Only methods that can be unpacked bit by bit."""
    found = [(match, part) for part in archive.infolist() if (match := _NOTES.fullmatch(part.filename))]
    plain = [(match, part) for match, part in found if part.compress_type in (ZIP_STORED, ZIP_DEFLATED)]
    return [part for _, part in sorted(plain, key=lambda pair: int(pair[0][1]))]
