"""Scenarios: what is allowed, what is refused and how, and the way to plain data and back."""

import dataclasses
import json
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xentviz.engine.given import InputError, shown
from xentviz.engine.losses import LOSSES
from xentviz.engine.optimizers import OPTIMIZERS, Adam, Momentum
from xentviz.engine.parameterizations import PARAMETERIZATIONS
from xentviz.engine.stopping import STOPPING
from xentviz.scenario import SETTINGS, Scenario
from xentviz.scenario_file import dumps, loads
from xentviz.solution import solve

CATALOGS = {"loss": LOSSES, "parameterization": PARAMETERIZATIONS, "optimizer": OPTIMIZERS, "stop": STOPPING}
MEMBERS = [(setting, member) for setting, catalog in CATALOGS.items() for member in catalog]
NAN, INF = math.nan, math.inf

BAD = [
    *((name, value) for name in ("start", "target") for value in ((1.0,), (), 1.0, None, "0.3 0.6 0.1", {0.3, 0.6})),
    *(
        (name, value)
        for name in ("start", "target")
        for value in (
            (-0.1, 0.6, 0.5),
            (NAN, 0.5, 0.5),
            (INF, 0.0, 0.0),
            (-INF, 1.0, 1.0),
            (0.0, 0.0, 0.0),
            (0.5, 0.6, 0.1),
        )
    ),
    *((name, value) for name in ("start", "target") for value in ((True, 0.0, 0.0), ("1", "0", "0"), (10**400, 0, 0))),
    *(("start_logits", value) for value in ((1.0,), (NAN, 0.0, 0.0), (INF, 0.0, 0.0), "123", 5)),
    *(("start_logits", value) for value in ((1e308, -1e308, 0.0), (0.0, -1_000_001.0, 0.0))),
    *(
        (name, value)
        for name in ("start", "target")
        for value in ((1e308,) * 3, np.full((1, 3), 1 / 3), np.eye(40)[0] * 2)
    ),
    *((name, 10**5000) for name in ("learning_rate", "steps", "free", "start")),
    *(("start", (10**5000, value, 0)) for value in (0, None)),
    *(("steps", value) for value in (np.float64(5.0), np.bool_(True), np.int64(0))),
    *(("learning_rate", value) for value in (np.float32(0.0), np.bool_(True), np.float64(NAN), 1j)),
    *(("free", value) for value in (np.array([1, 0, 0]), np.array([[True, False, True]]), np.bool_(True))),
    *(("learning_rate", value) for value in (0, 0.0, -0.1, NAN, INF, 1e308, True, "0.1", None, 10**400)),
    *(("steps", value) for value in (0, -1, 100_001, 1.5, 120.0, True, "120", None, 10**400)),
    *(
        ("free", value)
        for value in ((1, 0, 0), "100", (True,), (), True, 1, {True}, (True, None, False), (1.0, 0.0, 0.0))
    ),
    *((setting, value) for setting in CATALOGS for value in ("nonsense", "", 5, None, {}, {"name": 5}, [])),
]

BAD_PARAMETERS = [
    # setting, value, how the message begins
    ("loss", "cross-entropy:gamma=2", "loss cross-entropy: 'gamma' is no parameter of it, it has none."),
    ("optimizer", "adam:beta1=1", "adam: beta1 is 1.0, allowed is a finite number from 0 below 1."),
    ("optimizer", "adam:beta1", "optimizer adam: 'beta1' is not of the form parameter=value."),
    ("optimizer", "adam:beta1=x", "adam: beta1 is 'x', allowed is a finite number from 0 below 1."),
    ("optimizer", "adam:mu=1", "optimizer adam: 'mu' is no parameter of it, allowed are beta1, beta2, epsilon."),
    ("optimizer", "rmsprop:centered=1", "rmsprop: centered is '1', allowed is true or false."),
    ("optimizer", {"name": "rmsprop", "centered": 1}, "optimizer.centered is 1, allowed is true or false."),
    (
        "optimizer",
        {"name": "adam", "beta1": True},
        "optimizer.beta1 is True, allowed is a finite number from 0 below 1.",
    ),
    (
        "optimizer",
        {"name": "adam", "epsilon": -1.0},
        "optimizer.epsilon is -1.0, allowed is a finite number above 0 up to 1.",
    ),
    (
        "parameterization",
        "softmax:temperature=0",
        "softmax: temperature is 0.0, allowed is a finite number above 0 up to 1000.",
    ),
]


def with_value(param, catalogue_default):
    """Another allowed value of a parameter than its default."""
    if param.kind is bool:
        return not catalogue_default
    return next(v for v in (0.5, 0.25, 1e-3) if v != catalogue_default)


def varied(member):
    return member(**{param.name: with_value(param, param.default) for param in member.params()})


