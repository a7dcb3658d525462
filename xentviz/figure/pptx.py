"""The page as a PowerPoint file: a slide of the page's size, with the picture as SVG and, for older readers, as PNG."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import numpy as np

from xentviz.engine.catalog import InputError
from xentviz.figure import raster
from xentviz.figure.display import Page
from xentviz.figure.painter import png
from xentviz.figure.svg import svg

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.shapes.picture import Picture
    from pptx.slide import Slide

INSTALL = "pip install 'python-pptx>=1.0'"

SIDES = (72.0, 4032.0)
"""The shortest and the longest side of a slide, in points: what PowerPoint opens."""

_EMU = 12_700  # in a point
_BLANK = "Blank"
_TITLE = 255  # characters, at most
_FALLBACK_DPI = 144.0  # 1920 x 1080 on a slide of 16:9
_QUICK = 80  # a tenth more bytes, in two thirds of the time
_WHEN = datetime(2000, 1, 1)
_STAND_IN = raster.png(np.zeros((1, 1, 3), np.uint8))  # the library would pack large pictures, for us to unpack again
_SVG_BLIP = """\
<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">
<a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}">
<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="{}"/>
</a:ext></a:extLst>"""


def pptx(page: Page, dpi: float) -> bytes:
    """The page as a PPTX file with alt text, and with caption and provenance in the notes. Same page, same bytes.

    Raises InputError where python-pptx is missing, and for a page that is too small or too large for a slide.
    """
    deck = _deck(page)
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    _lay_ground(slide, page.ground)
    picture = slide.shapes.add_picture(BytesIO(_STAND_IN), 0, 0, deck.slide_width, deck.slide_height)
    picture.element.nvPicPr.cNvPr.set("descr", page.description)
    _add_svg(slide, picture)
    _add_notes(slide, page)
    buffer = BytesIO()
    deck.save(buffer)
    return _packed(buffer, {".svg": svg(page).encode(), ".png": png(page, min(dpi, _FALLBACK_DPI), _QUICK)})


def _deck(page: Page) -> Presentation:
    """Without slides; of the library's own layouts, which fit no size but one, only the empty one is kept."""
    try:
        from pptx import Presentation  # here, as the other formats do without
        from pptx.util import Emu
    except ImportError:
        raise InputError(f"a PPTX file needs python-pptx, which is not installed: run {INSTALL}.") from None
    _refuse_size(page)
    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(round(page.width * _EMU)), Emu(round(page.height * _EMU))
    for size in deck.element.xpath("p:sldSz[@type]"):
        del size.attrib["type"]  # the template's, 4:3
    for layout in list(deck.slide_layouts):
        if layout.name != _BLANK:
            deck.slide_layouts.remove(layout)
    _describe(deck, page.title)
    return deck


def _refuse_size(page: Page) -> None:
    low, high = SIDES
    if min(page.width, page.height) < low or max(page.width, page.height) > high:
        raise InputError(
            f"size is {page.width:.0f} x {page.height:.0f} points, allowed for a slide are sides from "
            f"{low:.0f} to {high:.0f} (25.4 to 1422.4 mm)."
        )


def _describe(deck: Presentation, title: str) -> None:
    """The file's own properties, without those of the library's template."""
    core = deck.core_properties
    core.title = title[:_TITLE]
    core.author = core.last_modified_by = "xentviz"
    core.created = core.modified = _WHEN
    package = deck.part.package
    for thumbnail in [rel.rId for rel in package.iter_rels() if rel.reltype.endswith("/thumbnail")]:
        package.drop_rel(thumbnail)


def _lay_ground(slide: Slide, ground: str | None) -> None:
    if ground is not None:
        from pptx.dml.color import RGBColor

        slide.background.fill.solid()
        slide.background.fill.fore_color.rgb = RGBColor.from_string(ground[1:])  # type: ignore[no-untyped-call]


def _add_svg(slide: Slide, picture: Picture) -> None:
    """Beside the picture's PNG, in the way of PowerPoint 2016; who does not know it shows the PNG."""
    from pptx.opc.constants import RELATIONSHIP_TYPE
    from pptx.opc.package import Part
    from pptx.opc.packuri import PackURI
    from pptx.oxml import parse_xml

    part = Part(PackURI("/ppt/media/figure.svg"), "image/svg+xml", slide.part.package, b"")
    name = slide.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
    (blip,) = picture.element.xpath("p:blipFill/a:blip")
    blip.append(parse_xml(_SVG_BLIP.format(name)))


def _add_notes(slide: Slide, page: Page) -> None:
    frame = slide.notes_slide.notes_text_frame
    if frame is not None:
        frame.text = "\n".join(filter(None, (page.caption, page.provenance)))


def _packed(deck: BytesIO, pictures: dict[str, bytes]) -> bytes:
    """The same archive with the pictures of these suffixes in it, each part with the same date."""
    buffer = BytesIO()
    with ZipFile(deck) as made, ZipFile(buffer, "w") as archive:
        for part in made.infolist():
            suffix = PurePosixPath(part.filename).suffix
            dated = ZipInfo(part.filename, _WHEN.timetuple()[:6])
            method = ZIP_STORED if suffix == ".png" else ZIP_DEFLATED
            archive.writestr(dated, pictures.get(suffix) or made.read(part), method)
    return buffer.getvalue()
