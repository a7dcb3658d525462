"""Damaged session files: any number of them, each from its own seed."""

import json
import random

from xentviz.document import Document
from xentviz.scenario import Scenario
from xentviz.session_file import dumps
from xentviz.storyboard import Kept, Storyboard
from xentviz.view import View

_OTHER = Scenario(loss="squared-error", optimizer="adam", free=(True, False, False), steps=40)
_BOARD = Storyboard(
    (Kept(_OTHER, step=7, name="first"), Kept(Scenario(steps=9), View(["grid"]), 3, caption="é then λ"))
)
WHOLE = tuple(
    dumps(document)
    for document in (
        Document(),
        Document(_OTHER, View(["grid", "arrows"], log_loss=False, swapped="loss", page="maths", span="sum")),
        Document(Scenario(start_logits=(0.0, -2.5, 700.0)), storyboard=_BOARD, step=57),
    )
)
_VALUES = (
    *("null", "true", "false", "0", "1", "-1", "1.0", "0.5", "1e999", "-1e999", "NaN", "Infinity", "-Infinity"),
    *("1e-320", "-0.0", "9" * 400, "9" * 5000, '""', '"x"', r'"\ud800"', r'"\u0000"', '"' + "x" * 5000 + '"'),
    *("[]", "{}", "[[]]", "[1, 0, 0]", "[0.2, 0.2, 0.2, 0.4]", "[true, true, true]", "[" * 50 + "]" * 50),
    *("[" * 20_000, '{"name": "adam"}', '{"name": "nonsense"}', '{"name": 1}', '{"a": {"a": {"a": 1}}}', "2", "99"),
)


def mutated(seed):
    """The bytes of a damaged session file; a few happen to be whole."""
    dice = random.Random(seed)
    text = dice.choice(WHOLE)
    for _ in range(dice.choice((1, 1, 1, 2, 5))):
        text = dice.choice((_value, _value, _value, _key, _key, _gone, _twice, _moved))(text, dice)
    data = text.encode(errors="surrogatepass")
    return dice.choice((_same, _same, _same, _byte, _cut, _inserted))(data, dice)


def _value(text, dice):
    """Another value at some place."""
    line = dice.randrange(text.count("\n"))
    lines = text.split("\n")
    head, colon, tail = lines[line].partition(": ")
    if colon:
        lines[line] = head + colon + dice.choice(_VALUES) + ("," if tail.endswith(",") else "")
    return "\n".join(lines)


def _key(text, dice):
    """Another name for a key."""
    names = text.split('"')
    place = dice.randrange(1, len(names), 2) if len(names) > 2 else 0
    names[place] = dice.choice((*names[1::2][:40], "", "tempo", "x" * 3000, r"\udfff", "__class__"))
    return '"'.join(names)


def _gone(text, dice):
    lines = text.split("\n")
    del lines[dice.randrange(len(lines))]
    return "\n".join(lines)


def _twice(text, dice):
    lines = text.split("\n")
    line = dice.randrange(len(lines))
    return "\n".join(lines[: line + 1] + lines[line:])


def _moved(text, dice):
    lines = text.split("\n")
    lines.insert(dice.randrange(len(lines)), lines.pop(dice.randrange(len(lines))))
    return "\n".join(lines)


def _same(data, dice):
    return data


def _byte(data, dice):
    place = dice.randrange(max(len(data), 1))
    return data[:place] + bytes([dice.randrange(256)]) + data[place + 1 :]


def _cut(data, dice):
    return data[: dice.randrange(len(data) + 1)]


def _inserted(data, dice):
    place = dice.randrange(len(data) + 1)
    return data[:place] + dice.randbytes(dice.choice((1, 4, 64))) + data[place:]


def is_plain_json(data):
    """Whether Python's own reader takes it."""
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return False
    return True
