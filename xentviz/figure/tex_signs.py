"""How TeX writes the signs that are not ASCII, and the ASCII ones that mean something to it."""

from __future__ import annotations

SUPERSCRIPTS = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-", strict=True))
"""What stands high, and what it is a small form of."""

SUBSCRIPTS = dict(zip("₀₁₂₃₄₅₆₇₈₉ᵢⱼₜ", "0123456789ijt", strict=True))
"""What stands low, and what it is a small form of."""

_GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "varepsilon", "ζ": "zeta", "η": "eta", "θ": "theta",
    "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi", "π": "pi", "ρ": "rho", "σ": "sigma",
    "ς": "varsigma", "τ": "tau", "υ": "upsilon", "φ": "varphi", "χ": "chi", "ψ": "psi", "ω": "omega", "Γ": "Gamma",
    "Δ": "Delta", "Θ": "Theta", "Λ": "Lambda", "Ξ": "Xi", "Π": "Pi", "Σ": "Sigma", "Υ": "Upsilon", "Φ": "Phi",
    "Ψ": "Psi", "Ω": "Omega", "µ": "mu",
}  # fmt: skip
_GREEK_AS_LATIN = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΧο", "ABEZHIKMNOPTXo", strict=True))
_COMMANDS = {
    "∇": "nabla", "∂": "partial", "∑": "sum", "∏": "prod", "√": "surd", "∞": "infty", "≈": "approx", "≠": "neq",
    "≤": "leq", "≥": "geq", "→": "to", "←": "leftarrow", "↑": "uparrow", "↓": "downarrow", "×": "times", "·": "cdot",
    "÷": "div", "±": "pm", "¬": "neg", "«": "ll", "»": "gg", "•": "bullet", "●": "bullet", "★": "star",
    "▲": "triangle", "‖": "|",
}  # fmt: skip

SIGNS = {
    "−": "-", "+": "+", "=": "=", "<": "<", ">": ">", "/": "/", "(": "(", ")": ")", "°": r"{}^{\circ}",
    "■": r"\rule{.5em}{.5em}",
    **{sign: rf"\{name}" for sign, name in (_GREEK | _COMMANDS).items()},
    **{sign: rf"\mathrm{{{letter}}}" for sign, letter in _GREEK_AS_LATIN.items()},
}  # fmt: skip
"""Signs of mathematics, as TeX writes them between dollars."""

LETTERS = {
    **{special: rf"\{special}" for special in "#$%&_{}"},
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "\\": r"\textbackslash{}", "|": r"\textbar{}", '"': "''",
    "`": r"\`{}", "\xa0": "~", "\xad": r"\-", "–": "--", "—": "---", "‘": "`", "’": "'", "“": "``", "”": "''",
    "…": r"\dots{}",
    "ß": r"\ss{}", "æ": r"\ae{}", "Æ": r"\AE{}", "œ": r"\oe{}", "Œ": r"\OE{}", "ø": r"\o{}", "Ø": r"\O{}", "ł": r"\l{}",
    "Ł": r"\L{}", "ı": r"\i{}", "§": r"\S{}", "¶": r"\P{}", "©": r"\copyright{}", "£": r"\pounds{}",
    "¡": "!`", "¿": "?`",
    **{same: same for same in "+/()="},
}  # fmt: skip
"""What in running text is not written as it is."""

ACCENTS = {
    "\u0300": "`", "\u0301": "'", "\u0302": "^", "\u0303": "~", "\u0304": "=", "\u0306": "u", "\u0307": ".",
    "\u0308": '"', "\u030a": "r", "\u030b": "H", "\u030c": "v", "\u0327": "c",
}  # fmt: skip
"""Combining marks and their commands; the ogonek is missing, since most documents' fonts lack it."""
