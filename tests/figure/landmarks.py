"""Where two pictures of the same page differ in place or colour: measured at its corners and on its plain grounds."""

import numpy as np

_REACH, _HALF = 4, 12  # how far a landmark is looked for, and half the side of its patch, in pixels
_MOST, _APART = 60, 40


def grey(pixels):
    return pixels[..., :3].mean(axis=2)


def _summed(values, size):
    """The sum over size x size around each place (size odd), zero at the border."""
    table = np.pad(values.cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    inner = table[size:, size:] - table[:-size, size:] - table[size:, :-size] + table[:-size, :-size]
    return np.pad(inner, size // 2)


def corners(pixels, avoid):
    """Places (row, column) of marked corners, the strongest first, none in a box (left, top, right, bottom) to avoid.

    A corner is what changes in every direction: by the smaller eigenvalue of the structure tensor (Shi and Tomasi).
    """
    down, across = np.gradient(grey(pixels))
    xx, yy, xy = (_summed(product, 9) for product in (across**2, down**2, across * down))
    strength = (xx + yy) / 2 - np.sqrt(((xx - yy) / 2) ** 2 + xy**2)
    edge = _HALF + _REACH + 1
    free = np.zeros(strength.shape, bool)
    free[edge:-edge, edge:-edge] = True
    for left, top, right, bottom in avoid:
        free[max(int(top) - _HALF, 0) : int(bottom) + _HALF, max(int(left) - _HALF, 0) : int(right) + _HALF] = False
    strength = np.where(free, strength, 0.0)
    found = []
    while len(found) < _MOST and strength.max() > 2000.0:
        row, column = np.unravel_index(strength.argmax(), strength.shape)
        found.append((int(row), int(column)))
        strength[max(row - _APART, 0) : row + _APART, max(column - _APART, 0) : column + _APART] = 0.0
    return found


def shift(ours, theirs, place):
    """How far what `ours` shows at a place lies from there in `theirs`, (down, right) in parts of a pixel."""
    row, column = place
    patch = ours[row - _HALF : row + _HALF + 1, column - _HALF : column + _HALF + 1]
    steps = range(-_REACH, _REACH + 1)
    apart = np.array([[_difference(patch, theirs, row + down, column + right) for right in steps] for down in steps])
    down, right = np.unravel_index(apart.argmin(), apart.shape)
    return down - _REACH + _finer(apart[:, right], down), right - _REACH + _finer(apart[down], right)


def _difference(patch, picture, row, column):
    there = picture[row - _HALF : row + _HALF + 1, column - _HALF : column + _HALF + 1]
    return float(((patch - there) ** 2).mean())


def _finer(values, at):
    """Where between three values the parabola through them is lowest."""
    if not 0 < at < len(values) - 1:
        return 0.0
    before, here, after = values[at - 1 : at + 2]
    bend = before - 2 * here + after
    return 0.5 * (before - after) / bend if bend > 0.0 else 0.0


def plain(pixels, avoid, count=300):
    """Places (rows, columns) in even or softly changing colour, spread over the picture, none in a box to avoid."""
    down, across = np.gradient(grey(pixels))
    rough = _summed((down**2 + across**2 > 9.0).astype(float), 13)
    rough[:8], rough[-8:], rough[:, :8], rough[:, -8:] = 1, 1, 1, 1
    for left, top, right, bottom in avoid:
        rough[max(int(top), 0) : int(bottom), max(int(left), 0) : int(right)] = 1
    rows, columns = np.nonzero(rough < 0.5)
    chosen = np.random.default_rng(5).choice(len(rows), min(count, len(rows)), replace=False)
    return rows[chosen], columns[chosen]
