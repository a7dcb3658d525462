"""What README.md tells people to type and to write works."""

import importlib.util
import re
import shlex
from pathlib import Path
from unittest.mock import Mock

import pytest

from xentviz import session_file
from xentviz.actions.action import Action
from xentviz.actions.table import commands
from xentviz.cli import main
from xentviz.document import Document
from xentviz.engine.descent import Descent
from xentviz.engine.losses import LOSSES
from xentviz.engine.losses.base import Prediction
from xentviz.engine.optimizers import GradientDescent
from xentviz.engine.parameterizations import Softmax
from xentviz.platform_check import BASE_LIBRARIES, SCREENS
from xentviz.storyboard import Kept, Storyboard

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README, re.DOTALL)
LINES = [line for language, block in BLOCKS if language == "sh" for line in block.splitlines()]
VERB_LINES = [
    line for line in LINES if line.startswith("xentviz ") and line.split()[1] in ("trace", "render", "list", "doctor")
]


def block(part):
    """The one code block that holds this text."""
    (found,) = (text for _, text in BLOCKS if part in text)
    return found


@pytest.fixture
def linear(tmp_path):
    path = tmp_path / "linear.py"
    path.write_text(block("class Linear"), encoding="utf-8")
    spec = importlib.util.spec_from_file_location("linear", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.Linear()


@pytest.mark.parametrize("line", VERB_LINES)
def test_each_command_works(line, tmp_path, monkeypatch, capsys, qapp):
    monkeypatch.chdir(tmp_path)
    words = shlex.split(line, comments=True)[1:]
    read = [words[i + 1] for i, word in enumerate(words) if word == "--scenario"]
    for name in read:
        Path(name).write_text(session_file.dumps(Document(storyboard=Storyboard((Kept(step=3), Kept(step=9))))))
    assert main(words) == (1 if words == ["doctor"] and "LACKS" in capsys.readouterr().out else 0)
    written = [words[i + 1] for i, word in enumerate(words) if word == "-o"]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(read + written)


def test_the_python_example_works(capsys):
    exec(block("import xentviz"), {})
    assert capsys.readouterr().out.startswith("[")


def test_the_loss_of_the_example_is_right(linear):
    p, y = [0.2, 0.5, 0.3], [0.7, 0.3, 0.0]

    def at(p):
        return Prediction(p, [1 - x for x in p], [])

    step = 1e-6
    bumped = [[x + step * (i == k) for i, x in enumerate(p)] for k in range(3)]
    slopes = [(linear.value(at(b), y) - linear.value(at(p), y)) / step for b in bumped]
    assert linear.elasticity(at(p), y) == pytest.approx([x * s for x, s in zip(p, slopes, strict=True)], abs=1e-9)


def test_descent_takes_the_loss_of_the_example(linear):
    run = Descent(linear, Softmax(), GradientDescent(), (1.0, 0.0, 0.0), 0.5).run((0.3, 0.6, 0.1), 20)
    assert run.diverged is None
    assert run.loss[-1] < run.loss[0]


def test_the_tuple_of_the_example_is_the_real_one_and_one_more():
    source = Path(importlib.util.find_spec("xentviz.engine.losses").origin).read_text()
    assert block("LOSSES:").replace(", Linear", "").strip() in source
    named = re.findall(r"[A-Z]\w+(?=[,)])", block("LOSSES:"))
    assert named == [*(member.__name__ for member in LOSSES), "Linear"]


def test_both_lines_install_the_libraries_that_qt_needs():
    # The others of the tables are dependencies of these.
    packages = ["libegl1", "libgl1", "libglib2.0-0", "libxkbcommon-x11-0", "libxcb-cursor0", "libxcb-icccm4"]
    known = {*BASE_LIBRARIES.values(), *(package for screen in SCREENS for package in screen.libraries.values())}
    lines = [line for line in LINES if "apt-get" in line]
    assert len(lines) == 2
    for line in lines:
        named = set(line.split()) & known
        assert named >= set(packages)
    assert set(lines[0].split()) & known == set(lines[1].split()) & known


def test_every_key_of_a_command_is_in_the_table():
    keys = {key for row in re.findall(r"^\| (.*?) \|", README, re.MULTILINE) for key in re.split(r", | or ", row)}
    actions = [action for action in commands(Mock(), Mock()) if isinstance(action, Action)]
    bound = {key for action in actions if not action.id.startswith("preset-") for key in action.shortcuts}
    assert bound - keys == set()


def test_the_table_names_the_keys_of_the_first_nine_presets():
    actions = [action for action in commands(Mock(), Mock()) if isinstance(action, Action)]
    keys = [key for action in actions if action.id.startswith("preset-") for key in action.shortcuts]
    assert len(keys) == 9
    assert f"\n| {keys[0]} to {keys[-1]} | load one of the first nine presets |\n" in README
