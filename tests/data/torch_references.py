"""Make torch_references.npz: runs of torch.optim in float64 on softmax logits, with gradients by autograd.

Run by hand with torch installed: python tests/data/torch_references.py. Made with torch 2.13.0 (CPU). The tests read
the file and do not need torch.
A case is called loss|target|optimizer text|learning rate; its array is p, shape (201, 3).
"""

from pathlib import Path

import numpy as np
import torch

START = (0.3, 0.6, 0.1)
TARGETS = {"hard": (1.0, 0.0, 0.0), "soft": (0.5, 0.3, 0.2)}
LOSSES = {
    "cross-entropy": lambda z, y: -(y * torch.log_softmax(z, 0)).sum(),
    "squared-error": lambda z, y: ((torch.softmax(z, 0) - y) ** 2).sum(),
    "negated-cross-entropy": lambda z, y: (y * torch.log_softmax(z, 0)).sum(),
    "unlikelihood": lambda z, y: -(y * torch.log1p(-torch.softmax(z, 0))).sum(),
    "negated-likelihood": lambda z, y: (y * torch.softmax(z, 0)).sum(),
    "wrong-target": lambda z, y: -(y.roll(1) * torch.log_softmax(z, 0)).sum(),
    "constant": lambda z, y: 1.0 + 0.0 * z.sum(),
}
# Epsilons far from the default show where epsilon stands; with the default a wrong place passes unnoticed.
OPTIMIZERS = {
    "gradient-descent": lambda z, lr: torch.optim.SGD([z], lr),
    "momentum:momentum=0.9": lambda z, lr: torch.optim.SGD([z], lr, momentum=0.9),
    "momentum:momentum=0.8,dampening=0.5": lambda z, lr: torch.optim.SGD([z], lr, momentum=0.8, dampening=0.5),
    "nesterov:momentum=0.9": lambda z, lr: torch.optim.SGD([z], lr, momentum=0.9, nesterov=True),
    "adagrad": lambda z, lr: torch.optim.Adagrad([z], lr),
    "adagrad:epsilon=0.01,learning_rate_decay=0.1,initial_accumulator_value=0.1": lambda z, lr: torch.optim.Adagrad(
        [z], lr, lr_decay=0.1, initial_accumulator_value=0.1, eps=0.01
    ),
    "rmsprop": lambda z, lr: torch.optim.RMSprop([z], lr),
    "rmsprop:alpha=0.9,epsilon=0.001,centered=true": lambda z, lr: torch.optim.RMSprop(
        [z], lr, alpha=0.9, eps=0.001, centered=True
    ),
    "rmsprop:alpha=0.95,epsilon=0.001,momentum=0.5": lambda z, lr: torch.optim.RMSprop(
        [z], lr, alpha=0.95, eps=0.001, momentum=0.5
    ),
    "adam": lambda z, lr: torch.optim.Adam([z], lr),
    "adam:beta1=0.8,beta2=0.95,epsilon=0.001": lambda z, lr: torch.optim.Adam([z], lr, betas=(0.8, 0.95), eps=0.001),
}
RATES = (0.05, 0.5)
STEPS = 200


def run(loss, target, make, rate):
    """p after 0, 1, ..., STEPS steps, shape (STEPS + 1, 3)."""
    z = torch.log(torch.tensor(START, dtype=torch.float64)).requires_grad_()
    y = torch.tensor(target, dtype=torch.float64)
    optimizer = make(z, rate)
    rows = [torch.softmax(z, 0).detach().numpy().copy()]
    for _ in range(STEPS):
        optimizer.zero_grad()
        loss(z, y).backward()
        optimizer.step()
        rows.append(torch.softmax(z, 0).detach().numpy().copy())
    return np.array(rows)


def main():
    """Write all cases beside this script."""
    cases = {
        f"{loss}|{target}|{optimizer}|{rate}": run(LOSSES[loss], TARGETS[target], OPTIMIZERS[optimizer], rate)
        for loss in LOSSES
        for target in TARGETS
        for optimizer in OPTIMIZERS
        for rate in RATES
    }
    np.savez_compressed(Path(__file__).with_name("torch_references.npz"), **cases)
    print(len(cases), "cases")


if __name__ == "__main__":
    main()
