"""Text as TeX: special signs, and mathematics where it is some."""

import pytest

from xentviz.figure.tex_text import is_mathematics, tex

CASES = {
    "Cross-entropy · Softmax": r"Cross-entropy $\cdot$ Softmax",
    "start (0.300, 0.600, 0.100)": "start ($0.300$, $0.600$, $0.100$)",
    "−0.5": "$-0.5$",
    "+0.00049": "$+0.00049$",
    "3·10⁻¹⁴": r"$3\cdot 10^{-14}$",
    "Step 120 → 121": r"Step $120$ $\to$ $121$",
    "16-9": "$16$-$9$",
    "2nd p1 x2": "2nd p1 x2",
    "p = 0.1": "$p$ = $0.1$",
    "the logits z.": "the logits $z$.",
    "A's logit, L": "A's logit, $L$",
    "pᵢ ≤ z′ₜ": r"$p_{i}$ $\leq$ $z'_{t}$",
    "dL/dp": "$dL/dp$",
    "∂": r"$\partial$",
    "∇Σ": r"$\nabla$$\Sigma$",
    "log": r"$\log$",
    "logits": "logits",
    "⁻¹": "${}^{-1}$",
    "# $ % & _ { }": r"\# \$ \% \& \_ \{ \}",
    "~ ^ \\": r"\textasciitilde{} \textasciicircum{} \textbackslash{}",
    "a--b ``c'' ?`": r"a-{}-b \`{}{}\`{}c'{}' ?{}\`{}",
    'say "so"': "say ''so''",
    "é Å ñ ł ß": r"\'{e} \r{A} \~{n} \l{} \ss{}",
    "ï": r"\"{\i}",
    "中ą": r"\xvother{4E2D}\xvother{0105}",
    " a ": "~a~",
    "  ": "~~",
    "a\nb\tc\xa0d": "a b c~d",
    "": "",
}


@pytest.mark.parametrize("text", CASES)
def test_text_in_tex(text):
    assert tex(text) == CASES[text]


@pytest.mark.parametrize(
    ("text", "shown"), [("p", "$p$"), ("p′", "$p'$"), ("η", r"$\eta $"), ("two words", r"\textit{two words}")]
)
def test_italic_letters_are_variables_and_italic_words_are_words(text, shown):
    assert tex(text, italic=True) == shown


def test_whatever_the_sign_tex_gets_ascii_and_balanced_braces():
    for code in (*range(0x20, 0x250), *range(0x370, 0x400), *range(0x2000, 0x2300), 0x4E2D, 0x1F600):
        shown = tex(f"a{chr(code)}b")
        assert shown.isascii()
        bare = shown.replace(r"\{", "").replace(r"\}", "")
        assert bare.count("{") == bare.count("}")
        assert shown.replace(r"\$", "").count("$") % 2 == 0


@pytest.mark.parametrize(
    ("text", "is_so"), [("−0.5", 1), ("=", 1), ("p", 1), ("log", 1), ("A", 0), ("start", 0), ("1 2", 0)]
)
def test_what_is_mathematics_alone(text, is_so):
    assert is_mathematics(text) is bool(is_so)
