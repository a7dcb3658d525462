"""The display list as a TikZ picture, without Qt: for LaTeX to read in a document, and for itself.

The document's own fonts set its text, and its size is the page's. Only what TikZ's core knows: no libraries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from xentviz.figure.display import Area, Group, Label, Lines, Markers, Page, Picture, Primitive
from xentviz.figure.lettering import width
from xentviz.figure.svg import anchored
from xentviz.figure.tex_text import is_mathematics, tex
from xentviz.figure.tikz_frame import BEGIN, DEFINITIONS, END, alone
from xentviz.figure.tikz_maps import Maps
from xentviz.figure.tikz_path import area, ink, lines, markers, number

_INK = re.compile(r"\bxv([0-9a-f]{6})\b")
_ANCHORS = {"start": "base west", "middle": "base", "end": "base east"}


def tikz(page: Page) -> str:
    r"""The page as a .tex file that a document can \input and that LaTeX can make a page of.

    The same page always gives the same text. Nothing but ASCII, whatever the document's encoding.
    """
    drawn = "\n".join(_layers(page))
    colors = [rf"\definecolor{{xv{c}}}{{HTML}}{{{c.upper()}}}%" for c in sorted(set(_INK.findall(drawn)))]
    sheet = f"(0,0) rectangle ({number(page.width)},{number(page.height)});"
    extent = [rf"\useasboundingbox {sheet}", rf"\clip {sheet}"]
    head = [*_remarks(page), alone(page.width, page.height), BEGIN, DEFINITIONS]
    return "\n".join([*head, *colors, *extent, drawn, END])


def _remarks(page: Page) -> Iterator[str]:
    for line in [*page.title.splitlines(), *page.description.splitlines(), *page.provenance.splitlines()]:
        yield f"% {line.encode('ascii', 'backslashreplace').decode()}".rstrip()


def _layers(page: Page) -> Iterator[str]:
    if page.ground is not None:
        yield rf"\fill[{ink(page.ground)}] (0,0) rectangle ({number(page.width)},{number(page.height)});"
    maps = Maps(item for group in page.groups for item in group if isinstance(item, Picture))
    for group in page.groups:
        yield f"% {' '.join(group.name.split())}"
        yield from _group(group, maps)


def _group(group: Group, maps: Maps) -> Iterator[str]:
    for item in group:
        yield from _primitive(item, maps)


def _primitive(item: Primitive, maps: Maps) -> Iterator[str]:
    match item:
        case Lines():
            yield from lines(item)
        case Area():
            yield from area(item)
        case Markers():
            yield from markers(item)
        case Label():
            yield from _label(item)
        case Picture():
            yield from maps.drawn(item)


def _label(label: Label) -> Iterator[str]:
    room = width(label.text, label.size, label.bold)
    if not label.text.strip():
        return
    x, anchor = label.x, label.anchor
    if anchor == "start" and is_mathematics(label.text):
        # A formula is laid out for our own font: what another has narrower stands in the middle of its place.
        x, anchor = anchored(label) + room / 2, "middle"
    text = tex(label.text, label.italic)
    text = rf"\xvbold{{{text}}}" if label.bold else text
    rest = f"{{{number(room / label.size)}}}{{{text}}}"
    place = f"({number(x)},{number(label.y)}){{{_ANCHORS[anchor]}}}{{{number(label.size)}}}"
    if label.halo is not None:
        yield rf"\xvhalo{place}{{{ink(label.halo)}}}{rest}"
    yield rf"\xvtext{place}{{{ink(label.color)}}}{rest}"
