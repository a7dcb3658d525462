"""Who moved whom: the ledger of the next step, and of all steps so far, in bars and in words."""

from __future__ import annotations

from xentviz.explain.account import Account, account
from xentviz.figure.contents.base import Content, Look, Moment
from xentviz.figure.display import Group, Label
from xentviz.figure.ledger import ledger_bars
from xentviz.figure.paragraph import LEADING, paragraph, wrap
from xentviz.figure.plot import Rectangle

_BARS = 0.5  # of the height; the rest is for words
_GAP = 2.0


def draw_ledger(moment: Moment, look: Look, body: Rectangle) -> tuple[Group, ...]:
    """The ledger of the next step on the left, that of all steps so far on the right; below each its sentences."""
    left, top, width, height = body
    gap = _GAP * look.text_size
    wide = (width - gap) / 2
    return (
        _one(moment, look, (left, top, wide, height), summed=False),
        _one(moment, look, (left + wide + gap, top, wide, height), summed=True),
    )


def _one(moment: Moment, look: Look, box: Rectangle, summed: bool) -> Group:
    told = account(moment.solution, moment.trajectory, moment.step, summed)
    left, top, width, height = box
    text = look.text_size
    head = Label(left, top + text, told.heading.rstrip(": ") or "No ledger", text, look.theme.text, bold=True)
    top, height = top + 2.2 * text, height - 2.2 * text
    bars: tuple[object, ...] = ()
    if told.ledger is not None:
        bars = ledger_bars(told.ledger, look.theme, (left, top, width, _BARS * height), text).items
        top += _BARS * height + text
    words = _words(told, look, (left, top, width, box[1] + box[3] - top))
    return Group(f"ledger-{'sum' if summed else 'step'}", (head, *bars, *words))  # type: ignore[arg-type]


def _words(told: Account, look: Look, box: Rectangle) -> tuple[Label, ...]:
    """As many of the sentences as go in, the most telling first."""
    left, top, width, height = box
    size = 0.9 * look.text_size
    labels: list[Label] = []
    y = top + size
    for text in (*(told.sentences[i] for i in told.order), *([told.remark] if told.remark else ())):
        lines = wrap(text, size, width)
        if labels and y + (len(lines) - 1) * LEADING * size > top + height:
            break
        labels += paragraph(lines, left, y, size, look.theme.text)
        y += (len(lines) + 0.35) * LEADING * size
    return tuple(labels)


LEDGER = Content("ledger", "Who moved whom", draw_ledger)
