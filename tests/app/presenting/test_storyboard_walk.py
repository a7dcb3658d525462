"""Walking through kept moments: each comes as it was kept, with its name, and Home brings it back."""

from __future__ import annotations

import pytest

from tests.app.presenting.conftest import BEGUN
from xentviz.figure.caption import setting
from xentviz.storyboard import Kept


@pytest.fixture
def teller(speaker):
    """Somebody with three moments, presenting the first of them by the storyboard."""
    session = speaker.session
    session.change("keep", storyboard=session.storyboard.keep(Kept(session.scenario, session.view, BEGUN)))
    other = session.scenario.replace(loss="squared-error", start=(0.2, 0.2, 0.6))
    wide = session.view.replace(layers=["rising"], log_loss=False)
    session.change(
        "keep", storyboard=session.storyboard.keep(Kept(other, wide, 30, "A detour", "It goes wrong first."))
    )
    session.change("keep", storyboard=session.storyboard.keep(Kept(session.scenario, session.view, 150)))
    speaker.begin()
    for _ in range(2):
        speaker.press("T")
    yield speaker
    speaker.presenting.end()


def place(speaker):
    kept = (speaker.session.scenario, speaker.session.view, speaker.session.current_step)
    return [(m.scenario, m.view, m.step) for m in speaker.session.storyboard.moments].index(kept)


def heading(speaker):
    return speaker.window.title.accessibleName()


def test_moments_come_in_their_order_forth_and_back_and_no_farther_than_the_ends(teller):
    seen = [place(teller)]
    for keys in ("PgDown", "Right", "Space", "PgUp", "Left", "PgUp"):
        teller.press(keys)
        seen.append(place(teller))
    assert seen == [0, 1, 2, 2, 1, 0, 0]


def test_the_name_stands_above_while_it_is_that_moment(teller):
    teller.press("PgDown")
    teller.session.edit_view(page="maths", span="sum")
    assert heading(teller) == "A detour · It goes wrong first."
    teller.drag("start", (0.1, 0.1, 0.8))
    assert heading(teller).startswith("Squared error")
    teller.press("Home")
    assert heading(teller).startswith("A detour")
    teller.press("PgDown")
    assert heading(teller) == setting(teller.session.scenario)


def test_home_brings_the_moment_back_and_not_the_beginning(teller):
    teller.press("PgDown")
    teller.session.edit_view(layers=["grid"])
    teller.drag("start", (0.1, 0.1, 0.8))
    teller.press("Home")
    assert place(teller) == 1


def test_to_choose_the_walk_moves_nothing(teller):
    assert (place(teller), teller.session.current_step) == (0, BEGUN)


def test_moments_that_were_removed_meanwhile_are_no_obstacle(teller):
    teller.press("PgDown")
    teller.press("PgDown")
    session = teller.session
    session.change("remove", storyboard=session.storyboard.remove(2).remove(1))
    teller.press("PgUp")
    teller.press("Home")
    session.change("remove", storyboard=session.storyboard.remove(0))
    teller.press("PgDown")
    teller.press("Home")
    assert session.current_step == BEGUN


def test_without_any_moment_that_is_said(presenter):
    for _ in range(2):
        presenter.press("T")
    assert heading(presenter).startswith("Nothing is kept yet")
    presenter.press("PgDown")
    assert presenter.session.current_step == BEGUN
