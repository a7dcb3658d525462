"""A figure on the clipboard: every form of the same page, and nothing left there at the end."""

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage

import xentviz
from xentviz.figure import clipboard
from xentviz.figure.page import RenderOptions, compose
from xentviz.figure.painter import png
from xentviz.figure.render_options import GROUNDS
from xentviz.figure.svg import svg

SOLUTION = xentviz.solve(xentviz.Scenario())


def page(ground="white"):
    return compose(SOLUTION, RenderOptions(ground=ground))


def data(parcel, kind):
    return bytes(parcel.data(kind).data())


@pytest.mark.parametrize("ground", GROUNDS)
def test_every_form_shows_the_same_page(qapp, ground):
    figure = page(ground)
    parcel = clipboard.mime(figure, 96.0)
    assert data(parcel, "image/png") == png(figure, 96.0)
    assert data(parcel, "image/svg+xml") == svg(figure).encode()
    assert data(parcel, "application/pdf").startswith(b"%PDF-")
    assert data(parcel, "application/pdf").rstrip().endswith(b"%%EOF")
    assert parcel.text() == figure.description != ""


@pytest.mark.parametrize("ground", GROUNDS)
def test_the_picture_that_plain_programs_take_is_the_png(qapp, ground):
    parcel = clipboard.mime(page(ground), 96.0)
    assert parcel.hasImage()
    picture = QImage(parcel.imageData())
    assert picture == QImage.fromData(QByteArray(data(parcel, "image/png")))
    assert (picture.width(), picture.height()) == (1280, 720)
    corner = picture.pixelColor(0, 0)
    assert corner.alpha() == (0 if ground == "transparent" else 255)


def test_more_dots_give_more_pixels(qapp):
    widths = [QImage(clipboard.mime(page(), dpi).imageData()).width() for dpi in (72.0, 144.0)]
    assert widths == [960, 1920]
    assert QImage(clipboard.mime(page()).imageData()).width() == 1920


class Board:
    """Stands for the clipboard: the screenless platform does not know whose data is on it."""

    def __init__(self, own):
        self.own, self.full = own, True

    def ownsClipboard(self):  # noqa: N802
        return self.own

    def clear(self):
        self.full = False


@pytest.mark.parametrize("own", [True, False])
def test_release_takes_away_ones_own_data_and_no_others(monkeypatch, own):
    board = Board(own)
    monkeypatch.setattr(clipboard.QGuiApplication, "clipboard", lambda: board)
    clipboard.release()
    assert board.full != own


COPY_AND_END = """
from PySide6.QtGui import QGuiApplication
from xentviz.figure import clipboard
from xentviz.figure.display import Page
application = QGuiApplication([])
QGuiApplication.clipboard().setMimeData(clipboard.mime(Page(36.0, 36.0, None, (), "", "words")))
print(QGuiApplication.clipboard().text())
clipboard.release()
print(QGuiApplication.clipboard().text())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="needs X")
def test_on_a_real_display_the_clipboard_is_empty_after_release_and_the_end_is_clean(x_server):
    environ = {**os.environ, "DISPLAY": x_server, "QT_QPA_PLATFORM": "xcb"}
    done = subprocess.run(
        [sys.executable, "-c", COPY_AND_END], env=environ, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "words\n\n"), done.stderr
