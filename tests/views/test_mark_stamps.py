"""Marks painted from small pictures look as the figure describes them, at any screen scale."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from xentviz.figure.painter import paint
from xentviz.figure.theme import DARK, LIGHT
from xentviz.figure.time_marks import Track, drawn, placed
from xentviz.milestones import milestones
from xentviz.scenario import Scenario
from xentviz.solution import solve
from xentviz.views.mark_stamps import MarkStamps

SCENARIO = Scenario(
    optimizer="momentum:momentum=0.95",
    learning_rate=0.5,
    target=(0.8, 0.1, 0.1),
    steps=90,
    stop="movement:tolerance=0.01",
)
TRACK = Track(10.0, 400.0, 21.0, 90)
MARKS = tuple(
    mark._replace(x=float(round(mark.x)), until=float(round(mark.until)))
    for mark in placed(milestones(SCENARIO, solve(SCENARIO).trajectory), TRACK)
)


def painted(theme, ratio, paint_marks):
    image = QImage(round(420 * ratio), round(42 * ratio), QImage.Format.Format_RGB888)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(theme.surface))
    painter = QPainter(image)
    paint_marks(painter)
    painter.end()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].astype(int)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_stamped_marks_are_the_marks_of_the_figure(qapp, theme, ratio):
    stamps = MarkStamps(theme, 42, ratio)
    stamped = painted(theme, ratio, lambda painter: stamps.paint(painter, MARKS, TRACK))
    direct = painted(theme, ratio, lambda painter: paint(painter, [drawn(MARKS, TRACK, theme)]))
    bare = painted(theme, ratio, lambda painter: None)
    assert {mark.milestone.kind for mark in MARKS} == {"turn", "pass", "stop"}
    assert np.abs(direct - bare).max(axis=0).any()
    ink, apart = np.abs(direct - bare).sum(), np.abs(direct - stamped).sum()
    assert apart < (0.02 if ratio != 1.5 else 0.2) * ink


def test_pictures_are_made_once(qapp):
    stamps = MarkStamps(LIGHT, 42, 1.0)
    painted(LIGHT, 1.0, lambda painter: stamps.paint(painter, MARKS, TRACK))
    made = dict(stamps._made)
    painted(LIGHT, 1.0, lambda painter: stamps.paint(painter, MARKS, TRACK))
    assert stamps._made == made
    assert 3 <= len(made) <= 8
