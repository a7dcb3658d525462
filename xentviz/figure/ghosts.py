"""The paths of rivals: the same start with one actor swapped, each with its own dash and a number."""

from __future__ import annotations

from collections.abc import Sequence

from xentviz.engine.descent import Trajectory
from xentviz.engine.history import row_at
from xentviz.engine.simplex import Array
from xentviz.engine.while_alive import while_alive
from xentviz.explain.sentences import arrow
from xentviz.figure.color import ground, mixed
from xentviz.figure.display import Fill, Group, Label, Lines, Markers, Points, Primitive, Stroke
from xentviz.figure.frame import Frame
from xentviz.figure.free_place import free_place
from xentviz.figure.lettering import width
from xentviz.figure.path import Pieces, page_points, visible
from xentviz.figure.theme import Theme
from xentviz.rivals import Rival

_INK = 0.72
GAP = 0.45  # letter heights between the classes of a verdict
DASHES = ((0.75, 0.35), (0.16, 0.32), (1.3, 0.4), (0.75, 0.3, 0.16, 0.3), (0.4, 0.3), (1.3, 0.3, 0.16, 0.3))
NUMBER, _TAG = 0.68, 1.26  # height of the number in letter heights; the disc round it, in those of the number


def ghosts(
    rivals: Sequence[Rival], step: int, frame: Frame, theme: Theme, text_size: float, lit: int | None = None
) -> Group:
    """Each rival's path, and a dot where it is at a step. `lit`: the number of the one that stands out."""
    items: list[Primitive] = []
    bounds = frame.around(text_size)
    for rival in rivals:
        points, pieces = course(rival.trajectory, frame, text_size)
        ink = _ink(rival, theme, lit)
        if pieces:
            items.append(Lines(pieces, stroke(rival.number, ink, text_size)))
        items += dot(points[row_at(rival.trajectory, step)], bounds, ink, theme, text_size)
    return Group("ghosts", tuple(items))


def ghost_numbers(
    rivals: Sequence[Rival], frame: Frame, theme: Theme, text_size: float, lit: int | None = None
) -> Group:
    """Each rival's number on its path, where no other number is, or beside it."""
    items: list[Primitive] = []
    centres: list[Points] = []
    size = tag_size(theme, text_size)
    for order, rival in enumerate(rivals):
        points, pieces = course(rival.trajectory, frame, text_size)
        place = free_place(max(pieces, key=len, default=points[:1]), points[0], order, centres, size, frame, text_size)
        if place is not None:
            centres.append(place)
            items += tag(rival.number, place, _ink(rival, theme, lit), theme, text_size)
    return Group("ghost-numbers", tuple(items))


@while_alive(most=4)
def course(run: Trajectory, frame: Frame, text_size: float) -> tuple[Points, Pieces]:
    """A run on the page, and what can be seen of it; asked for twice in each picture."""
    points = page_points(run.p, frame)
    return points, visible(points, frame.around(text_size))


def _ink(rival: Rival, theme: Theme, lit: int | None) -> str:
    return theme.accent if rival.number == lit else ghost_ink(theme)


def ghost_ink(theme: Theme) -> str:
    """The colour of all of them: the class colours are taken, and so is the accent."""
    return mixed(theme.text, ground(theme), _INK)


def stroke(number: int, ink: str, text_size: float) -> Stroke:
    """The line of the rival with that place in its catalogue."""
    dash = tuple(length * text_size for length in DASHES[number % len(DASHES)])
    return Stroke(ink, 0.11 * text_size, dash=dash)


def verdict(change: Array | None, x: float, base: float, theme: Theme, size: float) -> list[Label]:
    """'A↑ B↓ C↑' from x on, each in the class's colour; nothing where there is no next step."""
    labels: list[Label] = []
    for style, value in zip(theme.classes, [] if change is None else change.tolist(), strict=False):
        text = f"{style.letter}{arrow(value)}"
        labels.append(Label(x, base, text, size, style.color, bold=True))
        x += width(text, size, True) + GAP * size
    return labels


def tag_size(theme: Theme, text_size: float) -> float:
    """The diameter of the disc round a number."""
    return _TAG * theme.letters(NUMBER, text_size)


def tag(number: int, centre: Points, ink: str, theme: Theme, text_size: float) -> list[Primitive]:
    """A disc around a page point (2,) with the number in it, counted from 1."""
    size = theme.letters(NUMBER, text_size)
    x, y = centre.tolist()
    disc = Markers(
        centre[None], "circle", tag_size(theme, text_size), Fill(theme.surface), Stroke(ink, 0.07 * text_size)
    )
    return [disc, Label(x, y + 0.36 * size, str(number + 1), size, ink, "middle", bold=True)]


def dot(here: Points, bounds: Sequence[float], ink: str, theme: Theme, text_size: float) -> list[Primitive]:
    """Where a run is, a page point (2,); nothing where that is out of bounds."""
    x, y = here.tolist()
    if not (bounds[0] <= x <= bounds[2] and bounds[1] <= y <= bounds[3]):
        return []
    return [Markers(here[None], "circle", 0.42 * text_size, Fill(ink), Stroke(theme.surface, 0.07 * text_size))]
