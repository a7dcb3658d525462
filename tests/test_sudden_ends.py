"""Saving that is killed, or finds the disk full, leaves the old session file or the new one, whole.

XENTVIZ_KILLS is how often a program is killed.
"""

import os
import random
import signal
import subprocess
import sys
import time

import pytest

from xentviz.document import Document
from xentviz.origin import opened, saved
from xentviz.scenario import Scenario
from xentviz.storyboard import Kept, Storyboard

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs signals and limits")

KILLS = int(os.environ.get("XENTVIZ_KILLS", "5"))
OLD = Document(Scenario(steps=7), storyboard=Storyboard(tuple(Kept(step=step) for step in range(100))))
NEW = OLD.replace(scenario=Scenario(steps=8))

SAVING = """
import sys
from xentviz.origin import opened, saved
documents = [opened(path).document for path in sys.argv[2:]]
print("begins", flush=True)
while True:
    for document in documents:
        saved(sys.argv[1], document)
"""

FULL = """
import resource, signal, sys
from xentviz.engine.given import InputError
from xentviz.origin import opened, saved
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
new, hard = opened(sys.argv[2]).document, resource.getrlimit(resource.RLIMIT_FSIZE)[1]
for size in map(int, sys.argv[3:]):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        saved(sys.argv[1], new)
        print(size, "new", flush=True)
    except InputError as error:
        print(size, error, flush=True)
    print(size, open(sys.argv[1], "rb").read().count(b'"steps": 8'), flush=True)
"""


def test_a_program_killed_while_it_saves_leaves_a_whole_file(tmp_path):
    dice = random.Random(0)
    texts = [str(saved(tmp_path / name, document).path) for name, document in (("old", OLD), ("new", NEW))]
    folder = tmp_path / "sessions"
    folder.mkdir()
    path = folder / "run.json"
    found = []
    for _ in range(KILLS):
        saved(path, OLD)
        process = subprocess.Popen([sys.executable, "-c", SAVING, str(path), *texts], stdout=subprocess.PIPE)
        with process.stdout:
            assert process.stdout.readline() == b"begins\n"
            time.sleep(dice.uniform(0.0, 0.05))  # a moment is what is tried here
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
        found.append([OLD, NEW].index(opened(path).document))
    left = sorted(each.name for each in folder.iterdir())
    print(f"{KILLS} kills: {found.count(0)} old, {found.count(1)} new; {left}")
    assert {each.suffix for each in folder.iterdir()} <= {".json", ".part"}


def test_on_a_disk_that_is_full_at_any_size_the_old_file_stays(tmp_path):
    path, text = tmp_path / "run.json", saved(tmp_path / "new", NEW).path
    whole = text.stat().st_size
    sizes = [round(whole * share / 62) for share in range(63)] + [whole - 1]
    saved(path, OLD)
    before = path.read_bytes()
    command = [sys.executable, "-c", FULL, str(path), str(text), *map(str, sorted(sizes))]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    outcomes = [line.split(" ", 1)[1] for line in lines[::2]]
    assert len(outcomes) == 64
    assert all("cannot be written: file too large" in outcome for outcome in outcomes[:-1])
    assert outcomes[-1] == "new"
    assert [line.split()[1] for line in lines[1::2]] == ["0"] * 63 + ["1"]
    assert path.read_bytes() == text.read_bytes() != before
    assert sorted(each.name for each in tmp_path.iterdir()) == ["new", "run.json"]
