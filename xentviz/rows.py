"""A run as numbers, one row a step: as JSON and as CSV."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import numpy as np
from numpy.typing import NDArray

from xentviz.solution import Solution

Rows = NDArray[np.int64]


def every_row(count: int, interval: int = 1) -> Rows:
    """Every `interval`th of `count` rows from the first on, and always the last one."""
    return np.union1d(np.arange(0, count, interval), np.arange(max(count - 1, 0), count))


def as_json(solution: Solution, rows: Rows) -> str:
    """The scenario, the chosen rows and what ended the run, as one JSON object with floats at full precision.

    null stands for what is not finite, such as the slope of a loss at p = 0: JSON has no infinity.
    """
    run = solution.trajectory
    rule, step = solution.ending
    data = {
        "scenario": solution.scenario.to_dict(),
        "trajectory": {
            "step": run.step[rows].tolist(),
            "p": _plain(run.p.T[rows]),
            "loss": _plain(run.loss[rows]),
            "gradient_norm": _plain(run.gradient_norm[rows]),
            "parameters": _plain(run.parameters.T[rows]),
        },
        "stop": {"rule": rule, "step": step},
    }
    return json.dumps(data, allow_nan=False) + "\n"


def _plain(values: NDArray[np.float64]) -> list[Any]:
    plain = values.astype(object)
    plain[~np.isfinite(values)] = None
    data: list[Any] = plain.tolist()
    return data


def as_csv(solution: Solution, rows: Rows) -> str:
    """The chosen rows as comma-separated values below a line of names, floats at full precision.

    What is not finite is 'inf' or '-inf', as Python, R and pandas read it.
    """
    run = solution.trajectory
    classes = range(1, len(run.p) + 1)
    names = ["step", *(f"p{i}" for i in classes), "loss", "gradient_norm", *(f"parameter{i}" for i in classes)]
    columns = [run.step, *run.p, run.loss, run.gradient_norm, *run.parameters]
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(names)
    table.writerows(zip(*(column[rows].tolist() for column in columns), strict=True))
    return text.getvalue()
