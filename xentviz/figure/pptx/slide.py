"""The XML of a slide and of its notes."""

from __future__ import annotations

from xentviz.figure.display import Page
from xentviz.figure.pptx.package import HEAD
from xentviz.figure.xml import quoted, words

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)

LONGEST_NAME = 255
"""Of a file or a slide, in characters: what Office takes."""

FIRST_ID = 3
"""Of the shapes that show the page; 1 and 2 are the slide itself and its title."""

_TREE = (
    '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
_END = "</p:spTree></p:cSld><p:clrMapOvr>{}</p:clrMapOvr>"
_PLAIN = "<a:masterClrMapping/>"
_SWAPPED = (  # what is added to a dark slide begins with light text
    '<a:overrideClrMapping bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2" accent1="accent1" accent2="accent2" '
    'accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
)
_HOLDER = (
    '<p:sp><p:nvSpPr><p:cNvPr id="{}" name="{}"/><p:cNvSpPr><a:spLocks {}/></p:cNvSpPr><p:nvPr><p:ph {}/></p:nvPr>'
    "</p:nvSpPr><p:spPr/>{}</p:sp>"
)
_TEXT = "<p:txBody><a:bodyPr/><a:lstStyle/>{}</p:txBody>"
_SVG = (
    '<a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}">'
    '<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="{}"/>'
    "</a:ext></a:extLst>"
)


def emu(points: float) -> int:
    """A length in PowerPoint's own unit."""
    return round(points * 12_700)


def slide(page: Page, figure: str) -> str:
    """A slide with the page's ground and title, and `figure`, the XML of its shapes."""
    title = " ".join(page.title.split())
    holder = _HOLDER.format(2, "Title", 'noGrp="1"', 'type="title"', _TEXT.format(_paragraph(title)))
    return (
        f"{HEAD}<p:sld {NAMESPACES}><p:cSld name={quoted(title[:LONGEST_NAME])}>{_ground(page.ground)}"
        f"{_TREE}{holder if title else ''}{figure}{_END.format(_SWAPPED if _is_dark(page.ground) else _PLAIN)}</p:sld>"
    )


def picture(page: Page, png: str, svg: str) -> str:
    """A picture as large as the slide, in the way of PowerPoint 2016; who does not know the SVG shows the PNG.

    `png` and `svg` are the identifiers of those parts.
    """
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="{FIRST_ID}" name="Figure" descr={quoted(page.description)}/>'
        '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{png}">{_SVG.format(svg)}</a:blip>'
        "<a:stretch><a:fillRect/></a:stretch></p:blipFill>"
        f'<p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{emu(page.width)}" cy="{emu(page.height)}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )


def notes(page: Page) -> str:
    """The speaker notes: caption and provenance, a paragraph for each of their lines."""
    lines = [*page.caption.splitlines(), *page.provenance.splitlines()]
    text = _TEXT.format("".join(map(_paragraph, lines)) or "<a:p/>")
    thumbnail = _HOLDER.format(2, "Slide", 'noGrp="1" noRot="1" noChangeAspect="1"', 'type="sldImg"', "")
    body = _HOLDER.format(3, "Notes", 'noGrp="1"', 'type="body" idx="1"', text)
    return f"{HEAD}<p:notes {NAMESPACES}><p:cSld>{_TREE}{thumbnail}{body}{_END.format(_PLAIN)}</p:notes>"


def _paragraph(text: str) -> str:
    return f'<a:p><a:r><a:rPr lang="en-US"/><a:t>{words(text)}</a:t></a:r></a:p>'


def _ground(color: str | None) -> str:
    if color is None:
        return ""
    return f'<p:bg><p:bgPr><a:solidFill><a:srgbClr val="{color[1:]}"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'


def _is_dark(color: str | None) -> bool:
    return color is not None and sum(bytes.fromhex(color[1:])) < 3 * 128
