"""Headings of columns, with an arrow beside the one by which the rows are sorted."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette, QPolygonF
from PySide6.QtWidgets import QHeaderView, QWidget

_SIDE, _GAP, _MARGIN = 3.5, 2, 6  # half an arrow's width, its distance from the letters, and theirs from the edge


class SortedHeader(QHeaderView):
    """A style sheet would paint the arrow over the last letters of a heading that stands on the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """The heading as ever, then the arrow before it, or behind one that stands on the left."""
        painter.save()
        super().paintSection(painter, rect, section)
        painter.restore()
        if section == self.sortIndicatorSection():
            self._paint_arrow(painter, QPointF(self._beside(rect, section), rect.center().y() + 0.5))

    def _beside(self, rect: QRect, section: int) -> float:
        model, across = self.model(), Qt.Orientation.Horizontal
        away = QFontMetrics(self.font()).horizontalAdvance(model.headerData(section, across)) + _MARGIN + _GAP + _SIDE
        right = model.headerData(section, across, Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
        return rect.right() - away if right else rect.left() + away

    def _paint_arrow(self, painter: QPainter, middle: QPointF) -> None:
        tip = -_SIDE if self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder else _SIDE
        corners = [QPointF(-_SIDE, -tip / 2), QPointF(_SIDE, -tip / 2), QPointF(0.0, tip / 2)]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(QPalette.ColorRole.Text))
        painter.drawPolygon(QPolygonF([middle + corner for corner in corners]))
        painter.restore()
