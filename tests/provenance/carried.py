"""A scenario, and files of a page with nothing on it but what it carries."""

from tests.figure import shown
from xentviz.figure.display import Page
from xentviz.scenario import Scenario
from xentviz.scenario_file import stamp

SCENARIO = Scenario(learning_rate=1 / 3, loss="unlikelihood", optimizer="momentum:momentum=0.3", steps=7)


def bare(scenario=SCENARIO):
    """The page."""
    return Page(90.0, 90.0, "#ffffff", (), provenance=stamp(scenario))


def written(suffix, scenario=SCENARIO):
    """The file."""
    return shown.written(suffix, bare(scenario), 36)
