"""The guided tour: what each station asks, the answer that the engine gives, and the numbers that are known."""

import numpy as np
import pytest

from xentviz import Scenario, solve
from xentviz.explain.tour import STATIONS
from xentviz.figure.simplex import LAYERS
from xentviz.rivals import ACTORS

BY_TITLE = {station.title: station for station in STATIONS}
MOVES = ("rises", "falls", "stays")
ASKING = [station for station in STATIONS if station.prediction]


def spoken(station, solution):
    """All that a station says, whatever a person answers."""
    said = station.tell(solution)
    if station.prediction:
        said = (*said, station.prediction.ask(solution), *station.prediction.reveal(solution))
    return said


def right(title, **changes):
    station = BY_TITLE[title]
    solution = solve(station.scenario.replace(**changes))
    return station.prediction.answers[station.prediction.right(solution)]


def wrong_by_start(scenario):
    """The classes with less than the largest target, or all but the first; the smallest start first."""
    top = max(scenario.target)
    wrong = [i for i, share in enumerate(scenario.target) if share < top] or [1, 2]
    return sorted(wrong, key=lambda i: scenario.start[i])


def first_move(scenario, index):
    run = solve(scenario.replace(steps=1)).trajectory
    change = run.p[index, 1] - run.p[index, 0] if len(run) > 1 else 0.0
    return MOVES[0 if change > 1e-14 else 1 if change < -1e-14 else 2]


def expected(title, scenario):
    """The right answer, from the run alone."""
    if title == "Another goal":
        last = solve(scenario).trajectory.p[:, -1]
        return "ABC"[int(np.argmax(last))] if last.max() > 0.5 else "none"
    if title == "What the logits feel":
        anatomy = solve(scenario).book.anatomy(0)
        return ("none", "one", "two", "three")[0 if anatomy is None else int((anatomy.gradient != 0.0).sum())]
    largest = title in ("What the loss looks at", "Only the right logit")
    return first_move(scenario, wrong_by_start(scenario)[-1 if largest else 0])


@pytest.mark.parametrize("station", ASKING, ids=lambda station: station.title)
def test_the_right_answer_is_what_the_run_does_wherever_things_are_dragged(drawn, station):
    rng, title, seen = np.random.default_rng(12), station.title, set()
    for k in range(60):
        other = drawn(rng)
        kept = ("start", "target", "learning_rate", "loss", "parameterization", "optimizer", "free")[: 1 + k % 7]
        scenario = station.scenario.replace(**{name: getattr(other, name) for name in kept}) if k else station.scenario
        solution = solve(scenario)
        answer = station.prediction.answers[station.prediction.right(solution)]
        assert answer == expected(title, scenario), scenario
        seen.add(answer)
        said = spoken(station, solution)
        assert all(text and text[-1] in ".?" and "nan" not in text for text in said)
        assert station.prediction.ask(solution).endswith("?")
    assert len(seen) > 1


@pytest.mark.parametrize("station", ASKING, ids=lambda station: station.title)
def test_the_question_names_the_class_that_the_answer_is_about(drawn, station):
    rng = np.random.default_rng(13)
    for _ in range(20):
        scenario = drawn(rng, steps=9)
        wrong, ask = wrong_by_start(scenario), station.prediction.ask(solve(scenario))
        size = "smallest" if "smallest" in ask else "largest"
        if station.prediction.answers == MOVES:
            assert f"do to {'ABC'[wrong[0 if size == 'smallest' else -1]]}, the {size} wrong class" in ask
        elif station.title == "What the logits feel":
            assert f"dL/d{scenario.parameterization.gradient_symbol}, not 0?" in ask
        else:
            assert f"after {solve(scenario).trajectory.step[-1]} steps?" in ask


def test_six_to_eight_stations_the_last_without_a_question():
    assert 6 <= len(STATIONS) <= 8
    assert len(BY_TITLE) == len(STATIONS)
    assert [station for station in STATIONS if station.prediction is None] == [STATIONS[-1]]
    assert STATIONS[0].scenario == Scenario()
    for station in STATIONS:
        assert station.layers <= {name for name, _ in LAYERS}
        assert station.swapped in ("", *ACTORS)
        assert (station.page, station.span) in {("ledger", "step"), ("ledger", "sum"), ("maths", "step")}


@pytest.mark.parametrize("station", STATIONS, ids=lambda station: station.title)
def test_a_station_says_something_true_of_no_step_at_all(station):
    hopeless = Scenario(start=(0.0, 1.0, 0.0), loss="cross-entropy", parameterization="mirror", learning_rate=1e6)
    for scenario in (hopeless, hopeless.replace(start_logits=(-800.0, 0.0, 0.0)), hopeless.replace(free=(False,) * 3)):
        solution = solve(scenario.replace(steps=2))
        assert all(spoken(station, solution))


def test_known_values_at_the_question_s_start():
    question = " ".join(spoken(BY_TITLE["The question"], solve(Scenario())))
    assert "p = (0.300, 0.600, 0.100); the right class is A." in question
    assert "L = 1.204." in question
    assert "C rises by 0.00043:" in question
    assert "not always true: here C would rise." in question
    assert (right("The question"), right("The question", learning_rate=0.5)) == ("rises", "falls")
    assert right("The size of the step") == "falls"
    assert right("The question", start=(0.6, 0.2, 0.2)) == "falls"


def test_known_values_of_the_other_stations():
    said = {title: " ".join(spoken(station, solve(station.scenario))) for title, station in BY_TITLE.items()}
    assert "dL/dp, is (−3.333, 0, 0) here. It is 0 for B and C." in said["What the loss looks at"]
    assert "B stays where it is: nothing turns it." in said["What the loss looks at"]
    assert "p = (0.633, 0.600, 0.100), which sums to 1.333 and is no" in said["What the loss looks at"]
    assert "they fell because p must sum to 1." in said["Only the right logit"]
    assert said["Swap what descends"].count("C rises") == 1
    assert "Raw probabilities (2): A rises, B stays, C stays." in said["Swap what descends"]
    assert "raises a wrong class: 32.2 % of the triangle" in said["The size of the step"]
    assert "At learning rate 0.1, from the same start, C rises." in said["The size of the step"]
    slower = BY_TITLE["The size of the step"].tell(solve(Scenario(learning_rate=0.1)))
    assert "raises a wrong class: 38.1 % of the triangle" in slower[1]
    felt = said["What the logits feel"]
    assert "dL/dz = (−0.7000, 0.6000, 0.1000)." in felt
    assert "row of A in the Jacobian times the only slope: −3.333 · (0.2100, −0.1800, −0.03000)." in felt
    assert "It is p − y" in felt
    assert "In 341 steps A rose to 0.980, B fell to 0.012, C fell to 0.008." in said["The answer"]
    assert right("Another goal") == "B"
    assert right("What the logits feel") == "three"
    assert "dL/dp = (−3.333, 0, 0)." in said["The answer"]
    assert "dL/dz = (−0.7000, 0.6000, 0.1000), not 0 for 3 classes." in said["The answer"]
