"""The card of the guided tour: what a station says, what it asks, and what it reveals once a person has answered."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QWidget

from xentviz.views.card import Card
from xentviz.views.scroll_column import ScrollColumn
from xentviz.views.tour_buttons import TourAnswer, TourButton

_ACROSS = 244  # pixels that the column has at least: answers that need more stand below each other
_GAP = 4


class TourCard(Card):
    """Everything in it is reached by Tab; the button that leads on has the focus.

    Signals: `started()`, `answered(int)`, `nextRequested()`, `previousRequested()`, `closed()`.
    """

    started = Signal()
    answered = Signal(int)
    nextRequested = Signal()
    previousRequested = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Tour", " ", parent)
        self.setObjectName("tourCard")
        self.told, self.ask, self.revealed = (self._paragraph(name) for name in ("", "tourAsk", ""))
        self.answers: list[TourAnswer] = []
        self._said: Sequence[str] = ()
        self._shown: Sequence[str] = ()
        self._column = ScrollColumn()
        self._choices = QWidget()
        self._choice_row = QHBoxLayout(self._choices)
        self._choice_row.setContentsMargins(0, 0, 0, 0)
        self._choice_row.setSpacing(_GAP)
        self._column.add(self.told)
        self._column.add(self.ask, self._choices, self.revealed)
        self.close_button = TourButton("Close", self.closed.emit)
        self.back_button = TourButton("Back", self.previousRequested.emit)
        self.next_button = TourButton("Next", self.nextRequested.emit)
        self.start_button = TourButton("Take the tour", self.started.emit)
        self.body.setContentsMargins(0, 10, 0, 10)
        self.title.setContentsMargins(14, 0, 0, 0)
        self.caption.setContentsMargins(0, 0, 14, 0)
        self.body.addWidget(self._column, 1)
        self.body.addLayout(self._foot())

    def show_offer(self, title: str, lines: Sequence[str]) -> None:
        """Offer the tour."""
        self.title.setText(title)
        self.caption.setText("")
        self._say(lines, "", ())
        self._show_buttons(offer=True, first=True, last=False)
        self.start_button.setFocus()
        self._announce(self.spoken())

    def show_station(
        self, number: int, count: int, title: str, lines: Sequence[str], ask: str, answers: Sequence[str]
    ) -> None:
        """Show station `number` of `count`, counted from 1, before any answer."""
        self.title.setText(title)
        self.caption.setText(f"{number} of {count}")
        self._say(lines, ask, answers)
        self._show_buttons(offer=False, first=number == 1, last=number == count)
        (self.answers[0] if answers else self.next_button).setFocus()
        self._announce(self.spoken())

    def show_told(self, lines: Sequence[str], ask: str) -> None:
        """Show what the station says of another state, and leave the rest."""
        self._said = lines
        self.told.setText(_paragraphs(lines))
        self.ask.setText(ask)
        self.setAccessibleDescription(self.spoken())

    def show_verdict(self, chosen: int, right: int, lines: Sequence[str]) -> None:
        """Show what the answer is, and mark the chosen and the right one; the focus stays where it is."""
        for index, button in enumerate(self.answers):
            button.show_mark("right" if index == right else "wrong" if index == chosen else "")
        verdict = "Yes." if chosen == right else f"No: {self.answers[right].text()}."
        self._shown = verdict, *lines
        self.revealed.setText(_paragraphs(self._shown))
        self.revealed.show()
        self.setAccessibleDescription(self.spoken())

    def show_reveal(self, chosen: int, right: int, lines: Sequence[str]) -> None:
        """Show the verdict on an answer just given, and lead on from it."""
        self.show_verdict(chosen, right, lines)
        self._scroll_down()
        self.next_button.setFocus()
        self._announce(" ".join(self._shown))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the tour; the page keys scroll it."""
        bar = self._column.verticalScrollBar()
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            bar.setValue(bar.value() + (1 if event.key() == Qt.Key.Key_PageDown else -1) * bar.pageStep())
        else:
            super().keyPressEvent(event)

    def spoken(self) -> str:
        """What is said at present, for those who cannot see it."""
        return " ".join(part for part in (self.title.text(), *self._said, self.ask.text(), *self._shown) if part)

    def _say(self, lines: Sequence[str], ask: str, answers: Sequence[str]) -> None:
        self._shown = ()
        self.show_told(lines, ask)
        self.ask.setVisible(bool(ask))
        self.revealed.clear()
        self.revealed.hide()
        for button in self.answers:
            button.hide()
            button.deleteLater()
        self.answers = [self._answer(index, text) for index, text in enumerate(answers)]
        across = sum(button.minimumWidth() + _GAP for button in self.answers) - _GAP <= _ACROSS
        self._choice_row.setDirection(QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom)
        self._choices.setVisible(bool(answers))

    def _answer(self, index: int, text: str) -> TourAnswer:
        button = TourAnswer(text, lambda: self.answered.emit(index))
        self._choice_row.addWidget(button, 1)
        button.reserve()
        button.show()  # now, as the first one gets the focus
        return button

    def _announce(self, text: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _show_buttons(self, offer: bool, first: bool, last: bool) -> None:
        self.start_button.setVisible(offer)
        self.next_button.setVisible(not offer)
        self.back_button.setVisible(not (offer or first))
        self.next_button.setText("Finish" if last else "Next")
        self.close_button.setText("Not now" if offer else "Close")
        self.close_button.setVisible(not last)

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 4, 14, 0)
        foot.addWidget(self.close_button)
        foot.addStretch(1)
        for button in (self.back_button, self.next_button, self.start_button):
            foot.addWidget(button)
        self.next_button.setObjectName("primary")
        self.start_button.setObjectName("primary")
        return foot

    def _scroll_down(self) -> None:
        bar = self._column.verticalScrollBar()
        for asked in 2 * (self._column.widget(), self._column.viewport()):  # twice: the bar takes width, and so height
            QCoreApplication.sendPostedEvents(asked, QEvent.Type.LayoutRequest.value)
        bar.setValue(min(bar.maximum(), self.revealed.y()))

    @staticmethod
    def _paragraph(name: str) -> QLabel:
        label = QLabel()
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        return label


def _paragraphs(lines: Sequence[str]) -> str:
    """Lines of text as Qt's rich text, a little apart."""
    return "".join(f'<p style="margin: 0 0 6px 0">{escape(line)}</p>' for line in lines)
