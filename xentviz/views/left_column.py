"""The left column: the tour while there is one, and the settings, which make room for it in a low window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xentviz.views.card import Card
from xentviz.views.tour_card import TourCard

_ENOUGH = 700  # pixels in which both are of use


class LeftColumn(QWidget):
    """The tour's answers are long; below a certain height settings beside them would be a strip of no use."""

    def __init__(self, tour: TourCard, settings: Card, gap: int) -> None:
        super().__init__()
        self._tour, self._settings = tour, settings
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap)
        tour.hide()
        column.addWidget(tour, stretch=4)
        column.addWidget(settings, stretch=3)
        tour.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Share out the height when the tour comes or goes."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._share_out()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the new height."""
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        self._settings.setVisible(self._tour.isHidden() or self.height() >= _ENOUGH)
