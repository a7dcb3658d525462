"""LaTeX as a reader of our files. Where it is missing, a test is skipped: it is no small thing to install."""

import functools
import re
import shutil
import subprocess

import numpy as np
import pytest
from PySide6.QtGui import QImage


@functools.cache
def latex_found():
    if not (shutil.which("pdflatex") and shutil.which("kpsewhich")):
        return False
    return not subprocess.run(["kpsewhich", "tikz.sty"], capture_output=True, check=False).returncode


def typeset(text, folder, name="figure"):
    """The PDF file that pdflatex makes of a .tex file; an error of TeX is one of the test."""
    if not latex_found():
        pytest.skip("needs pdflatex and tikz")
    (folder / f"{name}.tex").write_text(text)
    words = ["pdflatex", "-no-shell-escape", "-interaction=nonstopmode", "-halt-on-error", f"{name}.tex"]
    done = subprocess.run(words, cwd=folder, capture_output=True, check=False)
    said = done.stdout.decode(errors="replace")
    assert done.returncode == 0, said[-2000:]
    assert [line for line in said.splitlines() if line.startswith(("Overfull", "!"))] == []
    return folder / f"{name}.pdf"


def run(*words):
    if not shutil.which(words[0]):
        pytest.skip(f"needs {words[0]}")
    return subprocess.run([str(word) for word in words], check=True, capture_output=True, text=True).stdout


def page_size(path):
    """Number of pages, width and height in points."""
    told = run("pdfinfo", path)
    width, height = re.search(r"Page size: +([\d.]+) x ([\d.]+) pts", told).groups()
    return int(re.search(r"Pages: +(\d+)", told)[1]), float(width), float(height)


def words_in(path):
    """The text of a PDF file, its white space as single spaces."""
    return " ".join(run("pdftotext", "-layout", path, "-").split())


def pixels(path, fine=1):
    """A picture's pixels (rows, columns, 3), each the mean of `fine` x `fine` of the file's."""
    image = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    high, wide = image.height() // fine, image.width() // fine
    whole = rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3)[: high * fine, : wide * fine]
    return whole.reshape(high, fine, wide, fine, 3).astype(float).mean(axis=(1, 3))


FINE = 3
"""Poppler moves hairlines to whole pixels, so we look from nearer and step back."""


def pdf_pixels(path):
    """A PDF file as poppler and cairo draw it, a pixel a point."""
    run("pdftocairo", "-png", "-singlefile", "-r", 72 * FINE, path, path.with_suffix(""))
    return pixels(path.with_suffix(".png"), FINE)


def svg_pixels(text, folder):
    """An SVG drawing as librsvg draws it, a pixel a point."""
    path, out = folder / "drawing.svg", folder / "drawing.png"
    path.write_text(text)
    run("rsvg-convert", "--dpi-x", 72 * FINE, "--dpi-y", 72 * FINE, "-o", out, path)
    return pixels(out, FINE)
