"""An export that is killed, or runs out of room, leaves the old file or the new one, whole, and nothing else.

XENTVIZ_THOROUGH=1 kills a hundred times a format instead of a few.
"""

import os
import random
import resource
import signal
import subprocess
import sys
import time

import pytest

from tests.killing import SCENARIOS, exhibit
from xentviz.engine.given import InputError
from xentviz.export import export
from xentviz.figure.formats import FORMATS, by_suffix

KILLS = 100 if os.environ.get("XENTVIZ_THOROUGH") else 2
LIMITS = 64
SUFFIXES = [form.suffix for form in FORMATS if not form.film]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs signals and limits")


def without_date(data):
    """All of a PDF but when it was made and its number: the head, and that it goes on to its end."""
    return (data[:9], data.rstrip()[-5:]) if data.startswith(b"%PDF") else data


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_killed_export_leaves_a_whole_file_and_no_other(tmp_path, suffix):
    path, draw = tmp_path / f"figure.{suffix}", random.Random(9)
    for _ in range(KILLS):
        program = [sys.executable, "-m", "tests.killing", suffix, str(path)]
        with subprocess.Popen(program, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout.readline() == "ready\n"
            time.sleep(draw.uniform(0.0, 0.05))
            child.send_signal(signal.SIGKILL)
        names = {f"figure.{suffix}", f"figure.{suffix}.0", f"figure.{suffix}.1"}
        assert {each.name for each in tmp_path.iterdir()} == names
        whole = [without_date((tmp_path / f"figure.{suffix}.{turn}").read_bytes()) for turn in (0, 1)]
        assert without_date(path.read_bytes()) in whole


@pytest.fixture
def limited():
    """Sets how large a file may become."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    yield lambda size: resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_disk_that_is_full_at_any_size_leaves_the_old_file_and_no_other(qapp, tmp_path, limited, suffix):
    path, figure = tmp_path / f"figure.{suffix}", exhibit(SCENARIOS[0])
    path.write_bytes(b"old")
    size = len(by_suffix(path).write(figure))
    for limit in (size * k // LIMITS for k in range(LIMITS)):
        limited(limit)
        with pytest.raises(InputError, match=rf"figure\.{suffix}' cannot be written: file too large\.$"):
            list(export(path, [figure]))
        assert path.read_bytes() == b"old"
        assert list(tmp_path.iterdir()) == [path]
