"""What a catalogue entry is in source text: the pieces that `xentviz.explain.programs` builds programs from.

Every piece is a template of `str.format`: {name} is the entry's parameter of that name. A piece of several lines has
them joined by newlines, without indentation. The programs share these names: `start` or `logits`, the target `y`, the
learning rate `rate`, `steps` and `step` (from 0), the prediction `p`, the gradient `g`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class LossSnippets:
    """A loss: its formula for a comment, its derivatives and its value in NumPy, its value in PyTorch.

    `elasticity` is h_i = p_i dL/dp_i, `slope` is dL/dp_i and `value` is L, all of p and y. In `torch`, {log_p} is the
    parameterization's log p, which leaves out classes with y = 0 where p may be 0. `numpy_target` and `torch_target`
    are statements that change y beforehand.
    """

    formula: str
    elasticity: str
    slope: str
    torch: str
    value: str = ""
    numpy_target: str = ""
    torch_target: str = ""


@dataclass(frozen=True)
class NumpyForm:
    """A parameterization in NumPy.

    `start` sets the variable from `start`, `logits` from `logits`; None: it has to begin with `start`. `predict` sets
    p. `gradient` sets g from {elasticity} or {slope}, and `meaning` says for a comment what g is. `update` takes {move}
    off the variable. `functions` are what these need.
    """

    start: str
    logits: str | None
    predict: str
    meaning: str
    gradient: str
    update: str
    functions: str = ""


@dataclass(frozen=True)
class TorchForm:
    """A parameterization in PyTorch, with the pieces of `NumpyForm` where the names are the same.

    `log_p` is an expression for log p, see `LossSnippets`; `backward` follows `loss.backward()` and `retract` follows
    `optimizer.step()`. The variable is a leaf whose .grad the optimiser gets.
    """

    start: str
    logits: str | None
    predict: str
    log_p: str = "torch.log(torch.where(y > 0, p, 1.0))"
    backward: str = ""
    retract: str = ""
    functions: str = ""


@dataclass(frozen=True)
class ParameterizationSnippets:
    """A parameterization: the name of the variable that descends, and all else in both languages."""

    variable: str
    numpy: NumpyForm
    torch: TorchForm


@dataclass(frozen=True)
class OptimizerSnippets:
    """An optimiser: in NumPy how its memory begins, how it changes with g, and the move to subtract.

    `torch` makes the optimiser of [{variable}]; the parameters stand there as numbers, not as names.
    """

    move: str
    torch: str
    memory: str = ""
    remember: str = ""


@dataclass(frozen=True)
class StopSnippets:
    """A stopping rule: the condition under which a run ends, in NumPy and in PyTorch; empty for never.

    Conditions know p, g (in PyTorch {g}), step and the loss, as {loss}. `numpy_begin` and `torch_begin` are statements
    before the loop, which know {lowest}, the lowest that the loss can be; `numpy_keep` and `torch_keep` come after the
    condition.
    """

    numpy: str = ""
    torch: str = ""
    numpy_begin: str = ""
    torch_begin: str = ""
    numpy_keep: str = ""
    torch_keep: str = ""
