"""What a PDF file says of itself, as an XMP packet: it takes the place of the one that Qt would write."""

from __future__ import annotations

from collections.abc import Sequence

from xentviz.figure.display import Page
from xentviz.figure.xml import words
from xentviz.version import VERSION

_PACKET = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xentviz="urn:xentviz">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{description}</rdf:li></rdf:Alt></dc:description>
<xmp:CreatorTool>xentviz {version}</xmp:CreatorTool>
<xentviz:provenance>{provenance}</xentviz:provenance>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
"""


def xmp(pages: Sequence[Page]) -> str:
    """Title and description of the first page, and the provenance of each, one a line where they differ.

    The same pages always give the same text.
    """
    first, carried = pages[0], dict.fromkeys(page.provenance for page in pages if page.provenance)
    title, description, provenance = map(words, (first.title, first.description, "\n".join(carried)))
    return _PACKET.format(title=title, description=description, version=VERSION, provenance=provenance)
