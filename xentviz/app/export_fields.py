"""The fields of the export dialog that say how the page is to look."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from xentviz.app.names_field import NamesField
from xentviz.app.option_field import OptionField, choice, number, text, whole, yes_no
from xentviz.app.size_field import SizeField
from xentviz.engine.given import InputError
from xentviz.figure.contents import CONTENTS
from xentviz.figure.formats import SPECIAL, Format
from xentviz.figure.render_options import GROUNDS, RenderOptions
from xentviz.views.refusal import labelled

_GROUND_LABELS = dict(zip(GROUNDS, ("White", "Dark", "Transparent"), strict=True))
_GRIDS = "Moments of a storyboard that show the grid of runs stay grids."
_CONTENT_TIPS = {each.name: f"{each.summary}\n{_GRIDS}" for each in CONTENTS}


class ExportFields:
    """`all` are the fields, from top to bottom; a new one is a line here. They start with the defaults."""

    def __init__(self) -> None:
        self.size = SizeField()
        self.names = NamesField()
        self.all = (
            choice("content", "Content", [(each.name, each.label) for each in CONTENTS], _CONTENT_TIPS),
            self.size.field(),
            choice("ground", "Background", _GROUND_LABELS.items()),
            number("text_scale", "Text scale"),
            number("line_scale", "Line scale"),
            text("title", "Title", "from the settings"),
            text("caption", "Caption", "from the moment"),
            self.names.field(),
            whole("dpi", "DPI"),
            whole("frames", "Frames"),
            whole("rate", "Frames a second"),
            yes_no("words", "Title and caption"),
            yes_no("editable", "Text and shapes that can be edited"),
        )
        self.show_options(RenderOptions())

    def __getitem__(self, option: str) -> OptionField:
        """The field of an option."""
        return next(field for field in self.all if field.option == option)

    def options(self) -> RenderOptions:
        """The options as chosen. Raises InputError with one sentence, headed by a label, for what is not allowed."""
        try:
            values: dict[str, Any] = {field.option: field.read() for field in self.all}
            return RenderOptions(**values)
        except InputError as error:
            labels = {field.option: field.label for field in self.all if field.label}
            raise InputError(labelled(str(error), labels)) from None

    def show_options(self, options: RenderOptions) -> None:
        """Show these options."""
        for field in self.all:
            field.show(getattr(options, field.option))

    def chosen(self, options: RenderOptions) -> Mapping[str, object]:
        """The values of the options that have a field, as plain data."""
        return {field.option: getattr(options, field.option) for field in self.all}

    def listen(self, changed: Callable[[], object]) -> None:
        """Call this whenever a field has changed."""
        for field in self.all:
            field.changed.connect(lambda *_: changed())

    def counting(self, form: Format) -> list[tuple[OptionField, bool]]:
        """Each field, and whether it says something about files of this format."""
        idle = SPECIAL - form.own
        return [(field, form.paged and field.option not in idle) for field in self.all]
