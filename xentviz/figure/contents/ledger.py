"""Who moved whom: the ledger of the next step, and of all steps so far, in bars and in words."""

from __future__ import annotations

from xentviz.explain.account import Account, account
from xentviz.figure.contents.base import Content, Look, Moment
from xentviz.figure.contents.key import keyed
from xentviz.figure.display import Group, Label
from xentviz.figure.ledger import ledger_bars
from xentviz.figure.paragraph import LEADING, paragraph, wrap
from xentviz.figure.plot import Rectangle

_BARS, _LEAST_BARS = 0.5, 6.6  # of the height, and in letters; the rest is for words
_GAP, _HEAD = 2.0, 1.9
_NARROW = 18.0  # letter heights: in narrower halves the two are not set side by side, but one above the other


def draw_ledger(moment: Moment, look: Look, body: Rectangle) -> tuple[Group, ...]:
    """The ledger of the next step first, then that of all steps so far; below each its sentences."""
    key, (left, top, width, height) = keyed(look, body)
    gap = _GAP * look.text_size
    wide, high = (width - gap) / 2, (height - 0.5 * gap) / 2
    if wide >= _NARROW * look.text_size:
        first, second = (left, top, wide, height), (left + wide + gap, top, wide, height)
    else:
        first, second = (left, top, width, high), (left, top + high + 0.5 * gap, width, high)
    step, total = (account(moment.solution, moment.trajectory, moment.step, summed) for summed in (False, True))
    if step.ledger is total.ledger and step.remark == total.remark:
        return *key, _one(step, "step", look, (left, top, width, height))
    return *key, _one(step, "step", look, first), _one(total, "sum", look, second)


def _one(told: Account, name: str, look: Look, box: Rectangle) -> Group:
    left, top, width, height = box
    text = look.text_size
    head = Label(left, top + text, told.heading.rstrip(": ") or "No ledger", text, look.theme.text, bold=True)
    top, height = top + _HEAD * text, height - _HEAD * text
    bars: tuple[object, ...] = ()
    if told.ledger is None:
        words = _words(told, look, (left, top, width, height))
    else:
        high = min(max(_BARS * height, _LEAST_BARS * text), height)
        words = _words(told, look, (left, top + high + text, width, height - high - text))
        high = high if words else height
        bars = ledger_bars(told.ledger, look.theme, (left, top, width, high), text).items
    return Group(f"ledger-{name}", (head, *bars, *words))  # type: ignore[arg-type]


def _words(told: Account, look: Look, box: Rectangle) -> tuple[Label, ...]:
    """As many of the sentences as go in, the most telling first."""
    left, top, width, height = box
    size = look.text_size
    labels: list[Label] = []
    y = top + size
    for text in (*(told.sentences[i] for i in told.order), *([told.remark] if told.remark else ())):
        lines = wrap(text, size, width)
        if y + (len(lines) - 1) * LEADING * size > top + height:
            break
        labels += paragraph(lines, left, y, size, look.theme.text)
        y += (len(lines) + 0.35) * LEADING * size
    return tuple(labels)


LEDGER = Content(
    "ledger", "Who moved whom", draw_ledger, summary="What moved each class in the next step, in bars and in words."
)
