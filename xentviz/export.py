"""Exhibits as files: all in one where the format holds many, else a numbered set; all of them or none."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from pathlib import Path

from xentviz.engine.given import InputError
from xentviz.figure.exhibit import Exhibit
from xentviz.figure.formats import FORMATS, Format, by_suffix
from xentviz.files import save_all

Export = Generator[float, None, list[str]]
"""An export in the making: yields the part that is done, from 0 to 1, and returns the paths of the files it wrote.

Nothing is on the disk before the last part is done; it may be closed at any time before.
"""


def targets(path: str | Path, count: int) -> list[str]:
    """The files that so many exhibits become: the path itself, or 'figure-1.png' to 'figure-6.png' of 'figure.png'.

    Numbers have as many digits as the last one. Raises InputError for an unknown suffix, and for several exhibits in a
    format that shows a whole run and no moment of it.
    """
    form = by_suffix(path)
    if count == 1 or form.many:
        return [str(path)]
    if form.film:
        allowed = ", ".join(f".{f.suffix}" for f in FORMATS if not f.film)
        raise InputError(
            f"file {Path(path).name!r:.80} is a film of one run, allowed for several moments are {allowed}."
        )
    whole, digits = Path(path), len(str(count))
    return [str(whole.with_name(f"{whole.stem}-{number:0{digits}}{whole.suffix}")) for number in range(1, count + 1)]


def export(path: str | Path, exhibits: Sequence[Exhibit]) -> Export:
    """Write at least one exhibit to the files that `targets` names, in the format of the path's suffix.

    Raises InputError where a file cannot be made or written.
    """
    paths, form = targets(path, len(exhibits)), by_suffix(path)
    sets = [exhibits] if form.many else [[each] for each in exhibits]
    made: dict[str | Path, bytes] = {}
    for number, (name, part) in enumerate(zip(paths, sets, strict=True)):
        made[name] = yield from _shared(form, part, number / len(sets), 1 / len(sets))
    save_all(made)
    return paths


def _shared(form: Format, exhibits: Sequence[Exhibit], before: float, share: float) -> Generator[float, None, bytes]:
    """The work of a format as a share of a larger one, with at least one pause in it."""
    work = form.work(exhibits)
    while True:
        try:
            done = next(work)
        except StopIteration as end:
            yield before + share
            return bytes(end.value)
        yield before + share * done
