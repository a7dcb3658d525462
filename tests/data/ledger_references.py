"""Make ledger_references.json: the parts of single steps, computed with 60 digits straight from the mathematics.

Run by hand with mpmath installed: python tests/data/ledger_references.py. Made with mpmath 1.4.1. The tests read the
file and do not need mpmath. Only the definitions stand here: p as a function of the parameters, the losses, the
updates, the projection. Gradients and Jacobians are numerical derivatives of these, good to some 25 digits.
"""

import json
from itertools import combinations
from pathlib import Path

from mpmath import diff, exp, fdot, fsum, log, mp, mpf, sqrt

mp.dps = 60

STARTS = [(0.3, 0.6, 0.1), (0.05, 0.15, 0.8), (0.25, 0.7499, 1e-4), (0.5, 0.5), (0.1, 0.2, 0.3, 0.4)]
TARGETS = {2: [(1, 0), (0.25, 0.75)], 3: [(1, 0, 0), (0.5, 0.375, 0.125)], 4: [(0, 0, 1, 0), (0.25, 0.5, 0.125, 0.125)]}
RATES = [0.1, 0.02]
STEPS = [0, 3, 1, 6]

LOSSES = {
    "cross-entropy": lambda p, y: -fsum(t * log(x) for x, t in zip(p, y, strict=True) if t),
    "squared-error": lambda p, y: fsum((x - t) ** 2 for x, t in zip(p, y, strict=True)),
    "negated-cross-entropy": lambda p, y: fsum(t * log(x) for x, t in zip(p, y, strict=True) if t),
}


def softmax(z, temperature=1):
    """Weights exp(z / T), divided by their sum."""
    w = [exp(v / mpf(temperature)) for v in z]
    return [v / fsum(w) for v in w]


def on_sphere(u):
    """u^2 / |u|^2."""
    return [v * v / fdot(u, u) for v in u]


def closest_on_simplex(v):
    """The one support whose threshold leaves its own classes above 0 and no other."""
    for size in range(len(v), 0, -1):
        for support in combinations(range(len(v)), size):
            threshold = (fsum(v[i] for i in support) - 1) / size
            if all((v[i] > threshold) == (i in support) for i in range(len(v))):
                return [max(x - threshold, mpf(0)) for x in v]
    raise ValueError(v)


def mean_zero(z):
    """The same without its mean."""
    return [v - fsum(z) / len(z) for v in z]


# name: (parameters of p, p of the parameters, whether the gradient is taken in p instead, what follows an update)
PARAMETERIZATIONS = {
    "softmax": (lambda p: mean_zero([log(x) for x in p]), softmax, False, list),
    "softmax:temperature=2.5": (
        lambda p: mean_zero([mpf(2.5) * log(x) for x in p]),
        lambda z: softmax(z, 2.5),
        False,
        list,
    ),
    "raw": (list, list, False, list),
    "projected": (list, list, True, closest_on_simplex),
    "mirror": (lambda p: [log(x) for x in p], softmax, True, lambda v: [log(x) for x in softmax(v)]),
    "square-root": (lambda p: [sqrt(x) for x in p], on_sphere, False, list),
}


def descent(history, k):
    """Plain."""
    return history[-1], 0


def momentum(history, k, mu=0.9, dampening=0.0):
    """Every gradient so far with the weight that is left of it."""
    weights = [mpf(mu) ** (k - i) * (1 if i == 1 else 1 - mpf(dampening)) for i in range(1, k + 1)]
    whole = fdot(weights, history)
    return whole, whole - weights[-1] * history[-1]


def nesterov(history, k, mu=0.9):
    """g + mu b."""
    whole, carried = momentum(history, k, mu)
    return history[-1] + mpf(mu) * whole, mpf(mu) * carried


def adagrad(history, k, epsilon=1e-10, decay=0.0, begin=0.0):
    """Over the root of the sum of squares."""
    root = sqrt(mpf(begin) + fdot(history, history)) + mpf(epsilon)
    return history[-1] / root / (1 + (k - 1) * mpf(decay)), 0


def rmsprop(history, k, alpha=0.99, epsilon=1e-8, mu=0.0, centered=False):
    """Over the root of the mean square, then through a heavy ball."""
    alpha, scaled = mpf(alpha), []
    for n in range(1, k + 1):
        weights = [(1 - alpha) * alpha ** (n - i) for i in range(1, n + 1)]
        variance = fdot(weights, [g * g for g in history[:n]])
        variance -= fdot(weights, history[:n]) ** 2 if centered else 0
        scaled.append(history[n - 1] / (sqrt(variance) + mpf(epsilon)))
    whole = fdot([mpf(mu) ** (k - i) for i in range(1, k + 1)], scaled)
    return whole, whole - scaled[-1]


