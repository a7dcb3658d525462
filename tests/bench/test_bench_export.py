"""One export of the figure with curves and caption, beside pyqtgraph's and Qt's own of the plain triangle alone.

Run with: pytest tests/bench --benchmark-enable. Median and 99th percentile are in extra_info of the JSON report.
"""

from io import BytesIO

import pytest
from pptx import Presentation
from pyqtgraph.exporters import ImageExporter
from PySide6.QtCore import QBuffer, QMarginsF, QSizeF
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from tests.bench.plain import PlainWindow
from xentviz.figure.exhibit import Exhibit
from xentviz.figure.formats import FORMATS
from xentviz.figure.page import compose
from xentviz.figure.pptx import pptx
from xentviz.figure.render_options import RenderOptions
from xentviz.scenario import Scenario

ROUNDS = 30
SCENARIO = Scenario(target=(0.8, 0.1, 0.1), steps=500)
OPTIONS = RenderOptions()


def plain_png(plot):
    exporter = ImageExporter(plot.plotItem)
    exporter.parameters()["width"] = OPTIONS.pixels[0]
    buffer = QBuffer()
    exporter.export(toBytes=True).save(buffer, "PNG")
    return buffer.data().data()


def plain_svg(plot):
    """By Qt: pyqtgraph's own exporter stumbles over closed contours."""
    buffer, generator = QBuffer(), QSvgGenerator()
    generator.setSize(plot.size())
    generator.setOutputDevice(buffer)
    return rendered(plot, generator, buffer)


def plain_pdf(plot):
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QSizeF(*OPTIONS.points), QPageSize.Unit.Point))
    writer.setPageMargins(QMarginsF())
    return rendered(plot, writer, buffer)


def rendered(plot, device, buffer):
    painter = QPainter(device)
    plot.render(painter)
    painter.end()
    return buffer.data().data()


def plain_pptx(plot):
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    slide.shapes.add_picture(BytesIO(plain_png(plot)), 0, 0, deck.slide_width)
    buffer = BytesIO()
    deck.save(buffer)
    return buffer.getvalue()


PLAIN = {"png": plain_png, "svg": plain_svg, "pdf": plain_pdf, "pptx": plain_pptx}


@pytest.mark.parametrize("form", [form for form in FORMATS if not form.film], ids=lambda form: form.suffix)
def test_export(measure, benchmark, open_window, form):
    benchmark.group = f"one export as {form.suffix}"
    solution = open_window(SCENARIO).session.solution
    measure(lambda: form.write(Exhibit(solution, OPTIONS)), ROUNDS)
    benchmark.extra_info["bytes"] = len(form.write(Exhibit(solution, OPTIONS)))


@pytest.mark.parametrize("editable", [False, True], ids=["picture", "shapes"])
@pytest.mark.parametrize("count", [1, 6])
def test_export_of_slides(measure, benchmark, open_window, count, editable):
    """Moments of one run on slides; one of them is to take 120 ms at most."""
    benchmark.group = f"{count} slides"
    solution = open_window(SCENARIO).session.solution
    moments = [Exhibit(solution, OPTIONS).at(step) for step in (0, 3, 10, 25, 80, 500)[-count:]]
    measure(lambda: pptx([compose(solution, moment.options) for moment in moments], OPTIONS.dpi, editable), ROUNDS)
    benchmark.extra_info["bytes"] = len(pptx([moment.page for moment in moments], OPTIONS.dpi, editable))


@pytest.mark.parametrize("suffix", PLAIN)
def test_baseline_export(measure, benchmark, qtbot, suffix):
    benchmark.group = f"one export as {suffix}"
    window = PlainWindow()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.show_all(SCENARIO.start, SCENARIO.target)
    measure(lambda: PLAIN[suffix](window.simplex), ROUNDS)
    benchmark.extra_info["bytes"] = len(PLAIN[suffix](window.simplex))
