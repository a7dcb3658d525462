"""The contents of a page, in menu order. A new one is a file beside this one and an entry in the tuple."""

from xentviz.figure.contents.base import Content, Look, Moment
from xentviz.figure.contents.comparison import COMPARISON
from xentviz.figure.contents.filmstrip import FILMSTRIP
from xentviz.figure.contents.formulas import FORMULAS
from xentviz.figure.contents.ledger import LEDGER
from xentviz.figure.contents.simplex import CURVES, SIMPLEX, SIMPLEX_AND_CURVES

CONTENTS: tuple[Content, ...] = (SIMPLEX_AND_CURVES, SIMPLEX, CURVES, LEDGER, FORMULAS, FILMSTRIP, COMPARISON)

__all__ = ["CONTENTS", "Content", "Look", "Moment"]
