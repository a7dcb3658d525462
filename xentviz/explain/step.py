"""The numbers of one step as plain lists, and what formulas and sentences call them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from xentviz.engine.ledger import Anatomy
from xentviz.engine.losses import Loss
from xentviz.engine.losses.base import Prediction
from xentviz.engine.parameterizations import Parameterization
from xentviz.engine.parameterizations.base import on_simplex
from xentviz.engine.target import hard_class
from xentviz.scenario import Scenario

Numbers = list[float]


@dataclass(frozen=True, eq=False)
class Step:
    """A step of a scenario: an `Anatomy` of one column with the loss after it."""

    scenario: Scenario
    anatomy: Anatomy
    loss_after: float

    def __getattr__(self, name: str) -> Numbers:
        """The column of the anatomy of that name: p, slope, gradient, move, fresh, theta, p_after, ..."""
        if name.startswith("_"):
            raise AttributeError(name)
        values: Numbers = getattr(self.anatomy, name)[:, 0].tolist()
        return values

    @property
    def loss(self) -> float:
        """The loss before the step."""
        return float(self.anatomy.loss[0])

    @cached_property
    def jacobian(self) -> list[Numbers]:
        """dp_i/dtheta_j as rows i."""
        rows: list[Numbers] = self.anatomy.jacobian[:, :, 0].tolist()
        return rows

    @cached_property
    def full_gradient(self) -> Numbers:
        """The gradient before any entry is set to 0."""
        scenario = self.scenario
        if scenario.free is None:
            return self.gradient
        theta, y = self.theta, list(scenario.target)
        with np.errstate(all="ignore"):
            q = scenario.parameterization.prediction(theta)
            h, slope = scenario.loss.elasticity(q, y), scenario.loss.slope(q, y)
            return [float(v) for v in scenario.parameterization.gradient(theta, q, h, slope)]

    @cached_property
    def memory(self) -> Numbers:
        """The part of the move that is the optimiser's memory."""
        return [m - f for m, f in zip(self.move, self.fresh, strict=True)]

    @cached_property
    def stepped(self) -> Numbers:
        """The parameters less the move, before they are brought back to where they must live."""
        return [t - m for t, m in zip(self.theta, self.move, strict=True)]

    @property
    def frozen(self) -> list[int]:
        """The classes whose entry of the gradient is set to 0."""
        free = self.scenario.free or ()
        return [i for i, counts in enumerate(free) if not counts]

    @property
    def right(self) -> int | None:
        """The right class, None for a soft target."""
        return hard_class(self.scenario.target)

    @property
    def in_p(self) -> bool:
        """Whether the optimiser is given dL/dp itself."""
        return self.scenario.parameterization.gradient_symbol == "p"

    @property
    def retracts(self) -> bool:
        """Whether the parameters are brought back after the update."""
        return type(self.scenario.parameterization).retract is not Parameterization.retract


@lru_cache(maxsize=16)
def loss_at_target(loss: Loss, target: tuple[float, ...]) -> float:
    """The loss of the target itself; not finite where the loss has a pole there."""
    with np.errstate(all="ignore"):
        q = on_simplex([np.float64(t) for t in target])
        return float(loss.value(Prediction(q.p, q.rest, q.log_p), list(target)))
