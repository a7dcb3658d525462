"""SVG files that carry a scenario, as other programs save them, cut off, damaged and hostile."""

import pytest

from tests.provenance.carried import SCENARIO
from xentviz.provenance import MAX_XML_BYTES
from xentviz.scenario_file import stamp


def svg_with(inside, before=""):
    return f'{before}<svg xmlns="http://www.w3.org/2000/svg" width="200000000pt">{inside}</svg>'.encode()


def metadata(text):
    return f"<metadata>{text}</metadata>"


CARRIED = metadata(stamp(SCENARIO))
LAUGHS = '<!DOCTYPE svg [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {b} "{f"&{a};" * 20}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    "data",
    [
        svg_with(CARRIED),
        svg_with("<g/>" * 9 + CARRIED + "<g/>"),
        svg_with(metadata("<rdf xmlns='urn:rdf'>another program's</rdf>") + CARRIED),
        svg_with(metadata(stamp(SCENARIO) + "\n<rdf xmlns='urn:rdf'>another program's</rdf>")),
        b"\xef\xbb\xbf\n" + svg_with(f"<g><svg>{CARRIED}</svg></g>"),
        svg_with(metadata(f"<![CDATA[{stamp(SCENARIO)}]]>"), "<!-- a remark -->"),
    ],
    ids=range(6),
)
def test_an_svg_is_read_after_another_program_saved_it(opened, data):
    assert opened(data) == SCENARIO


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (svg_with(metadata("&i;"), LAUGHS + "]>"), "document type"),
        (svg_with(metadata("&x;"), '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), "document type"),
        (svg_with(CARRIED, '<!DOCTYPE svg SYSTEM "http://localhost/a.dtd">'), "document type"),
        (svg_with(metadata("&x;")), "damaged"),
        (svg_with(CARRIED)[:-3], "cut off"),
        (svg_with(CARRIED) + b"<svg/>", "damaged"),
        (b"<", "cut off"),
        (b"<html><body>" + CARRIED.encode() + b"</body></html>", "carries no scenario"),
        (b'<?xml version="1.0" encoding="nonsense"?><a/>', "damaged"),
        (b'<?xml version="1.0" encoding="shift-jis"?><a/>', "damaged"),
        (b'<?xml version="1.0" encoding="hex"?><a/>', "damaged"),
        (b'<?xml version="1.0" encoding="UTF-16"?><a/>', "damaged"),
        (svg_with("<g>" * 1_000_000), "cut off"),
        (svg_with("<g>" * 500_000 + "</g>" * 500_000), "carries no scenario"),
        (svg_with(metadata("<metadata>" * 100_000 + "</metadata>" * 100_000)), "carries no scenario"),
        (svg_with(metadata('"xentviz-scenario"' * 10_000)), "more than"),
        (svg_with(" " * MAX_XML_BYTES), "larger than"),
    ],
    ids=range(17),
)
@pytest.mark.timeout(20)
def test_a_hostile_svg_is_refused(refused, data, reason):
    assert reason in refused(data)
