"""Damaged session files, opened in the window: each opens whole, or is refused in a sentence and changes nothing.

XENTVIZ_MUTATIONS is how many are tried.
"""

import hashlib
import os
import time

from tests.mutations import is_plain_json, mutated
from xentviz.origin import opened
from xentviz.session_file import dumps

COUNT = int(os.environ.get("XENTVIZ_MUTATIONS", "150"))


def state_hash(person):
    session, filing = person.session, person.program.filing
    parts = (dumps(session.document), filing.origin, session.undo_name, session.redo_name, session.row)
    return hashlib.sha256(repr(parts).encode()).hexdigest(), session.trajectory


def test_every_damaged_file_opens_whole_or_changes_nothing(person, tmp_path, record_property):
    path, message = tmp_path / "damaged.json", person.program.window.status.message
    refused, took = [], []
    for seed in range(COUNT):
        data = mutated(seed)
        path.write_bytes(data)
        before, began = state_hash(person), time.perf_counter()
        person.program.filing.open_path(str(path))
        took.append((time.perf_counter() - began, seed))
        sentence = message.text()
        if sentence.startswith(f"file '{path}'"):
            refused.append(is_plain_json(data))
            assert state_hash(person) == before, seed
            assert sentence.endswith("."), (seed, sentence)
            assert sentence.isprintable(), (seed, sentence)
            assert len(sentence) < 500, (seed, sentence)
        else:
            assert person.session.document == opened(path).document, seed
    record_property("slowest", max(took))
    print(f"{COUNT} files: {len(refused)} refused, {sum(refused)} of them valid JSON; slowest {max(took)}")
    assert COUNT // 4 < len(refused) < COUNT
    assert 0 < sum(refused) < len(refused)
