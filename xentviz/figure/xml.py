"""Text as XML takes it."""

from __future__ import annotations

import re
from html import escape

# What no XML file may hold, not even as an entity: control characters, halves of pairs, and two that are none.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_INSTEAD = "\ufffd"
_BREAKS = {ord(character): f"&#{ord(character)};" for character in "\t\n\r"}


def words(text: str) -> str:
    """Text between tags; a character that XML does not allow becomes the replacement character."""
    return escape(_FORBIDDEN.sub(_INSTEAD, text), quote=False)


def quoted(text: str) -> str:
    """Text as an attribute, in quotation marks, with its line breaks; other characters as in `words`."""
    return f'"{escape(_FORBIDDEN.sub(_INSTEAD, text)).translate(_BREAKS)}"'
