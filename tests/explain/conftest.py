"""Scenarios of every kind, sentences about a ledger read back into what they claim, and texts held against a run."""

import re
from dataclasses import dataclass

import numpy as np
import pytest

from xentviz import Scenario, solve
from xentviz.engine.losses import LOSSES
from xentviz.engine.optimizers import OPTIMIZERS
from xentviz.engine.parameterizations import PARAMETERIZATIONS
from xentviz.explain.sentences import sentence

AMOUNT = r"[+−]?[0-9]+(?:\.[0-9]+)?(?:e−?[0-9]+)?"
CAUSE = re.compile(
    rf"(?P<amount>{AMOUNT}) (?:"
    r"(?:as|through|by) (?P<whose>its own|[ABC]'s) (?P<what>logit|log-weight|square root|gradient)"
    r"(?P<way> rises| falls)?"
    r"|(?P<projection>by the projection back onto the simplex)|(?P<rest>because (?:the step is|steps are) finite))"
)
SENTENCE = re.compile(rf"(?P<who>[ABC]) (?P<verb>rises|falls|rose|fell) by (?P<amount>{AMOUNT}): (?P<causes>.+)\.")
STILL = re.compile(
    r"(?P<who>[ABC]) (?P<verb>stays|stayed) where it (?:is|was)(?:: (?P<why>[^:]+)|.*cancel: (?P<causes>.+))\."
)
MASKS = (None, None, None, (True, False, False), (False, True, True), (True, False, True), (False, False, False))


@dataclass(frozen=True)
class Cause:
    """One part as a sentence names it: `of` is the number of a class's parameter, 'projection' or 'rest'."""

    amount: str
    of: object
    way: str
    what: str


@dataclass(frozen=True)
class Claim:
    """What a sentence says of one class. `less` works against the change; `amount` is '' for a class that stays."""

    who: int
    verb: str
    amount: str
    along: tuple[Cause, ...]
    less: tuple[Cause, ...]
    why: str = ""


def _causes(text, who):
    """The parts that a text lists; it must consist of nothing else."""
    rest = CAUSE.sub("", text)
    assert re.fullmatch(r"(, )*( and )?", rest), text
    found = []
    for m in CAUSE.finditer(text):
        of = "projection" if m["projection"] else "rest" if m["rest"] else who
        if m["whose"] and m["whose"] != "its own":
            of = "ABC".index(m["whose"][0])
            assert of != who, text
        found.append(Cause(m["amount"], of, (m["way"] or "").strip(), m["what"] or ""))
    return tuple(found)


def _read(text):
    still = STILL.fullmatch(text)
    if still:
        who = "ABC".index(still["who"])
        return Claim(who, still["verb"], "", _causes(still["causes"] or "", who), (), still["why"] or "")
    m = SENTENCE.fullmatch(text)
    assert m, text
    who = "ABC".index(m["who"])
    along, _, less = m["causes"].partition("; less ")
    assert along, text
    assert bool(less) == ("; less" in m["causes"]), text
    return Claim(who, m["verb"], m["amount"], _causes(along, who), _causes(less, who))


@pytest.fixture(scope="session")
def read():
    """`read(sentence)`: the Claim of a sentence; fails on words that it does not know."""
    return _read


def _drawn(rng, **fixed):
    settings = {
        "start": tuple(rng.dirichlet(np.full(3, rng.choice([0.2, 1.0, 3.0])))),
        "target": tuple(np.eye(3)[rng.integers(3)] if rng.random() < 0.6 else rng.dirichlet(np.ones(3))),
        **{
            name: list(catalog)[rng.integers(len(catalog.names))]()
            for name, catalog in (
                ("loss", LOSSES),
                ("parameterization", PARAMETERIZATIONS),
                ("optimizer", OPTIMIZERS),
            )
        },
        "learning_rate": float(10.0 ** rng.uniform(-3.0, np.log10(5.0))),
        "free": MASKS[rng.integers(len(MASKS))],
        "steps": 30,
    }
    return Scenario(**settings | fixed)


@pytest.fixture(scope="session")
def drawn():
    """`drawn(rng, **fixed)`: a scenario at random, all of its settings but those that are fixed."""
    return _drawn


class Truth:
    """What a text and a solution are held against each other with. Numbers are read as people see them."""

    @staticmethod
    def number(text):
        return float(text.replace("−", "-"))

    @classmethod
    def shows(cls, text, value):
        """Whether a number as it is written is a value, to its last digit."""
        mantissa, _, exponent = text.partition("e")
        unit = 10.0 ** (cls.number(exponent or "0") - len(mantissa.partition(".")[2]))
        return bool(abs(cls.number(text) - value) <= 0.501 * unit)

    @classmethod
    def show(cls, texts, values):
        return all(cls.shows(text, v) for text, v in zip(texts.split(", "), values, strict=True))

    @staticmethod
    def letters(text):
        return ["ABC".index(letter) for letter in text.split(" and ")]

    @staticmethod
    def verb(change, words=("rises", "falls", "stays")):
        return words[0 if change > 1e-14 else 1 if change < -1e-14 else 2]

    @staticmethod
    def stepped(scenario):
        """p before and after the first step; the same twice where none can be taken."""
        p = solve(scenario.replace(steps=1)).trajectory.p
        return p[:, 0], p[:, -1]

    @classmethod
    def change(cls, solution):
        before, after = cls.stepped(solution.scenario)
        return after - before

    @staticmethod
    def right(solution):
        return int(np.argmax(solution.scenario.target))

    @staticmethod
    def wrong(solution):
        target = solution.scenario.target
        return [i for i in range(3) if target[i] < max(target)] or [1, 2]


@pytest.fixture(scope="session")
def said_is_true():
    """`said_is_true(stations, claims, general, count)`: how many of the claims came up, all of which are true.

    Each text of the stations, over `count` scenarios, is in `general`, a sentence of the first step's ledger, or fits
    just one pattern of the claims, whose function then says whether it is so.
    """

    def check(stations, claims, general, count):
        rng, used = np.random.default_rng(14), set()
        for station in stations:
            for k in range(count):
                other = _drawn(rng)
                kept = ("start", "target", "learning_rate", "loss", "parameterization", "free", "optimizer")[: k % 8]
                solution = solve(station.scenario.replace(**{name: getattr(other, name) for name in kept}))
                ledger, entry = solution.book.step(0), solution.scenario.parameterization
                known = {*general, *(sentence(ledger, i, entry) for i in range(3 if ledger else 0))}
                prediction = station.prediction
                for text in (*station.tell(solution), *(prediction.reveal(solution) if prediction else ())):
                    if text not in known:
                        ((pattern, function, m),) = [(p, f, p.fullmatch(text)) for p, f in claims if p.fullmatch(text)]
                        assert function(Truth, solution, *m.groups()), (text, solution.scenario)
                        used.add(pattern)
        return len(used)

    return check