@st.composite
def scenarios(draw):
    classes = draw(st.integers(2, 5))
    weights = st.lists(st.floats(1e-3, 1.0), min_size=classes, max_size=classes)

    def point():
        drawn = draw(weights)
        return tuple(w / math.fsum(drawn) for w in drawn)

    logits = draw(st.none() | st.lists(st.floats(-1e4, 1e4), min_size=classes, max_size=classes))
    members = {setting: varied(draw(st.sampled_from(catalog.members))) for setting, catalog in CATALOGS.items()}
    return Scenario(
        start=point(),
        start_logits=logits,
        target=point(),
        learning_rate=draw(st.floats(0.0, 1e6, exclude_min=True)),
        free=draw(st.none() | st.lists(st.booleans(), min_size=classes, max_size=classes)),
        steps=draw(st.integers(1, 100_000)),
        **members,
    )


def test_the_default_is_the_question():
    scenario = Scenario()
    assert (scenario.start, scenario.target, scenario.learning_rate) == ((0.3, 0.6, 0.1), (1.0, 0.0, 0.0), 0.1)
    assert [getattr(scenario, s).name for s in CATALOGS] == [
        "cross-entropy",
        "softmax",
        "gradient-descent",
        "max-steps",
    ]
    assert scenario.start_logits is None


@pytest.mark.parametrize(("setting", "value"), BAD, ids=lambda v: shown(v)[:30])
def test_bad_values_are_refused_in_one_sentence_that_says_what_was_received(setting, value):
    with pytest.raises(InputError) as caught:
        Scenario(**{setting: value})
    message = str(caught.value)
    assert message.startswith(setting)
    assert "allowed" in message
    assert message.endswith(".")
    assert "\n" not in message
    assert len(message) < 300


@pytest.mark.parametrize(("setting", "value", "message"), BAD_PARAMETERS)
def test_bad_parameters_are_refused_by_name(setting, value, message):
    with pytest.raises(InputError) as caught:
        Scenario(**{setting: value})
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"start": (-0.1, 0.6, 0.5)}, "start is (-0.1, 0.6, 0.5), allowed are numbers from 0 to 1 that sum to 1."),
        ({"learning_rate": 0}, "learning_rate is 0, allowed is a number above 0 up to 1,000,000."),
        ({"steps": 1.5}, "steps is 1.5, allowed is a whole number from 1 to 100000."),
        (
            {"loss": "cross-entrpy"},
            "loss 'cross-entrpy' is unknown (did you mean cross-entropy?), "
            "allowed are cross-entropy, squared-error, negated-cross-entropy, unlikelihood, negated-likelihood, "
            "wrong-target, constant.",
        ),
        ({"target": (0.5, 0.5)}, "target has 2 classes, allowed is as many as start has: 3."),
        ({"free": (False, True)}, "free has 2 classes, allowed is as many as start has: 3."),
        ({"free": (1, 0, 0)}, "free is (1, 0, 0), allowed is true or false for each class."),
        ({"free": "1,0,0"}, "free is '1,0,0', allowed is true or false for each class."),
        ({"tempo": 3}, None),
    ],
)
def test_messages_name_the_setting_the_value_and_what_is_allowed(change, message):
    with pytest.raises(InputError) as caught:
        Scenario().replace(**change)
    assert str(caught.value) == (message or f"setting 'tempo' is unknown, allowed are {', '.join(SETTINGS)}.")


@pytest.mark.parametrize("text", ["x" * 100_000, "adam:" + "y" * 100_000, "adam:beta1=" + "z" * 100_000])
def test_messages_stay_short_for_endless_values(text):
    for value in (text, {"name": text}, {"name": "adam", text: 1}, {"name": "adam", "beta1": text}):
        with pytest.raises(InputError) as caught:
            Scenario(optimizer=value)
        assert len(str(caught.value)) < 400
    with pytest.raises(InputError) as caught:
        Scenario().replace(**{text: 1})
    assert len(str(caught.value)) < 400


def test_numbers_that_nearly_sum_to_one_are_taken_and_rescaled():
    scenario = Scenario(start=(0.3333333, 0.3333333, 0.3333333), target=[1, 0, 0], parameterization="raw")
    assert scenario.start == pytest.approx((1 / 3,) * 3, abs=1e-15)
    assert scenario.target == (1.0, 0.0, 0.0)
    assert scenario.descent.run(scenario.start, 0).left_simplex is None


def test_numbers_and_arrays_of_numpy_are_kept_as_those_of_python():
    end = solve(Scenario(steps=5)).trajectory.p[:, -1]
    scenario = Scenario(
        start=end,
        target=np.array([0, 1, 0]),
        learning_rate=np.float32(0.5),
        steps=np.int64(7),
        free=np.array([True, False, True]),
        optimizer=Momentum(momentum=np.float64(0.5)),
    )
    assert scenario.start == pytest.approx(tuple(end), abs=1e-15)
    assert scenario.target == (0.0, 1.0, 0.0)
    assert (scenario.learning_rate, scenario.steps, scenario.free) == (0.5, 7, (True, False, True))
    assert loads(dumps(scenario)) == scenario
    assert Scenario(start_logits=np.log(end)).start == pytest.approx(tuple(end), abs=1e-15)
    assert Scenario(start=end.astype(np.float32)).start == pytest.approx(tuple(end), abs=1e-7)


