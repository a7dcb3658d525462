"""Make the fonts of xentviz from Inter: `python make.py Inter-Regular.otf Inter-SemiBold.otf` (needs fontTools).

Writes, beside this script, the two subset fonts and outlines.json, from which text is measured and outlined without Qt.
Changes against Inter: fewer characters, digits all of one width, no kerning and no other features, the sign for the
gradient (a Delta on its head), and another family name.
"""

import json
import sys
from pathlib import Path

from fontTools import subset
from fontTools.misc.transform import Transform
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
FAMILY = "xentviz Sans"
STYLES = {"regular": "Regular", "bold": "Bold"}
CHARACTERS = (
    "".join(map(chr, range(0x20, 0x7F)))
    + "".join(map(chr, range(0xA0, 0x180)))
    + "".join(map(chr, range(0x391, 0x3CA)))
    + "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉ᵢⱼₜ−×∂∑∏√∞≈≠≤≥←→↑↓…–—‘’“”′‖•■▲●★"
)


def tabular(font):
    """Let the digits be the tabular ones."""
    gsub = font["GSUB"].table
    index = next(f.Feature.LookupListIndex[0] for f in gsub.FeatureList.FeatureRecord if f.FeatureTag == "tnum")
    swaps = {}
    for table in gsub.LookupList.Lookup[index].SubTable:
        swaps.update(getattr(table, "ExtSubTable", table).mapping)
    for table in font["cmap"].tables:
        table.cmap = {code: swaps.get(name, name) for code, name in table.cmap.items()}


def gradient_sign(font):
    """Put an upside-down Delta in the place of a glyph that the subset does not need."""
    glyphs, cmap = font.getGlyphSet(), font.getBestCmap()
    delta, spare = cmap[0x394], cmap[0x39E]
    height, width = font["OS/2"].sCapHeight, font["hmtx"][delta][0]
    pen = T2CharStringPen(width, glyphs)
    glyphs[delta].draw(TransformPen(pen, Transform(1, 0, 0, -1, 0, height)))
    top = font["CFF "].cff.topDictIndex[0]
    old = top.CharStrings[spare]
    top.CharStrings[spare] = pen.getCharString(old.private, old.globalSubrs)
    font["hmtx"][spare] = font["hmtx"][delta]
    for table in font["cmap"].tables:
        table.cmap.pop(0x39E, None)
        table.cmap[0x2207] = spare


def rename(font, style):
    """Another family, so that an installed Inter is not meant."""
    names = {1: FAMILY, 2: style, 3: f"{FAMILY} {style}", 4: f"{FAMILY} {style}", 6: f"xentvizSans-{style}"}
    font["name"].names = [n for n in font["name"].names if n.nameID in (0, 5, 9, 11, 13, 14)]
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)
        font["name"].setName(text, number, 1, 0, 0)
    font["OS/2"].usWeightClass = 700 if style == "Bold" else 400
    font["OS/2"].fsSelection = 0x20 if style == "Bold" else 0x40
    font["head"].macStyle = 1 if style == "Bold" else 0
    font["CFF "].cff.fontNames = [f"xentvizSans-{style}"]
    top = font["CFF "].cff.topDictIndex[0]
    top.FullName, top.FamilyName = f"{FAMILY} {style}", FAMILY


def reduce(path, style):
    """The subset font of one weight."""
    font = TTFont(path)
    tabular(font)
    options = subset.Options(layout_features=[], notdef_outline=True, name_IDs=["*"], hinting=False)
    reducer = subset.Subsetter(options)
    reducer.populate(text=CHARACTERS)
    reducer.subset(font)
    for table in ("GPOS", "GSUB", "GDEF", "kern"):
        if table in font:
            del font[table]
    gradient_sign(font)
    rename(font, style)
    return font


def outlines(font):
    """Advance and outline of every character; y upwards, in font units."""
    glyphs, cmap = font.getGlyphSet(), font.getBestCmap()
    found = {}
    for code, name in sorted(cmap.items()):
        record, pen = DecomposingRecordingPen(glyphs), SVGPathPen(glyphs, ntos=lambda v: f"{round(v)}")
        glyphs[name].draw(record)
        record.replay(pen)
        found[chr(code)] = [font["hmtx"][name][0], pen.getCommands()]
    return {"units_per_em": font["head"].unitsPerEm, "glyphs": found}


def main():
    """Write the three files."""
    table = {}
    for (weight, style), path in zip(STYLES.items(), sys.argv[1:3], strict=True):
        target = HERE / f"xentvizSans-{style}.otf"
        reduce(path, style).save(target)
        table[weight] = outlines(TTFont(target))
    (HERE / "outlines.json").write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


if __name__ == "__main__":
    main()
