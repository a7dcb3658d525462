"""Random documents, for tests that hold for every one."""

from hypothesis import strategies as st

from xentviz.axes import AXES, Axis, usual
from xentviz.document import Document
from xentviz.engine.losses import LOSSES
from xentviz.engine.optimizers import OPTIMIZERS
from xentviz.engine.parameterizations import PARAMETERIZATIONS
from xentviz.engine.stopping import STOPPING
from xentviz.figure.simplex import LAYERS
from xentviz.pins import MOST, Pin, Pins
from xentviz.rivals import ACTORS
from xentviz.scenario import Scenario
from xentviz.storyboard import Kept, Storyboard
from xentviz.view import PAGES, SPANS, View


def _shared(weights):
    return tuple(w / sum(weights) for w in weights)


points = st.tuples(*[st.floats(0.0, 1.0)] * 3).filter(lambda w: sum(w) > 1e-3).map(_shared)
logits = st.none() | st.tuples(*[st.floats(-700.0, 700.0)] * 3)


def _member(catalog):
    return st.sampled_from([member() for member in catalog])


scenarios = st.builds(
    Scenario,
    start=points,
    start_logits=logits,
    target=points,
    loss=_member(LOSSES),
    parameterization=_member(PARAMETERIZATIONS),
    optimizer=_member(OPTIMIZERS),
    learning_rate=st.floats(1e-9, 1e6),
    free=st.none() | st.tuples(*[st.booleans()] * 3),
    steps=st.integers(1, 100_000),
    stop=_member(STOPPING),
)

views = st.builds(
    View,
    layers=st.frozensets(st.sampled_from([name for name, _ in LAYERS])),
    log_loss=st.booleans(),
    swapped=st.sampled_from(("", *ACTORS)),
    page=st.sampled_from([name for name, _ in PAGES]),
    span=st.sampled_from([name for name, _ in SPANS]),
    grid=st.booleans(),
    rows=st.sampled_from([*AXES][:3]) | st.sampled_from([*AXES][:3]).map(lambda what: usual(what).text),
    columns=st.sampled_from([*AXES][3:]) | points.map(lambda p: Axis("start", (p, (1.0, 0.0, 0.0))).text),
)

words = st.text("ABCdefgh é,.:()αβ0123", max_size=200)
moments = st.builds(
    Kept, scenario=scenarios, view=views, step=st.integers(0, 100_000), name=words.map(str.strip), caption=words
)
storyboards = st.lists(moments, max_size=5).map(lambda kept: Storyboard(tuple(kept)))

pinned = st.builds(
    Pin,
    scenario=scenarios,
    number=st.integers(0, MOST - 1),
    name=words.map(str.strip),
    hidden=st.booleans(),
    steps=st.integers(0, 100_000),
)
pins = st.lists(pinned, max_size=4, unique_by=lambda pin: pin.number).map(lambda runs: Pins(tuple(runs)))

documents = st.builds(
    Document, scenario=scenarios, view=views, storyboard=storyboards, pins=pins, step=st.integers(0, 100_000)
)
