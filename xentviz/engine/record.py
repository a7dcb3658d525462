"""A run that goes on for as long as one likes: what is kept of it is bounded, and no step of it is lost."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from xentviz.engine.descent import Descent, Trajectory
from xentviz.engine.history import alone, changed, row_at
from xentviz.engine.simplex import Array
from xentviz.engine.thinning import Rows, enough, ways


@dataclass(frozen=True, eq=False)
class Record:
    """Rows of a run, each exactly as it was, at most `most` of them, `most` >= 1024; both ends always stay.

    While there is room every row stays. Then the first quarter of `most` steps still does, and later ones are thinned
    by blocks, see `thinning`: none has more than one in `parts` of all steps, of the path of p, and of the changes of
    log loss. `way` (2, n) is how far the run has come at each row.
    """

    run: Trajectory
    way: Array
    most: int
    parts: int

    @classmethod
    def of(cls, run: Trajectory, most: int) -> Record:
        """A run without a gap, thinned if it is longer than that."""
        return cls(run, ways(run), most, most // 4)._bounded()

    def joined(self, more: Trajectory) -> Record:
        """What `Descent.follow` found after the run, joined to it."""
        if not len(more):
            return replace(self, run=_after(self.run, more, changed(more, lambda name, _: getattr(self.run, name))))
        way = self.way[:, -1:] + ways(more, (self.run.p[:, -1], self.run.loss[-1]))
        if len(self.run) + len(more) > self.most:
            kept = enough(more, way, self._shares(more, way, self.parts), self.most // 4)
            more, way = _rows(more, kept), way[:, kept]
        run = changed(more, lambda name, later: np.concatenate([getattr(self.run, name), later], axis=-1))
        return replace(self, run=_after(self.run, more, run), way=np.hstack([self.way, way]))._bounded()

    def at(self, descent: Descent, step: int) -> Trajectory:
        """The rows with those of a step and of the next one among them, computed anew where they were dropped.

        Steps outside the run count as its nearest end, and after the last row there is no next one.
        """
        row = row_at(self.run, step)
        here, after = self.run.step[[row, min(row + 1, len(self.run) - 1)]].tolist()
        first, last = max(step, here + 1), min(step + 1, after - 1)
        if first > last:
            return self.run
        found = self._from(row, descent, last - here)

        def filled(name: str, kept: Array) -> Array:
            new = getattr(found, name)[..., first - here - 1 :]
            return np.concatenate([kept[..., : row + 1], new, kept[..., row + 1 :]], axis=-1)

        return changed(self.run, filled)

    def only(self, descent: Descent, step: int) -> Trajectory:
        """The row of a step as a run of one row that stands there, in a fraction of the time that `at` takes.

        Steps outside the run count as its nearest end.
        """
        row = row_at(self.run, step)
        missing = min(step, int(self.run.step[-1])) - int(self.run.step[row])
        return alone(self._from(row, descent, missing), missing - 1) if missing > 0 else alone(self.run, row)

    def _from(self, row: int, descent: Descent, steps: int) -> Trajectory:
        return descent.follow(replace(self.run, state=self.run.state_at(row), diverged=None), steps)

    def _bounded(self) -> Record:
        if len(self.run) <= self.most:
            return self
        parts = min(2 * self.parts, self.most // 4)
        while True:
            kept = enough(self.run, self.way, self._shares(self.run, self.way, parts), self.most // 4)
            if len(kept) <= 3 * self.most // 4 or not parts:
                return replace(self, run=_rows(self.run, kept), way=self.way[:, kept], parts=parts)
            parts //= 2

    def _shares(self, run: Trajectory, way: Array, parts: int) -> Array:
        return np.array([run.step[-1], *way[:, -1]]) / max(parts, 1)


def _rows(run: Trajectory, kept: Rows) -> Trajectory:
    return changed(run, lambda _, values: values[..., kept])


def _after(before: Trajectory, more: Trajectory, run: Trajectory) -> Trajectory:
    """`run` with what is known of the whole: where `more` ended, and what happened in either part."""
    left = before.left_simplex if before.left_simplex is not None else more.left_simplex
    return replace(run, state=more.state, diverged=more.diverged, left_simplex=left)
