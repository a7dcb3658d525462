"""An Office file: an archive of parts that name each other, and what kind each one is."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from xentviz.figure.xml import quoted

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_WHEN = (2000, 1, 1, 0, 0, 0)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MEDIA = {"png": "image/png", "svg": "image/svg+xml"}
_KINDS = {
    "core-properties": "application/vnd.openxmlformats-package.core-properties+xml",
    "presentation": "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
}


class Package:
    """Parts by their names. The same parts, put in in the same order, always give the same bytes."""

    def __init__(self) -> None:
        self._parts: dict[str, bytes] = {}
        self._kinds: dict[str, str] = {}
        self._links: dict[str, list[str]] = {}
        self._media: dict[bytes, str] = {}

    def add(self, name: str, kind: str, xml: str) -> str:
        """A part 'ppt/slides/slide1.xml' of a kind as in relationships, such as 'slide'. Returns its name."""
        self._parts[name] = xml.encode()
        self._kinds[name] = _KINDS.get(kind, f"application/vnd.openxmlformats-officedocument.presentationml.{kind}+xml")
        return name

    def picture(self, data: bytes, suffix: str) -> str:
        """A picture, 'png' or 'svg'; equal ones are kept once. Returns the part's name."""
        if data not in self._media:
            self._media[data] = f"ppt/media/image{len(self._media) + 1}.{suffix}"
            self._parts[self._media[data]] = data
        return self._media[data]

    def link(self, source: str, target: str, kind: str) -> str:
        """Let one part (the whole package: '') name another. Returns the identifier that it uses for it."""
        links = self._links.setdefault(source, [])
        space = f"{_PACKAGE}/relationships/metadata" if kind == "core-properties" else _OFFICE
        links.append(f'<Relationship Id="rId{len(links) + 1}" Type="{space}/{kind}" Target={quoted("/" + target)}/>')
        return f"rId{len(links)}"

    def packed(self) -> bytes:
        """The archive, each part with the same date."""
        buffer = BytesIO()
        with ZipFile(buffer, "w") as archive:
            _write(archive, "[Content_Types].xml", self._types().encode())
            for source, links in self._links.items():
                xml = f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(links)}</Relationships>'
                _write(archive, _beside(source), xml.encode())
            for name, data in self._parts.items():
                _write(archive, name, data)
        return buffer.getvalue()

    def _types(self) -> str:
        defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
        found = [
            *(f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in (defaults | _MEDIA).items()),
            *(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in self._kinds.items()),
        ]
        return f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">{"".join(found)}</Types>'


def _beside(source: str) -> str:
    """The name of the part that holds the links of another."""
    folder, _, name = source.rpartition("/")
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"


def _write(archive: ZipFile, name: str, data: bytes) -> None:
    part = ZipInfo(name, _WHEN)
    part.create_system = 0  # the same on every machine
    archive.writestr(part, data, ZIP_STORED if name.endswith(".png") else ZIP_DEFLATED)
