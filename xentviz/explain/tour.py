"""The guided tour: stations that each set a scene, ask for a prediction, and reveal what the engine says.

Every sentence is made from the solution that is on the screen, so it stays true when a person drags things about.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from xentviz.explain import outcomes, scenes
from xentviz.scenario import Scenario
from xentviz.solution import Solution

Tell = Callable[[Solution], tuple[str, ...]]


@dataclass(frozen=True)
class Prediction:
    """What a person is asked before it is shown: the question, the answers to choose from, and which one is right."""

    ask: Callable[[Solution], str]
    answers: tuple[str, ...]
    right: Callable[[Solution], int]
    reveal: Tell


@dataclass(frozen=True)
class Station:
    """One stop of the tour. `layers` are switched on besides the usual ones; `swapped`, `page` and `span` as in the
    window's view, `stage` the stage of the mathematics that is shown, counted from 0."""

    title: str
    scenario: Scenario
    tell: Tell
    prediction: Prediction | None = None
    layers: frozenset[str] = frozenset()
    swapped: str = ""
    page: str = "ledger"
    stage: int = 0
    span: str = "step"


_MOVES = ("rises", "falls", "stays")

STATIONS: tuple[Station, ...] = (
    Station(
        "The question",
        Scenario(),
        scenes.question,
        Prediction(scenes.ask_smallest, _MOVES, scenes.smallest_moves, scenes.reveal_smallest),
    ),
    Station(
        "What the loss looks at",
        Scenario(parameterization="raw", learning_rate=0.1, steps=20),  # type: ignore[arg-type]
        scenes.slopes,
        Prediction(scenes.ask_largest_wrong, _MOVES, scenes.largest_wrong_moves, scenes.reveal_raw),
        page="maths",
        stage=2,
    ),
    Station(
        "What the logits feel",
        Scenario(),
        scenes.slopes,
        Prediction(scenes.ask_entries, ("none", "one", "two", "three"), scenes.entries, scenes.reveal_entries),
        page="maths",
        stage=4,
    ),
    Station(
        "Only the right logit",
        Scenario(free=(True, False, False)),
        scenes.frozen,
        Prediction(scenes.ask_largest_wrong, _MOVES, scenes.largest_wrong_moves, scenes.reveal_coupling),
    ),
    Station(
        "Swap what descends",
        Scenario(parameterization="mirror", steps=40),  # type: ignore[arg-type]
        scenes.parameterization,
        Prediction(scenes.ask_smallest, _MOVES, scenes.smallest_moves, scenes.reveal_rivals),
        swapped="parameterization",
    ),
    Station(
        "The size of the step",
        Scenario(learning_rate=0.5),
        outcomes.step_size,
        Prediction(scenes.ask_smallest, _MOVES, scenes.smallest_moves, outcomes.reveal_step_size),
        layers=frozenset({"rising"}),
    ),
    Station(
        "Another goal",
        Scenario(loss="unlikelihood", learning_rate=0.5, steps=300),  # type: ignore[arg-type]
        outcomes.goal,
        Prediction(outcomes.ask_end, ("A", "B", "C", "none"), outcomes.ends, outcomes.reveal_end),
        span="sum",
    ),
    Station("The answer", Scenario(steps=341), outcomes.answer, swapped="parameterization", span="sum"),
)
"""The stations in their order."""
