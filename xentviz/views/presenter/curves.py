"""The curves of a presentation: loss above, classes below, each under its heading; or rivals' names above."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from xentviz.figure.theme import Theme
from xentviz.rivals import Rival
from xentviz.views.class_plot import ClassPlot
from xentviz.views.loss_plot import LossPlot
from xentviz.views.presenter.plot_heading import PlotHeading
from xentviz.views.presenter.rivals_legend import RivalsLegend

_HEADING = 0.92  # of the plots' letter height


class Curves(QWidget):
    """Both plots as they are in the main window, in letters of any size. Rivals take the room of the loss curve."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.loss, self.classes = LossPlot(), ClassPlot()
        self.headings = PlotHeading("Loss"), PlotHeading("Class probabilities", "over the steps")
        self.legend = RivalsLegend()
        self.loss.captionChanged.connect(self.headings[0].show_caption)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.legend)
        for heading, plot, share in zip(self.headings, (self.loss, self.classes), (3, 4), strict=True):
            column.addWidget(heading)
            column.addWidget(plot, share)

    def show_rivals(self, rivals: Sequence[Rival], step: int) -> None:
        """Show what the numbers of these stand for, at a step; without any, the loss curve."""
        self.legend.show_rivals(rivals, step)
        for widget in (self.headings[0], self.loss):
            widget.setVisible(not rivals)

    def show_letters(self, size: float, theme: Theme) -> None:
        """Take a letter height in pixels and the colours of a theme."""
        for plot in (self.loss, self.classes):
            plot.set_theme(theme)
            plot.show_text_size(size)
        for heading in self.headings:
            heading.show_letters(_HEADING * size, theme)
        self.legend.show_letters(size, theme)
