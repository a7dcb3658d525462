"""Opening the gallery of presets: for the first time, with all its pictures, and again.

Run with: pytest tests/bench --benchmark-enable. Median and 99th percentile are in extra_info of the JSON report.
"""

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter

from tests.bench.drag import all_events
from xentviz.app.small_pictures import SmallPictures
from xentviz.figure.painter import paint
from xentviz.figure.theme import LIGHT
from xentviz.presets import presets
from xentviz.scenario import Scenario
from xentviz.session import Session


def test_open_the_gallery_again(measure, benchmark, open_window):
    benchmark.group = "the gallery of presets until it is painted, all its pictures known"
    person = open_window(Scenario())
    desk = person.program.desk

    def close():
        desk.presetting.gallery.reject()
        all_events()

    def opened():
        desk.presetting.open_gallery()
        all_events()
        assert desk.presetting.gallery.isVisible()

    opened()
    measure(opened, 20, close)
    close()


def test_paint_all_pictures_of_the_gallery(measure, benchmark, qapp):
    benchmark.group = "the pictures of all presets, none of whose runs is known"
    size, session = QSize(102, 91), Session(Scenario(steps=7))

    def begin():
        return (SmallPictures(session), QImage(size, QImage.Format.Format_ARGB32_Premultiplied)), {}

    def paint_all(pictures, image):
        for preset in presets():
            painter = QPainter(image)
            paint(painter, pictures.drawn(preset.kept, LIGHT, size))
            painter.end()

    measure(paint_all, 20, begin)
