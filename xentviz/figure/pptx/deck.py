"""A deck of slides of the pages' size: each shows its page as a picture, or as shapes that PowerPoint can change."""

from __future__ import annotations

from collections.abc import Sequence

from xentviz import assets
from xentviz.engine.given import InputError
from xentviz.figure.display import Page
from xentviz.figure.painter import png
from xentviz.figure.pptx.package import HEAD, Package
from xentviz.figure.pptx.shapes import shapes
from xentviz.figure.pptx.slide import LONGEST_NAME, NAMESPACES, emu, notes, picture, slide
from xentviz.figure.svg import svg
from xentviz.figure.work import Work, finished
from xentviz.figure.xml import words

SIDES = (72.0, 4032.0)
"""The shortest and the longest side of a slide, in points: what PowerPoint opens."""

_FALLBACK_DPI = 144.0  # 1920 x 1080 on a slide of 16:9
_DECK, _CORE, _LAYOUT = "ppt/presentation.xml", "docProps/core.xml", "ppt/slideLayouts/slideLayout1.xml"
_MASTER, _NOTES_MASTER = "ppt/slideMasters/slideMaster1.xml", "ppt/notesMasters/notesMaster1.xml"
_DATE = 'xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z'
_PROPERTIES = f"""\
{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<dc:title>{{}}</dc:title><dc:creator>xentviz</dc:creator><cp:lastModifiedBy>xentviz</cp:lastModifiedBy>
<dcterms:created {_DATE}</dcterms:created><dcterms:modified {_DATE}</dcterms:modified>
</cp:coreProperties>"""
_ELEMENTS = {"presProps": "presentationPr", "viewProps": "viewPr"}
_EMPTY = f"{HEAD}<p:{{}} {NAMESPACES}/>"


def pptx(pages: Sequence[Page], dpi: float, editable: bool = False) -> bytes:
    """A PPTX file of one slide a page, with alt text, and with caption and provenance in the notes.

    A page's picture is an SVG, and for older readers a PNG of at most 144 dpi. `editable`: it consists of native
    shapes instead, a group for each layer. The slide's title lies above the slide, where it is seen by outlines and
    screen readers alone. Same pages, same bytes.

    Raises InputError for no pages, for pages of different sizes, and for a page too small or too large for a slide.
    """
    return finished(pptx_work(pages, dpi, editable))


def pptx_work(pages: Sequence[Page], dpi: float, editable: bool = False) -> Work:
    """The same, slide by slide."""
    _refuse_sizes(pages)
    package = Package()
    _add_masters(package, pages[0])
    links = []
    for number, page in enumerate(pages, 1):
        links.append(_add_slide(package, number, page, dpi, editable))
        yield number / len(pages)
    package.add(_DECK, "presentation", _presentation(pages[0], links))
    return package.packed()


def _refuse_sizes(pages: Sequence[Page]) -> None:
    if not pages:
        raise InputError("pages is empty, allowed is at least one page.")
    low, high = SIDES
    first = pages[0]
    if min(first.width, first.height) < low or max(first.width, first.height) > high:
        raise InputError(
            f"size is {first.width:.0f} x {first.height:.0f} points, allowed for a slide are sides from "
            f"{low:.0f} to {high:.0f} (25.4 to 1422.4 mm)."
        )
    for number, page in enumerate(pages, 1):
        if (page.width, page.height) != (first.width, first.height):
            raise InputError(
                f"size of page {number} is {page.width:.0f} x {page.height:.0f} points, allowed in one deck is that "
                f"of the first, {first.width:.0f} x {first.height:.0f}."
            )


def _add_masters(package: Package, page: Page) -> None:
    """What every slide leans on: a layout with a title, and masters for slides and notes."""
    for name in (_MASTER, _LAYOUT, _NOTES_MASTER):
        kind = name.rpartition("/")[2].removesuffix("1.xml")
        xml = assets.text(f"pptx/{kind}.xml").replace("{width}", str(emu(page.width)))
        package.add(name, kind, xml)
    themes = [package.add(f"ppt/theme/theme{n}.xml", "theme", assets.text("pptx/theme.xml")) for n in (1, 2)]
    package.add(_CORE, "core-properties", _PROPERTIES.format(words(page.title[:LONGEST_NAME])))
    package.link("", _DECK, "officeDocument")
    package.link("", _CORE, "core-properties")
    package.link(_MASTER, _LAYOUT, "slideLayout")
    package.link(_MASTER, themes[0], "theme")
    package.link(_LAYOUT, _MASTER, "slideMaster")
    package.link(_NOTES_MASTER, themes[1], "theme")
    package.link(_DECK, _MASTER, "slideMaster")
    package.link(_DECK, _NOTES_MASTER, "notesMaster")
    package.link(_DECK, themes[0], "theme")
    for kind in ("presProps", "viewProps"):  # empty, but PowerPoint would offer to repair a deck without them
        package.link(_DECK, package.add(f"ppt/{kind}.xml", kind, _EMPTY.format(_ELEMENTS[kind])), kind)


def _add_slide(package: Package, number: int, page: Page, dpi: float, editable: bool) -> str:
    """The slide of a page, and its notes. Returns the identifier that the deck uses for it."""
    name, beside = f"ppt/slides/slide{number}.xml", f"ppt/notesSlides/notesSlide{number}.xml"
    package.link(name, _LAYOUT, "slideLayout")
    package.link(name, beside, "notesSlide")
    package.link(beside, _NOTES_MASTER, "notesMaster")
    package.link(beside, name, "slide")

    def link(data: bytes, suffix: str) -> str:
        return package.link(name, package.picture(data, suffix), "image")

    if editable:
        figure = shapes(page, link)
    else:
        figure = picture(page, link(png(page, min(dpi, _FALLBACK_DPI)), "png"), link(svg(page).encode(), "svg"))
    package.add(name, "slide", slide(page, figure))
    package.add(beside, "notesSlide", notes(page))
    return package.link(_DECK, name, "slide")


def _presentation(page: Page, links: Sequence[str]) -> str:
    slides = "".join(f'<p:sldId id="{256 + k}" r:id="{link}"/>' for k, link in enumerate(links))
    return (
        f'{HEAD}<p:presentation {NAMESPACES} saveSubsetFonts="1">'
        '<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>'
        '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
        f'<p:sldIdLst>{slides}</p:sldIdLst><p:sldSz cx="{emu(page.width)}" cy="{emu(page.height)}"/>'
        '<p:notesSz cx="6858000" cy="9144000"/></p:presentation>'
    )