def adam(history, k, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """Mean gradient over the root of the mean square, both divided by the sum of their weights."""
    one, two = ([(1 - b) * b ** (k - i) for i in range(1, k + 1)] for b in (mpf(beta1), mpf(beta2)))
    root = sqrt(fdot(two, [g * g for g in history]) / fsum(two)) + mpf(epsilon)
    mean = fdot(one, history) / fsum(one)
    return mean / root, (mean - one[-1] * history[-1] / fsum(one)) / root


# Each takes one entry's gradients so far, the present one last; gives the step over the rate, and what of it is memory.
OPTIMIZERS = {
    "gradient-descent": descent,
    "momentum": momentum,
    "momentum:momentum=0.8,dampening=0.5": lambda g, k: momentum(g, k, 0.8, 0.5),
    "nesterov:momentum=0.7": lambda g, k: nesterov(g, k, 0.7),
    "adagrad": adagrad,
    "adagrad:epsilon=0.01,learning_rate_decay=0.1,initial_accumulator_value=0.1": (
        lambda g, k: adagrad(g, k, 0.01, 0.1, 0.1)
    ),
    "rmsprop": rmsprop,
    "rmsprop:alpha=0.9,epsilon=0.001,momentum=0.5,centered=true": lambda g, k: rmsprop(g, k, 0.9, 1e-3, 0.5, True),
    "adam": adam,
    "adam:beta1=0.8,beta2=0.95,epsilon=0.001": lambda g, k: adam(g, k, 0.8, 0.95, 1e-3),
}


def jacobian(f, x):
    """Rows i, columns j of df_i / dx_j."""
    along = lambda i, j: lambda v: f([*x[:j], v, *x[j + 1 :]])[i]  # noqa: E731
    return [[diff(along(i, j), x[j]) for j in range(len(x))] for i in range(len(x))]


def parts(loss, parameterization, optimizer, start, target, rate, step):
    """The parts of the step after `step` steps, as lists of floats; None if p comes near a pole of the loss."""
    begin, predict, in_p, follow = PARAMETERIZATIONS[parameterization]
    theta, y, count = begin([mpf(x) for x in start]), [mpf(t) for t in target], range(len(start))
    value = lambda v: [LOSSES[loss](v if in_p else predict(v), y)] * len(v)  # noqa: E731
    histories = [[] for _ in start]
    for k in range(1, step + 2):
        p, slope = predict(theta), jacobian(value, predict(theta) if in_p else theta)[0]
        for history, g in zip(histories, slope, strict=True):
            history.append(g)
        taken = [OPTIMIZERS[optimizer](history, k) for history in histories]
        move, memory = ([mpf(rate) * t[i] for t in taken] for i in (0, 1))
        before, stepped = theta, [a - m for a, m in zip(theta, move, strict=True)]
        theta = follow(stepped)
        if any(x <= 1e-5 and t for x, t in zip(predict(theta), y, strict=True)):
            return None
    turn = jacobian(predict, before)
    change = [a - b for a, b in zip(predict(theta), p, strict=True)]
    by_parameter = [[-turn[i][j] * move[j] for j in count] for i in count]
    by_memory = [[-turn[i][j] * memory[j] for j in count] for i in count]
    put_back = [a - b for a, b in zip(theta, stepped, strict=True)] if parameterization == "projected" else [mpf(0)] * 9
    remainder = [change[i] - fsum(by_parameter[i]) - put_back[i] for i in count]
    return {
        "change": [float(v) for v in change],
        "by_parameter": [[float(v) for v in row] for row in by_parameter],
        "by_memory": [[float(v) for v in row] for row in by_memory],
        "constraint": [float(put_back[i]) for i in count],
        "remainder": [float(v) for v in remainder],
        "moved": [float(-v) for v in move],
        "moved_by_memory": [float(-v) for v in memory],
    }


def main():
    """Write all cases beside this script: every parameterization with every optimiser, the rest taken in turn."""
    cases = []
    for parameterization in PARAMETERIZATIONS:
        for optimizer in OPTIMIZERS:
            n = len(cases)
            start = STARTS[n % len(STARTS)]
            case = {
                "loss": list(LOSSES)[(n // 2) % len(LOSSES)],
                "parameterization": parameterization,
                "optimizer": optimizer,
                "start": start,
                "target": TARGETS[len(start)][(n // 3) % 2],
                "rate": RATES[(n // 5) % len(RATES)],
                "step": STEPS[n % len(STEPS)],
            }
            while (found := parts(**case)) is None:
                case["rate"] /= 10
            cases.append({**case, **found})
    text = ",\n".join(json.dumps(case) for case in cases)
    Path(__file__).with_suffix(".json").write_text(f"[\n{text}\n]\n")


if __name__ == "__main__":
    main()
