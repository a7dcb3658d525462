"""The strip of keys: along the lower edge, for a while, in the way of nobody."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint

from tests.views.presenter.conftest import KEYS
from xentviz.figure.display import Label
from xentviz.figure.lettering import width
from xentviz.views.presenter.window import PresenterWindow


def words(hint):
    """Each text with where it begins and ends."""
    for item in hint.items():
        if isinstance(item, Label):
            wide = width(item.text, item.size, item.bold)
            left = item.x - wide if item.anchor == "end" else item.x
            yield item.text, left, left + wide


def test_it_says_what_each_key_does(stage):
    assert sorted(text for text, _, _ in words(stage.hint)) == sorted(text for row in KEYS for text in row)
    assert stage.hint.accessibleName() == "Keys: Space next; B black; Esc end"


@pytest.mark.parametrize("size", [(1920, 1080), (640, 400)])
def test_it_lies_along_the_lower_edge_and_all_words_are_on_it(qtbot, size):
    window = PresenterWindow([(f"what this key does, {k}", f"Key {k}") for k in range(12)])
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    window.hint.toggle()
    assert window.hint.geometry().bottomLeft() == window.rect().bottomLeft()
    assert window.hint.width() == window.width()
    rows = sorted((left, right) for _, left, right in words(window.hint))
    assert rows[0][0] >= 0
    assert max(right for _, right in rows) <= window.width()


def test_it_goes_when_its_time_is_over_or_when_asked_to(stage):
    stage.hint.toggle()
    assert stage.hint.isVisible()
    assert stage.hint.fading.isActive()
    stage.hint.fading.timeout.emit()
    assert not stage.hint.isVisible()
    stage.hint.toggle()
    stage.hint.toggle()
    assert not stage.hint.isVisible()
    assert not stage.hint.fading.isActive()


def test_it_takes_no_press(stage):
    stage.hint.toggle()
    assert stage.childAt(stage.hint.geometry().center()) is not stage.hint
    assert stage.childAt(QPoint(5, stage.height() - 5)) is not stage.hint
