"""A run as a NumPy program, its gradient written by hand."""

from __future__ import annotations

from xentviz.engine.given import InputError
from xentviz.explain.programs.writing import Wording, function, loop, settings, stop_begin, stop_here, title
from xentviz.scenario import Scenario


def numpy_program(scenario: Scenario) -> str:
    """Source text that prints step and p at full precision, a line a step, as `solve` finds them for the scenario.

    Its rows end later than those of `solve` where a run diverges or leaves the simplex. A chaotic run, which magnifies
    every rounding, parts from `solve` in the end: no two programs agree on it for long.
    """
    form, optimizer = scenario.parameterization.snippets.numpy, scenario.optimizer.snippets
    wording = Wording(scenario)
    begin = form.start if scenario.start_logits is None or form.logits is None else form.logits
    beginnings = [wording.fill("parameterization", begin), wording.fill("optimizer", optimizer.memory)]
    beginnings.append(stop_begin(scenario, wording, scenario.stop.snippets.numpy_begin, "np"))
    steps = _loop(scenario, wording)
    head = settings(scenario, "np.array", form.logits is not None, scenario.loss.snippets.numpy_target)
    return "\n".join(
        [
            *(title(scenario), "", "import numpy as np", "", *function(form.functions)),
            *(*head, *wording.constants(), "", *"\n".join(filter(None, beginnings)).splitlines(), ""),
            *(*steps, ""),
        ]
    )


def _loop(scenario: Scenario, wording: Wording) -> list[str]:
    """The steps: prediction, gradient, stop, update."""
    loss, optimizer = scenario.loss.snippets, scenario.optimizer.snippets
    form, stop = scenario.parameterization.snippets.numpy, scenario.stop.snippets
    derivatives = {"elasticity": loss.elasticity, "slope": loss.slope}
    derivatives = {
        name: wording.fill("loss", text) for name, text in derivatives.items() if f"{{{name}}}" in form.gradient
    }
    value = wording.fill("loss", loss.value) if "{loss}" in stop.numpy else ""
    if "{loss}" in stop.numpy and not value:
        raise InputError(f"{scenario.loss.name} has no value as source text yet: its snippets need `value`.")
    move = wording.fill("optimizer", optimizer.move)
    return loop(
        [
            wording.fill("parameterization", form.predict),
            "print(step, *p.tolist())",
            f"\n# {scenario.loss.label}: {loss.formula}",
            f"# Gradient: g_i = {form.meaning}{_ELASTICITY if 'elasticity' in derivatives else ''}",
            wording.fill("parameterization", form.gradient, **derivatives),
            "" if scenario.free is None else "g = np.where(free, g, 0.0)",
            stop_here(scenario, wording, stop.numpy, stop.numpy_keep, loss=value),
            f"\n# {scenario.optimizer.label}",
            wording.fill("optimizer", optimizer.remember),
            wording.fill("parameterization", form.update, move=move),
            f"if not np.isfinite([g, {scenario.parameterization.snippets.variable}]).all():\n    break  # diverged",
        ]
    )


_ELASTICITY = ", where h_i = p_i dL/dp_i"
