"""Journals: a batch that was killed continues, and two never write the same one."""

import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pandas as pd
import pytest

from catalog.batch import journal as journal_module
from catalog.batch.journal import HEADER, Journal
from catalog.batch.options import BatchError
from catalog.batch.run import run_batch
from catalog.model.row import Row, unreadable
from catalog.model.trouble import Trouble
from tests.support.batches import UNKNOWN_FUNCTION, a_class, program, said, written
from tests.support.paths import ROOT

PATIENCE = 120

STOPPED_ROW = Row("a.py", None, "rnn_forward", "localised", trouble=Trouble.STOPPED)
ROWS = [
    Row("a.ipynb", 4, "rnn_forward", "explained", "x", "y", "z", "é\ud800\n", 0.25),
    unreadable("a.ipynb", "no"),
    STOPPED_ROW,
]


def kept(path: Path) -> dict[str, list[Row]]:
    """Return the answers in a journal."""
    journal = Journal(path)
    journal.close()
    return journal.answers


def test_answers_are_read_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "new" / "journal"
    journal = Journal(path)
    assert journal.answers == {}
    journal.add("one", ROWS)
    journal.add("two", ROWS[:1])
    journal.close()
    assert kept(path) == {"one": ROWS, "two": ROWS[:1]}


def test_a_journal_that_ends_anywhere(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    journal = Journal(path)
    journal.add("one", ROWS)
    journal.add("two", ROWS)
    journal.close()
    whole = path.read_bytes()
    lines = whole.splitlines(keepends=True)
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        count = sum(len(b"".join(lines[: number + 1])) <= length for number in (1, 2))
        assert list(kept(path)) == ["one", "two"][:count]
        assert path.read_bytes() == b"".join(lines[: 1 + count])


@pytest.mark.parametrize(
    "line", [b"{", b"[]", b"1", b'{"key": 1, "rows": []}', b'{"key": "k", "rows": [{}]}', b'{"rows": []}', b"\xff\x00"]
)
@pytest.mark.parametrize("written", [bytes, journal_module._sealed], ids=["bare", "with its checksum"])
def test_a_line_that_makes_no_sense_is_not_heard(
    tmp_path: Path, line: bytes, written: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / "journal"
    path.write_bytes(HEADER + written(line).rstrip(b"\n") + b"\n")
    journal = Journal(path)
    journal.add("k", ROWS)
    journal.close()
    assert kept(path) == {"k": ROWS}


def test_an_answer_without_rows_is_none(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    journal = Journal(path)
    journal.add("k", [])
    journal.close()
    assert kept(path) == {}


def changed(byte: int) -> set[int]:
    """Return what a byte may become: another case among others, the end of a line, and what JSON is made of."""
    return {*(byte ^ 1 << bit for bit in range(8)), *b'\n\0 "0[]}'} - {byte}


def test_a_journal_with_any_byte_changed_is_not_believed(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    journal = Journal(path)
    written = {"one": ROWS, "two": ROWS[:1], "three": ROWS[1:]}
    for key, rows in written.items():
        journal.add(key, rows)
    journal.close()
    whole = path.read_bytes()
    fewest = len(written)
    for at, other in ((at, other) for at, byte in enumerate(whole) for other in changed(byte)):
        path.write_bytes(whole[:at] + bytes([other]) + whole[at + 1 :])
        if at < len(HEADER):
            with suppress(BatchError):
                assert kept(path) == {}
            continue
        found = kept(path)
        assert found.items() < written.items()
        fewest = min(fewest, len(found))
    # The end of a line lost joins two.
    assert fewest == 1


@pytest.mark.parametrize(
    "change", [(b"correct", b"corRect"), (b"localised", b"correct"), (b'"cell": 4', b'"cell": true')]
)
def test_a_damaged_line_is_done_again(tmp_path: Path, change: tuple[bytes, bytes]) -> None:
    folder, path = a_class(tmp_path / "class", 6), tmp_path / "journal"
    whole = run_batch(folder, journal=path)
    before = path.read_bytes()
    path.write_bytes(before.replace(*change))
    assert said(run_batch(folder, journal=path)) == said(whole)
    path.write_bytes(re.sub(rb'"rows": \[.*\]', b'"rows": []', before))
    assert said(run_batch(folder, journal=path)) == said(whole)
    assert set(kept(path)) == {json.loads(line)["key"] for line in before.splitlines()[1:]}


def test_an_earlier_journal_is_begun_anew_and_that_is_said(tmp_path: Path) -> None:
    folder, path = a_class(tmp_path / "class", 2), tmp_path / "journal"
    old = b'{"key": "one", "rows": []}\n'
    path.write_bytes(journal_module.EARLIER + old)
    told: list[str] = []
    table = run_batch(folder, journal=path, warn=told.append)
    assert told == [f"The journal {path} is of an earlier kind, without checksums: it is begun anew."]
    assert old not in path.read_bytes()
    assert said(run_batch(folder, journal=path, warn=told.append)) == said(table)
    assert len(told) == 1


def test_a_file_that_is_no_journal_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    path.write_bytes(b"precious")
    with pytest.raises(BatchError, match="is not the journal of a batch"):
        Journal(path)
    assert path.read_bytes() == b"precious"
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(BatchError, match="is not a file"):
        Journal(tmp_path / "pipe")
    with pytest.raises(BatchError, match=r"^cannot write the journal .*: Is a directory"):
        Journal(tmp_path)


def test_one_batch_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    journal = Journal(path)
    with pytest.raises(BatchError, match="another batch is writing the journal"):
        Journal(path)
    program = f"from pathlib import Path; from catalog.batch.journal import Journal; Journal(Path({str(path)!r}))"
    command = [sys.executable, "-c", program]
    other = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=PATIENCE, check=False)
    assert b"another batch is writing the journal" in other.stderr
    journal.close()
    assert subprocess.run(command, cwd=ROOT, timeout=PATIENCE, check=False).returncode == 0
    assert kept(path) == {}


def test_a_journal_that_cannot_be_written_any_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Journal, "add", full)
    told: list[str] = []
    table = run_batch(a_class(tmp_path / "class", 4), journal=tmp_path / "journal", warn=told.append)
    assert len(table) == 4
    assert told == ["The journal cannot be written any more (No space left on device): a second run will not continue."]


def lines(path: Path) -> int:
    """Return how many answers a journal has by now."""
    return max(path.read_bytes().count(b"\n") - 1, 0) if path.exists() else 0


def gone(group: int) -> bool:
    """True once no process of a group is left."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.01)
    return False


def test_killed_at_any_moment_it_ends_with_the_same_table(tmp_path: Path) -> None:
    folder, output = a_class(tmp_path / "class", 120), tmp_path / "table.jsonl"
    # Among the notebooks stand programs, which are run in the sandbox.
    right, broken = program(), UNKNOWN_FUNCTION.encode()
    written(folder, {"000/a.py": right, "003/b.py": broken, "008/c.py": right + b"\n", "011/d.py": broken[:-40]})
    journal = tmp_path / "table.jsonl.journal"
    whole = run_batch(folder)
    command = [sys.executable, "report.py", "batch", str(folder), "--format", "jsonl", "--output", str(output)]
    answers = whole[whole["note"].eq("") & ~whole["evidence"].str.startswith("The file is broken")].drop_duplicates(
        "file"
    )
    codes = []
    for number, moment in enumerate(sorted(random.Random(4).sample(range(1, len(answers) // 2), 3))):
        workers = ["--workers", str(1 + number % 2)]
        run = subprocess.Popen([*command, *workers], cwd=ROOT, stderr=subprocess.DEVNULL, start_new_session=True)
        deadline = time.monotonic() + PATIENCE
        while lines(journal) < moment and run.poll() is None and time.monotonic() < deadline:
            time.sleep(0.0005)
        run.send_signal(signal.SIGKILL)
        codes.append(run.wait())
        assert gone(run.pid)
        assert lines(journal) >= moment
    assert -signal.SIGKILL in codes
    assert set(codes) <= {-signal.SIGKILL, 1}
    done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=PATIENCE, check=False)
    assert (done.returncode, done.stdout) == (1, b"")
    table = pd.read_json(output, lines=True, dtype=False).astype({"cell": "Int64"})
    assert said(table[list(whole.columns)]) == said(whole)
    keys = [json.loads(line)["key"] for line in journal.read_bytes().splitlines()[1:]]
    assert len(keys) == len(set(keys)) == len(answers)
