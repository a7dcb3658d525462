"""A film of 120 frames of 1280 x 720, beside the plain way: each page painted whole, and all of them given to Pillow.

Run with: pytest tests/bench --benchmark-enable. Frames a second are in extra_info of the JSON report.
"""

from io import BytesIO

import pytest
from PIL import Image

from tests.painted import pixels
from xentviz.figure import painter
from xentviz.figure.exhibit import Exhibit
from xentviz.figure.film.kinds import FILMS
from xentviz.figure.film.moments import shots
from xentviz.figure.formats import by_suffix
from xentviz.figure.render_options import RenderOptions
from xentviz.scenario import Scenario
from xentviz.solution import solve

ROUNDS = 5
OPTIONS = RenderOptions(dpi=96)
QUICK = RenderOptions(dpi=36, frames=3)


@pytest.fixture
def film(benchmark):
    """The exhibit whose film is made; of three small frames where nothing is measured."""
    solution = solve(Scenario(target=(0.8, 0.1, 0.1), steps=500))
    return Exhibit(solution, QUICK if benchmark.disabled else OPTIONS)


@pytest.fixture
def report(measure, benchmark, film):
    """Measures what makes a film, and notes its bytes and how many frames it makes in a second."""

    def reported(make):
        made = []
        measure(lambda: made.append(make(film)), ROUNDS)
        benchmark.extra_info["bytes"] = len(made[-1])
        if benchmark.stats is not None:
            benchmark.extra_info["frames a second"] = round(film.options.frames / benchmark.stats.stats.median, 1)

    return reported


def plain(form):
    """Each page painted whole with the painter of the PNG files, its frames packed by Pillow as it likes."""

    def make(exhibit):
        steps = exhibit.solution.trajectory.step
        rows = [shot.row for shot in shots(exhibit.solution.trajectory, exhibit.options.frames, exhibit.options.rate)]
        pages = (exhibit.at(int(steps[row])).page for row in rows)
        return saved([painted(page, exhibit.options.dpi) for page in pages], form)

    return make


def painted(page, dpi):
    image = painter.blank(page, dpi)
    painter.paint_on(image, page.groups, dpi)
    rgb = pixels(image)
    return Image.frombytes("RGB", rgb.shape[1::-1], rgb.tobytes())


def saved(frames, form):
    buffer = BytesIO()
    frames[0].save(buffer, form, save_all=True, append_images=frames[1:], duration=33)
    return buffer.getvalue()


@pytest.mark.parametrize("suffix", FILMS)
def test_film(report, benchmark, qapp, suffix):
    benchmark.group = f"one film as {suffix}"
    report(by_suffix(f"a.{suffix}").write)


@pytest.mark.parametrize(("suffix", "make"), [("gif", plain("GIF")), ("apng", plain("PNG"))], ids=["gif", "apng"])
def test_baseline_film(report, benchmark, qapp, suffix, make):
    benchmark.group = f"one film as {suffix}"
    report(make)
