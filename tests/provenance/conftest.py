"""What the tests of provenance share: bytes as a file, opened or refused."""

import contextlib
import re
import time
import tracemalloc

import pytest

from xentviz.engine.given import InputError
from xentviz.provenance import MAX_FIGURE_BYTES
from xentviz.scenario_file import load


@pytest.fixture
def opened(tmp_path):
    """Opens bytes as a file whose name does not say what is in it."""

    def open_file(data):
        path = tmp_path / "figure.dat"
        path.write_bytes(data)
        return load(path)

    return open_file


@pytest.fixture
def refused(opened):
    """The sentence by which bytes are refused."""

    def refuse(data):
        with pytest.raises(InputError) as caught:
            opened(data)
        sentence = str(caught.value)
        assert re.match(r"scenario file '.*figure\.dat': ", sentence)
        assert sentence.endswith(".")
        assert sentence.isprintable()
        assert len(sentence) < 400
        return sentence

    return refuse


@pytest.fixture
def cheap():
    """A context that ends soon, and needs little more memory than the largest file allowed."""

    @contextlib.contextmanager
    def watch():
        tracemalloc.start()
        began = time.process_time()
        try:
            yield
            assert time.process_time() - began < 2.0
            assert tracemalloc.get_traced_memory()[1] < 1.5 * MAX_FIGURE_BYTES
        finally:
            tracemalloc.stop()

    return watch
