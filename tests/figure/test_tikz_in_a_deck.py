"""TikZ as pdflatex reads it in somebody's document."""

import pytest

import xentviz
from tests.figure.latex import page_size, typeset, words_in
from xentviz.figure.display import Group, Label, Page
from xentviz.figure.page import RenderOptions, compose
from xentviz.figure.tikz import tikz

SOLUTION = xentviz.solve(xentviz.Scenario())
BEAMER = r"""\documentclass[aspectratio=169]{beamer}\usepackage{tikz}\begin{document}
\begin{frame}{A slide}\centering\resizebox{.9\textwidth}{!}{\input{picture}}\end{frame}
\begin{frame}{Another}\centering\scalebox{.2}{\input{picture}}\end{frame}\end{document}"""
ARTICLE = r"""\documentclass{article}\usepackage{tikz}\begin{document}
Before \fbox{\resizebox{!}{5cm}{\input{picture.tex}}} and after.\end{document}"""


@pytest.mark.parametrize("deck", [BEAMER, ARTICLE], ids=["beamer", "article"])
def test_a_document_takes_the_picture_in(tmp_path, deck):
    (tmp_path / "picture.tex").write_text(tikz(compose(SOLUTION, RenderOptions())))
    path = typeset(deck, tmp_path, "deck")
    assert page_size(path)[0] == deck.count(r"\input") or "and after." in words_in(path)
    assert "Class probabilities" in words_in(path)


def test_the_picture_in_a_document_is_as_large_as_its_page_and_leaves_nothing_beside_it(tmp_path):
    page = Page(100.0, 40.0, None, (Group("layer", (Label(10.0, 20.0, "A 0.5", 10.0, "#000000"),)),))
    (tmp_path / "picture.tex").write_text(tikz(page))
    measure = r"\setbox1\hbox{\input{picture}}\typeout{SIZE:\the\wd1/\the\ht1/\the\dp1}\box1"
    typeset(
        rf"\documentclass{{article}}\usepackage{{tikz}}\begin{{document}}{measure}\end{{document}}", tmp_path, "deck"
    )
    said = (tmp_path / "deck.log").read_text(errors="replace").split("SIZE:")[1]
    wide, high, deep = (float(part.split("pt")[0]) for part in said.split("/")[:3])
    assert (wide, high, deep) == pytest.approx((100.375, 40.15, 0.0), abs=0.02)


def test_a_language_whose_signs_are_commands_does_no_harm(tmp_path):
    (tmp_path / "picture.tex").write_text(tikz(compose(SOLUTION, RenderOptions(content="formulas", size="85x60mm"))))
    active = "".join(rf"\catcode{ord(sign)} 13 " for sign in ";:!?\"'`,.<>|-+*=")
    deck = rf"\documentclass{{article}}\usepackage{{tikz}}\begin{{document}}{active}\input{{picture}}\end{{document}}"
    assert "Softmax logits" in words_in(typeset(deck, tmp_path, "deck"))


def test_a_document_without_tikz_is_told_what_it_lacks(tmp_path):
    (tmp_path / "picture.tex").write_text(tikz(Page(100.0, 40.0, None, ())))
    deck = r"\documentclass{article}\begin{document}\input{picture}\end{document}"
    with pytest.raises(AssertionError, match=r"needs .usepackage.tikz. in the preamble"):
        typeset(deck, tmp_path, "deck")
