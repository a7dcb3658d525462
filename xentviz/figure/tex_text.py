"""A run of text as TeX sets it: in the document's own font, and as mathematics what is mathematics."""

from __future__ import annotations

import re
import unicodedata

from xentviz.figure.tex_signs import ACCENTS, LETTERS, SIGNS, SUBSCRIPTS, SUPERSCRIPTS

_UP, _DOWN = re.escape("".join(SUPERSCRIPTS)), re.escape("".join(SUBSCRIPTS))
_SCRIPTS = rf"[{_UP}{_DOWN}′]"
_MATHEMATICS = re.compile(
    rf"(?<![\w.])[−+-]?\d+(?:\.\d+)?(?:[·×]10)?{_SCRIPTS}*(?!\w)"  # a number
    rf"|[A-Za-zα-ωΑ-Ω]?{_SCRIPTS}+"
    r"|(?<!\w)d[A-Z]/d[a-z](?!\w)"
    r"|(?<![\w'’])[pyzL](?![\w'’])"  # the program's own variables
)
_PIECES = re.compile(rf"([{_UP}]+)|([{_DOWN}]+)|(.)", re.DOTALL)
_LIGATURE = re.compile(r"(?<=([-,'`!?]))(?=\1|`)")  # TeX would make one sign of two
_FUNCTIONS = ("log", "exp", "max", "min")


def tex(text: str, italic: bool = False) -> str:
    """The text in TeX, with nothing but ASCII; a sign that no TeX font has becomes an empty box, as in our own font.

    `italic` letters are variables.
    """
    if text in _FUNCTIONS:
        return f"$\\{text}$"
    if italic and len(text.strip("′")) == 1:
        return f"${_mathematics(text)}$"
    shown = _outer_spaces_kept(_mixed(" ".join(re.split(r"[\x00-\x1f\x7f\u2028\u2029]", text))))
    return rf"\textit{{{shown}}}" if italic else shown


def is_mathematics(text: str) -> bool:
    """Whether nothing but a number, a variable or a single sign is there."""
    return text in _FUNCTIONS or (len(text) == 1 and not text.isalpha()) or bool(_MATHEMATICS.fullmatch(text))


def _outer_spaces_kept(shown: str) -> str:
    inner = shown.strip(" ")
    left, right = len(shown) - len(shown.lstrip(" ")), len(shown) - len(shown.rstrip(" "))
    return "~" * left + inner + "~" * right if inner else "~" * len(shown)


def _mixed(text: str) -> str:
    parts, at = [], 0
    for found in _MATHEMATICS.finditer(text):
        parts += [_prose(text[at : found.start()]), f"${_mathematics(found[0])}$"]
        at = found.end()
    return "".join([*parts, _prose(text[at:])])


def _mathematics(text: str) -> str:
    parts = []
    for up, down, other in _PIECES.findall(text):
        if up or down:
            script = "".join({**SUPERSCRIPTS, **SUBSCRIPTS}[c] for c in up or down)
            parts.append(f"{'^' if up else '_'}{{{script}}}")
        else:
            parts.append(_in_mathematics(other))
    # A base of nothing keeps a script from hanging on what stands before.
    return "".join(parts) if parts[0][0] not in "^_'" else "{}" + "".join(parts)


def _in_mathematics(character: str) -> str:
    if character in SIGNS:
        sign = SIGNS[character]
        return f"{sign} " if sign[-1].isalpha() else sign
    return "'" if character == "′" else character if character.isalnum() and character.isascii() else _letter(character)


def _prose(text: str) -> str:
    return "".join(map(_letter, _LIGATURE.sub("\0", text)))


def _letter(character: str) -> str:
    if character == "\0":
        return "{}"
    if character in LETTERS:
        return LETTERS[character]
    if character in SIGNS:
        return f"${SIGNS[character]}$"
    return character if character.isascii() else _accented(character)


def _accented(character: str) -> str:
    parts = unicodedata.normalize("NFD", character)
    if len(parts) == 2 and parts[0].isascii() and parts[1] in ACCENTS:
        base = rf"\{parts[0]}" if parts[0] in "ij" else parts[0]
        return rf"\{ACCENTS[parts[1]]}{{{base}}}"
    return rf"\xvother{{{ord(character):04X}}}"
