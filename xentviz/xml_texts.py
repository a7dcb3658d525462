"""Text out of XML that anybody may have made: SVG drawings, and the parts of slides."""

from __future__ import annotations

from xml.parsers import expat

from xentviz.engine.given import InputError


def xml_texts(data: bytes, item: str, holder: str) -> list[str]:
    """The text directly in elements called `holder`, one for each element called `item`; both as 'namespace name'.

    What could swell is refused: entities need a document type, and none is let in. Raises InputError for that, and
    for what is no whole XML.
    """
    texts, parser = _Texts(item, holder), expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler, parser.EndElementHandler = texts.start, texts.end
    parser.CharacterDataHandler, parser.buffer_text = texts.characters, True
    try:
        parser.Parse(data, True)
    except InputError:
        raise
    except (expat.ExpatError, LookupError, ValueError):  # the last two for encodings that it does not know
        raise InputError("it is XML that is cut off or damaged.") from None
    return ["".join(parts) for parts in texts.found]


def _refuse_doctype(*_: object) -> None:
    raise InputError("it is XML with a document type, allowed are files as xentviz exports them.")


class _Texts:
    def __init__(self, item: str, holder: str) -> None:
        self._item, self._holder = item, holder
        self._open: list[str] = []
        self.found: list[list[str]] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._open.append(name)
        if name == self._item:
            self.found.append([])

    def end(self, name: str) -> None:
        self._open.pop()

    def characters(self, text: str) -> None:
        if self._open[-1] == self._holder and self.found:
            self.found[-1].append(text)
