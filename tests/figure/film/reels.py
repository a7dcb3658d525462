"""Small films, and how to drive the work on them."""

from xentviz.figure.exhibit import Exhibit
from xentviz.figure.film.frames import reel
from xentviz.figure.render_options import RenderOptions
from xentviz.scenario import Scenario
from xentviz.solution import solve

SOLUTION = solve(Scenario(steps=60))
PIXELS = 1280 * 720


def exhibit(solution=SOLUTION, **options):
    return Exhibit(solution, RenderOptions(**{"dpi": 36, "frames": 7, "rate": 10, **options}))


def small(solution=SOLUTION, **options):
    """A film of 480 x 270 pixels and seven frames, unless the options say otherwise."""
    return reel(exhibit(solution, **options), PIXELS)


def driven(work):
    """The parts that the work says are done, and the file."""
    parts = []
    while True:
        try:
            parts.append(next(work))
        except StopIteration as end:
            return parts, end.value


def made(work):
    return driven(work)[1]
