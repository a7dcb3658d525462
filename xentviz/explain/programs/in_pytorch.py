"""A run as a PyTorch program: autograd for the gradient, torch.optim for the step."""

from __future__ import annotations

from xentviz.explain.programs.writing import Wording, function, loop, settings, statement, stop_begin, stop_here, title
from xentviz.scenario import Scenario


def pytorch_program(scenario: Scenario) -> str:
    """Source text that prints step and p at full precision, a line a step, as `solve` finds them for the scenario.

    Its rows end later than those of `solve` where a run diverges or leaves the simplex. A chaotic run, which magnifies
    every rounding, parts from `solve` in the end: no two programs agree on it for long.
    """
    form, variable = scenario.parameterization.snippets.torch, scenario.parameterization.snippets.variable
    wording = Wording(scenario)
    begin = form.start if scenario.start_logits is None or form.logits is None else form.logits
    numbers = {name: repr(value) for name, value in scenario.optimizer.values().items()}
    call, _, arguments = scenario.optimizer.snippets.torch.format(variable=variable, **numbers).partition("(")
    optimizer = statement(f"optimizer = {call}(", arguments.removesuffix(")"), ")")
    watch = stop_begin(scenario, wording, scenario.stop.snippets.torch_begin, "torch")
    steps = _loop(scenario, wording)
    head = settings(scenario, "torch.tensor", form.logits is not None, scenario.loss.snippets.torch_target)
    return "\n".join(
        [
            *(title(scenario), "", "import torch", "", *function(form.functions)),
            *("torch.set_default_dtype(torch.float64)", "", *head, *wording.constants(), ""),
            *(wording.fill("parameterization", begin), *optimizer, *watch.splitlines(), "", *steps, ""),
        ]
    )


def _loop(scenario: Scenario, wording: Wording) -> list[str]:
    """The steps: prediction, loss, gradient, stop, update."""
    loss, stop = scenario.loss.snippets, scenario.stop.snippets
    form, variable = scenario.parameterization.snippets.torch, scenario.parameterization.snippets.variable
    g = f"{variable}.grad"
    log_p = wording.fill("parameterization", form.log_p) if "{log_p}" in loss.torch else ""
    return loop(
        [
            wording.fill("parameterization", form.predict),
            "print(step, *p.tolist())",
            f"\n# {scenario.loss.label}: {loss.formula}",
            f"loss = {wording.fill('loss', loss.torch, log_p=log_p)}",
            "optimizer.zero_grad()\nloss.backward()",
            form.backward,
            "" if scenario.free is None else f"{g}[~free] = 0.0",
            stop_here(scenario, wording, stop.torch, stop.torch_keep, g=g),
            "\noptimizer.step()",
            form.retract,
            f"if not torch.stack([{g}, {variable}]).isfinite().all():\n    break  # diverged",
        ]
    )
