"""Pages as PowerPoint slides: a dozen small XML parts in an archive, written without a library."""

from xentviz.figure.pptx.deck import SIDES, pptx, pptx_work

__all__ = ["SIDES", "pptx", "pptx_work"]
