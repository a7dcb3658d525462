r"""What surrounds a TikZ picture so that one file serves both \input and LaTeX itself."""

from __future__ import annotations

from xentviz.figure.tikz_path import number

_ALONE = r"""
% In a document: \usepackage{tikz} in its preamble, \input where the picture is to be. Alone: pdflatex makes it a page.
% LaTeX forgets @nodocument when a document begins; while it is there, this file is the document.
\expandafter\ifx\csname @nodocument\endcsname\relax
\let\xvend\relax
\ifcsname tikzpicture\endcsname\else\errmessage{The picture needs \string\usepackage{tikz} in the preamble}\fi
\else
\documentclass{article}
\usepackage[papersize={WIDTHbp,HEIGHTbp},margin=0bp]{geometry}
\usepackage{tikz}
\IfFileExists{lmodern.sty}{\usepackage[T1]{fontenc}\usepackage{lmodern}}{}
\renewcommand{\familydefault}{\sfdefault}
\DeclareSymbolFont{operators}{\encodingdefault}{\sfdefault}{m}{n}
\SetSymbolFont{operators}{bold}{\encodingdefault}{\sfdefault}{bx}{n}
\pagestyle{empty}
\parindent0pt
\topskip0pt
\begin{document}
\def\xvend{\end{document}}
\fi
""".strip()

_SIGNS = "=;:!?\"'`,.<>|-+*/"
_AS_THEY_ARE = "".join(rf"\catcode{ord(sign)} 12 " for sign in _SIGNS)

BEGIN = rf"""
\begingroup
% For some languages these signs are commands.
{_AS_THEY_ARE}%
\begin{{tikzpicture}}[x=1bp,y=-1bp,line cap=round,line join=round,every node/.style={{inner sep=0pt,outer sep=0pt}}]
""".strip()
"""The beginning of the picture: coordinates are big points, y downwards."""

DEFINITIONS = r"""
\edef\xvsize{\csname f@size\endcsname}%
\pgfmathsetmacro\xvbp{1.00375/\xvsize}%
\def\xvfit#1#2{\setbox0\hbox{#2}\dimen0=#1\dimexpr\xvsize pt\relax
\ifdim\wd0>\dimen0 \resizebox{\dimen0}{\height}{\box0}\else\box0\fi}%
\def\xvtext(#1,#2)#3#4#5#6#7{\node[anchor=#3,scale=#4*\xvbp,text=#5] at (#1,#2) {\xvfit{#6}{#7}};}%
\def\xvhalo(#1,#2)#3#4#5#6#7{\foreach\xvturn in{0,30,...,330}{\begin{scope}[shift={(\xvturn:.14*#4)}]%
\xvtext(#1,#2){#3}{#4}{#5}{#6}{#7}\end{scope}}}%
\def\xvbold#1{{\bfseries\boldmath#1}}%
\def\xvother#1{\ifcsname Umathcode\endcsname\char"#1 \else{\fboxsep0pt\framebox[.6em]{\vphantom{X}}}\fi}%
\def\xvink#1{\definecolor{xvink}{HTML}{#1}}%
""".strip()
r"""Commands of the picture. \xvtext(x,y){anchor}{size}{colour}{room}{text}: a text wider than its room, in letter
heights, is made narrower, so that nothing overlaps in any font."""

END = r"""
\end{tikzpicture}%
\endgroup
\xvend
""".lstrip()
"""The end of the picture, and of the file."""


def alone(width: float, height: float) -> str:
    """What makes the file a document of one page of that size, in points, unless it is read within another."""
    return _ALONE.replace("WIDTH", number(width)).replace("HEIGHT", number(height))
