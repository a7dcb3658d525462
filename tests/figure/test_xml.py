"""Text in XML, as an independent parser reads it back."""

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from xentviz.figure.xml import quoted, words

ANY_TEXT = st.text(st.characters(codec=None, categories=None))
FORBIDDEN = [*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF]


def read_back(text):
    element = ElementTree.fromstring(f"<a b={quoted(text)}>{words(text)}</a>".encode())
    return element.text or "", element.get("b")


@given(ANY_TEXT)
def test_text_comes_back_with_a_sign_for_what_xml_forbids(text):
    expected = text.translate(dict.fromkeys(FORBIDDEN, "\ufffd"))
    between_tags, attribute = read_back(text)
    assert attribute == expected
    assert between_tags == expected.replace("\r\n", "\n").replace("\r", "\n")  # as every parser does


def test_plain_text_stays_readable():
    assert words('Steps 0 → 9 "so"') == 'Steps 0 → 9 "so"'
    assert quoted("A & 'B'") == '"A &amp; &#x27;B&#x27;"'
