"""Colours as numbers: the ramp of the loss map, and mixtures."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

from xentviz.engine.landscape import Landscape
from xentviz.figure.theme import Theme

Bytes = NDArray[np.uint8]

_MIDDLE = 0.45  # what the median loss of the triangle is of the way from the first colour to the last
_GAMMAS = (0.35, 3.0)


@dataclass(frozen=True)
class Ramp:
    """Colours for losses from `low` to `high`, monotone: a higher loss never has a colour nearer to the low end.

    Beyond the limits the end colours stay. `gamma` bends the scale so that the middle of the picture has the middle
    of the colours, whatever the loss.
    """

    low: float
    high: float
    gamma: float
    first: str
    last: str

    @classmethod
    def of(cls, landscape: Landscape, theme: Theme) -> Ramp:
        """The ramp in which the triangle's median loss has about the middle colour."""
        low, high = landscape.limits
        median = float(_shares(np.array([landscape.median]), low, high)[0])
        gamma = float(np.clip(np.log(_MIDDLE) / np.log(np.clip(median, 1e-6, 1.0 - 1e-6)), *_GAMMAS))
        return cls(low, high, gamma, theme.loss_low, theme.loss_high)

    def rgb(self, values: ArrayLike) -> Bytes:
        """Colours (..., 3) of losses (...); what is not finite counts as high."""
        return _table(self.first, self.last).take(self._index(values), axis=0)

    def hex(self, value: float) -> str:
        """The colour of one loss as '#rrggbb'."""
        return "#" + bytes(self.rgb([value])[0]).hex()

    def _index(self, values: ArrayLike) -> NDArray[np.intp]:
        share = _shares(np.asarray(values, dtype=float), self.low, self.high)
        index: NDArray[np.intp] = (share**self.gamma * 255.0 + 0.5).astype(np.intp)
        return index


def rgb(color: str) -> NDArray[np.float64]:
    """Red, green and blue (3,) of '#rrggbb', 0 to 255."""
    return np.frombuffer(bytes.fromhex(color[1:]), dtype=np.uint8).astype(float)


@lru_cache(maxsize=256)
def mixed(color: str, ground: str, share: float) -> str:
    """`share` of a colour on a ground, as one opaque colour: lines that shine through take several times as long."""
    return "#" + bytes(np.round(share * rgb(color) + (1.0 - share) * rgb(ground)).astype(np.uint8)).hex()


def ground(theme: Theme) -> str:
    """The middle colour of the loss map: what most lines lie on."""
    return mixed(theme.loss_high, theme.loss_low, _MIDDLE)


def _shares(values: NDArray[np.float64], low: float, high: float) -> NDArray[np.float64]:
    if not high > low:
        return np.zeros(np.shape(values))
    shares = np.clip((values - low) / (high - low), 0.0, 1.0)
    shares[np.isnan(shares)] = 1.0
    return shares


@lru_cache(maxsize=4)
def _table(first: str, last: str) -> Bytes:
    share = np.linspace(0.0, 1.0, 256)[:, None]
    return np.round((1.0 - share) * rgb(first) + share * rgb(last)).astype(np.uint8)
