"""Exhibits of pages made by hand."""

from xentviz.figure.exhibit import Exhibit
from xentviz.figure.formats import by_suffix
from xentviz.figure.render_options import RenderOptions
from xentviz.scenario import Scenario
from xentviz.solution import solve

SOLUTION = solve(Scenario(steps=3))


def shown(page, dpi=192, **options):
    """An exhibit that shows the page, whatever its run."""
    exhibit = Exhibit(SOLUTION, RenderOptions(dpi=dpi, **options))
    exhibit.__dict__["page"] = page  # the place of the cached property
    return exhibit


def written(suffix, page, dpi=192, **options):
    """The page as a file of that format."""
    return by_suffix(f"figure.{suffix}").write(shown(page, dpi, **options))
