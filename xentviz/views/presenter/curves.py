"""The curves of a presentation, loss and classes, each under its heading; names of rivals and pinned runs above."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from xentviz.figure.theme import Theme
from xentviz.pinned import PinnedRun
from xentviz.rivals import Rival
from xentviz.views.class_plot import ClassPlot
from xentviz.views.loss_plot import LossPlot
from xentviz.views.presenter.pins_legend import PinsLegend
from xentviz.views.presenter.plot_heading import PlotHeading
from xentviz.views.presenter.rivals_legend import RivalsLegend

_HEADING, _PINS = 0.92, 0.85  # of the plots' letter height
_FEW = 4  # pinned runs beside whose names there is room for both plots


class Curves(QWidget):
    """Both plots as they are in the main window, in letters of any size.

    Rivals, and more than a few pinned runs, take the room of the loss curve.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.loss, self.classes = LossPlot(), ClassPlot()
        self.headings = PlotHeading("Loss"), PlotHeading("Class probabilities", "over the steps")
        self.legend, self.pins = RivalsLegend(), PinsLegend()
        self.loss.captionChanged.connect(self.headings[0].show_caption)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.legend)
        column.addWidget(self.pins)
        for heading, plot, share in zip(self.headings, (self.loss, self.classes), (3, 4), strict=True):
            column.addWidget(heading)
            column.addWidget(plot, share)

    def show_rivals(self, rivals: Sequence[Rival], step: int) -> None:
        """Show what the numbers of these stand for, at a step; without any, the loss curve."""
        self.legend.show_rivals(rivals, step)
        self._share_out()

    def show_pins(self, pins: Sequence[PinnedRun]) -> None:
        """Show what the marks of these stand for."""
        self.pins.show_pins(pins)
        self._share_out()

    def show_letters(self, size: float, theme: Theme) -> None:
        """Take a letter height in pixels and the colours of a theme."""
        for plot in (self.loss, self.classes):
            plot.set_theme(theme)
            plot.show_text_size(size)
        for heading in self.headings:
            heading.show_letters(_HEADING * size, theme)
        self.legend.show_letters(size, theme)
        self.pins.show_letters(_PINS * size, theme)

    def _share_out(self) -> None:
        room = self.legend.isHidden() and self.pins.count <= _FEW
        for widget in (self.headings[0], self.loss):
            widget.setVisible(room)
