"""Walking through the mathematics: stage by stage, and with the last one the step is taken."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.app.presenting.conftest import BEGUN
from xentviz.app.presenting.walks import WALKS
from xentviz.explain.lesson import lesson


@pytest.fixture
def teacher(presenter):
    presenter.press("T")
    return presenter


def stages(speaker):
    session = speaker.session
    return lesson(session.solution, session.trajectory, session.current_step).stages


def shows(speaker, stage):
    assert speaker.window.maths.isVisible()
    said = speaker.window.maths.accessibleDescription()
    return said.startswith(f"{stage.title}. {stage.sentence}") and said.endswith(stage.check or stage.sentence)


def test_every_stage_comes_in_turn_and_then_the_first_one_of_the_next_step(teacher):
    for stage in stages(teacher):
        assert shows(teacher, stage)
        teacher.press("PgDown")
    assert teacher.session.current_step == BEGUN + 1
    assert shows(teacher, stages(teacher)[0])


def test_back_from_the_first_stage_leads_to_the_last_one_of_the_step_before(teacher):
    teacher.press("Left")
    assert teacher.session.current_step == BEGUN - 1
    assert shows(teacher, stages(teacher)[-1])
    teacher.press("Right")
    assert teacher.session.current_step == BEGUN
    assert shows(teacher, stages(teacher)[0])


def test_before_the_first_stage_of_all_there_is_nothing(teacher):
    teacher.session.rewind()
    teacher.press("Left")
    assert teacher.session.current_step == 0
    assert shows(teacher, stages(teacher)[0])


def test_the_same_stage_follows_a_drag_with_other_numbers(teacher):
    before = stages(teacher)[0]
    teacher.drag("start", (0.2, 0.2, 0.6))
    after = stages(teacher)[0]
    assert after.title == before.title
    assert shows(teacher, after)
    assert not shows(teacher, before)


def test_where_no_further_step_is_there_that_is_said_and_the_way_back_is_open(teacher):
    teacher.session.edit(parameterization="raw", loss="squared-error", learning_rate=1e6)
    teacher.session.to_end()
    last = teacher.session.current_step
    assert last > 0
    assert stages(teacher) == ()
    for _ in range(2):
        assert teacher.window.maths.accessibleDescription().startswith("No further step.")
        assert teacher.session.current_step == last
        teacher.press("Right")
    teacher.press("Left")
    assert teacher.session.current_step == last - 1


def test_a_term_under_the_pointer_lights_up_in_the_triangle_step_after_step(teacher):
    teacher.window.maths.termHovered.emit("p")
    teacher.session.step()
    key, anatomy = teacher.window.simplex.canvas.lit
    assert key == "p"
    assert (anatomy.p == teacher.session.solution.book.anatomy(BEGUN + 1).p).all()


def test_what_is_pointed_at_in_the_triangle_lights_up_in_the_formulas(teacher):
    page = teacher.window.maths.viewport()
    QApplication.processEvents()
    dark = page.grab().toImage()
    teacher.window.simplex.termPointed.emit("p:0")
    assert page.grab().toImage() != dark


def test_other_walks_bring_the_curves_back_and_the_stage_is_kept(teacher):
    teacher.press("Right")
    for _ in range(len(WALKS) - 1):
        teacher.press("T")
        assert teacher.window.curves.isVisible()
        teacher.press("Right")
    teacher.press("T")
    assert shows(teacher, stages(teacher)[1])
