"""A field of the export dialog: a widget that shows one option of a page and reads it back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QLineEdit, QWidget

from xentviz.engine.entry import parse_number
from xentviz.views.check_box import CheckBox
from xentviz.views.choice_box import ChoiceBox
from xentviz.views.digits import shortest, whole_number

_NO_TIPS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, eq=False)
class OptionField:
    """`read` gives the option's value, and raises InputError for a text that is none; `show` takes one."""

    option: str
    label: str
    widget: QWidget
    read: Callable[[], object]
    show: Callable[[object], None]
    changed: SignalInstance


def choice(option: str, label: str, rows: Iterable[tuple[str, str]], tips: Mapping[str, str] = _NO_TIPS) -> OptionField:
    """A drop-down list of (value, label), and what values mean."""
    box = choices(label, rows, tips)

    def show(value: object) -> None:
        box.setCurrentIndex(box.findData(value))

    return OptionField(option, label, box, box.currentData, show, box.currentIndexChanged)


def number(option: str, label: str) -> OptionField:
    """A number."""
    return _typed(option, label, lambda text: parse_number(text, option), shortest)


def whole(option: str, label: str) -> OptionField:
    """A whole number."""
    return _typed(option, label, lambda text: int(whole_number(text, option)), str)


def text(option: str, label: str, hint: str) -> OptionField:
    """A text; left empty, the option is None, and the hint says what that means."""
    return _typed(option, label, lambda text: text.strip() or None, lambda value: value or "", hint)


def yes_no(option: str, label: str) -> OptionField:
    """A check box; its label stands beside the box."""
    box = CheckBox(label)
    return OptionField(option, "", box, box.isChecked, lambda value: box.setChecked(bool(value)), box.toggled)


def choices(name: str, rows: Iterable[tuple[str, str]], tips: Mapping[str, str] = _NO_TIPS) -> ChoiceBox:
    """A drop-down list of (data, label), and what data mean."""
    box = ChoiceBox(name, [(data, label, tips.get(data, "")) for data, label in rows])
    box.setObjectName(name)
    return box


def _typed(
    option: str, label: str, read: Callable[[str], object], written: Callable[[Any], str], hint: str = ""
) -> OptionField:
    """A line that is read as something, and shows it written."""
    line = QLineEdit()
    line.setAccessibleName(label)
    line.setPlaceholderText(hint)
    return OptionField(
        option, label, line, lambda: read(line.text()), lambda value: line.setText(written(value)), line.textChanged
    )
