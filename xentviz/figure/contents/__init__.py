"""The contents of a page, in menu order. A new one is a file beside this one and an entry in the tuple."""

from xentviz.figure.contents.base import Content, Look, Moment, Words
from xentviz.figure.contents.comparison import COMPARISON
from xentviz.figure.contents.filmstrip import FILMSTRIP
from xentviz.figure.contents.formulas import FORMULAS
from xentviz.figure.contents.grid import GRID
from xentviz.figure.contents.ledger import LEDGER
from xentviz.figure.contents.simplex import CURVES, SIMPLEX, SIMPLEX_AND_CURVES

CONTENTS: tuple[Content, ...] = (SIMPLEX_AND_CURVES, SIMPLEX, CURVES, LEDGER, FORMULAS, FILMSTRIP, COMPARISON, GRID)


def content(name: str) -> Content:
    """The content of that name, which must be one of CONTENTS."""
    return next(each for each in CONTENTS if each.name == name)


__all__ = ["CONTENTS", "Content", "Look", "Moment", "Words", "content"]