def test_the_farthest_logits_allowed_descend_without_a_warning_for_every_parameterization():
    for member in PARAMETERIZATIONS:
        for target in ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0)):
            far = Scenario(start_logits=(1e6, -1e6, 0.0), target=target, parameterization=member(), steps=5)
            run = solve(far).trajectory
            assert not np.isnan([*run.p.flat, *run.parameters.flat, *run.loss, *run.gradient_norm]).any()


def test_a_scenario_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        Scenario().steps = 5
    assert hash(Scenario()) == hash(Scenario())


@pytest.mark.parametrize(("setting", "member"), MEMBERS, ids=lambda v: getattr(v, "name", v))
def test_every_catalogue_member_is_taken_as_entry_text_and_data(setting, member):
    entry = varied(member)
    text = entry.name + ":" + ",".join(f"{k}={str(v).lower()}" for k, v in entry.values().items())
    forms = [Scenario(**{setting: form}) for form in (entry, text, entry.to_dict())]
    assert {getattr(scenario, setting) for scenario in forms} == {entry}
    assert getattr(Scenario(**{setting: member.name}), setting) == member()


@pytest.mark.parametrize(("setting", "member"), MEMBERS, ids=lambda v: getattr(v, "name", v))
def test_every_catalogue_member_comes_back_from_a_file(setting, member):
    scenario = Scenario(**{setting: varied(member)})
    assert loads(dumps(scenario)) == scenario
    for param in member.params():
        assert getattr(getattr(loads(dumps(scenario)), setting), param.name) != param.default


@given(scenarios())
def test_any_scenario_comes_back_from_a_file_unchanged(scenario):
    text = dumps(scenario)
    assert loads(text) == scenario
    assert dumps(loads(text)) == text


def test_all_free_is_kept_as_nothing_said_and_any_other_choice_as_it_is():
    assert Scenario().free is Scenario(free=[True, True, True]).free is None
    for free in ((True, False, False), (False, False, False)):
        scenario = Scenario(free=list(free))
        assert scenario.free == scenario.descent.free == free
        assert scenario.to_dict()["free"] == list(free)
        assert scenario.replace(free=None) == Scenario()
        assert hash(scenario) != hash(Scenario())
    with pytest.raises(InputError, match=r"^target has 2 classes"):
        Scenario(free=(True, False), target=(1.0, 0.0))


def test_plain_data_holds_every_setting():
    data = Scenario().to_dict()
    assert list(data) == ["type", "version", *SETTINGS]
    assert json.loads(json.dumps(data, allow_nan=False)) == data


def test_settings_left_out_keep_their_default():
    bare = {"type": "xentviz-scenario", "version": 1}
    assert Scenario.from_dict(bare) == Scenario()
    assert Scenario.from_dict({**bare, "steps": 7}) == Scenario(steps=7)


@pytest.mark.parametrize(
    "data",
    [
        *(None, [], 5, {}, {"type": "xentviz-scenario"}, {"type": "other", "version": 1}),
        *({"type": "xentviz-scenario", "version": version} for version in (2, True, "1", None, 1.5)),
        {"type": "xentviz-scenario", "version": 1, "colour": "red"},
    ],
)
def test_other_data_is_no_scenario(data):
    with pytest.raises(InputError, match=r"^(type|version|setting) .*\.$"):
        Scenario.from_dict(data)


def test_replace_leaves_the_rest_alone():
    scenario = Scenario(optimizer=Adam(beta1=0.5), steps=7)
    assert scenario.replace(steps=8) == Scenario(optimizer=Adam(beta1=0.5), steps=8)
    assert scenario.replace() == scenario


def test_logits_decide_the_start_and_a_new_start_forgets_them():
    scenario = Scenario(start=(0.2, 0.2, 0.6), start_logits=(0, math.log(2), 0))
    assert scenario.start == pytest.approx((0.25, 0.5, 0.25), abs=1e-15)
    moved = scenario.replace(start=(0.1, 0.1, 0.8))
    assert (moved.start, moved.start_logits, moved.log_start) == ((0.1, 0.1, 0.8), None, None)


def test_logits_keep_what_a_probability_cannot_hold():
    log_p = Scenario(start_logits=(1e4, -1e4, 40.0)).log_start
    assert log_p.tolist() == [0.0, -20_000.0, -9_960.0]
    near = Scenario(start_logits=(40.0, 0.0, 0.0)).log_start
    assert near[0] == pytest.approx(-2 * math.exp(-40), rel=1e-12)


def test_any_number_of_classes_from_two_is_allowed():
    for classes in (2, 3, 10):
        scenario = Scenario(start=np.full(classes, 1 / classes).tolist(), target=np.eye(classes)[0].tolist())
        assert len(scenario.start) == classes


def test_all_free_is_no_mask_and_is_counted_all_the_same():
    assert Scenario(free=(True, True, True)) == Scenario()
    with pytest.raises(InputError, match=r"^free has 2 classes, allowed is as many as start has: 3\.$"):
        Scenario(free=(True, True))
