"""How a refused input is told: one sentence below the field."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from xentviz.engine.given import InputError
from xentviz.views.number_box import NumberBox

_NONE: Mapping[str, str] = {}


def refusal_of(attempt: Callable[[], object], labels: Mapping[str, str] = _NONE) -> str | None:
    """Why the attempt is refused, or None if it goes through; `labels` as for `labelled`."""
    try:
        attempt()
    except InputError as error:
        return labelled(str(error), labels)
    return None


def labelled(sentence: str, labels: Mapping[str, str]) -> str:
    """The sentence headed by the label that a person sees, in place of a field's name with or without its owner's."""
    for field, label in labels.items():
        head = re.match(rf"(?:[a-z-]+: )?{re.escape(field)}\b", sentence)
        if head:
            return label + sentence[head.end() :]
    return sentence


class Refusal(QLabel):
    """One sentence in the warning colour; takes no room while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("refusal")
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.hide()

    def show_sentence(self, sentence: str) -> None:
        """Show the sentence; an empty one hides the label."""
        self.setText(sentence)
        self.setVisible(bool(sentence))

    def listen(self, *boxes: NumberBox) -> None:
        """Show what these boxes refuse for as long as it stands."""
        for box in boxes:
            box.refused.connect(self.show_sentence)
            box.cleared.connect(self.clear_sentence)

    def clear_sentence(self) -> None:
        """Hide the label."""
        self.show_sentence("")
