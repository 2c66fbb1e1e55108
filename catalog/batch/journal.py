"""Journals: the answers of a batch as they come, so that a second run continues where the first was stopped."""

import json
import os
import stat
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from threading import Lock
from typing import Any

from catalog.batch.options import BatchError
from catalog.model.row import Row
from catalog.terminal.visible import printable

HEADER = b'{"bptt-bugs": "batch", "journal": 2}\n'

# Answers without checksums, which nobody can tell from damaged ones.
EARLIER = b'{"bptt-bugs": "batch", "journal": 1}\n'

_SEALED, _BEFORE, _BEHIND, _DIGEST = b'{"sum": "%s", %s\n', len(b'{"sum": "'), len(b'", '), 16

# The lock of the system is each process's: a second batch in this one must be told apart by hand.
_OPEN: set[tuple[int, int]] = set()
_GUARD = Lock()


class Journal:
    """A file of JSON lines: one for each answer, by the key of what was asked. Only one batch at a time may use it.

    A last line that is not whole, because whoever wrote it was killed, is cut off; a line whose checksum is not that of
    what it says is not heard, and what it answered is asked again. said: a sentence where the answers of an earlier
    kind of journal were thrown away, "" otherwise. Raises BatchError where it cannot be written, is another file, or
    another batch uses it.
    """

    def __init__(self, path: Path) -> None:
        self.path, self.said = path, ""
        with _GUARD:
            self._file, self._identity = self._opened()
            _OPEN.add(self._identity)
        try:
            self.answers = self._read()
        except BaseException:
            self.close()
            raise

    @property
    def _name(self) -> str:
        return printable(str(self.path))

    def add(self, key: str, rows: Sequence[Row]) -> None:
        """Write an answer, all of it at once. Raises OSError."""
        line = _sealed(json.dumps({"key": key, "rows": [row.to_record() for row in rows]}).encode())
        while line:
            line = line[os.write(self._file, line) :]

    def close(self) -> None:
        """Let others use it."""
        with _GUARD:
            _OPEN.discard(self._identity)
            os.close(self._file)

    def _opened(self) -> tuple[int, tuple[int, int]]:
        """Return the open file, locked, and what tells it from every other file."""
        import fcntl

        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            # Closing a file gives up its lock, so one that is open here already must not be opened again.
            if self.path.exists() and _identity(os.stat(self.path)) in _OPEN:
                raise BlockingIOError
            opened = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NONBLOCK, 0o600)
        except BlockingIOError as error:
            raise BatchError(self._in_use) from error
        except OSError as error:
            raise BatchError(f"cannot write the journal {self._name}: {error.strerror}") from error
        try:
            # A lock of the process, and not of the open file: workers that outlive it do not keep it.
            fcntl.lockf(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(opened)
            raise BatchError(self._in_use) from error
        return opened, _identity(os.fstat(opened))

    @property
    def _in_use(self) -> str:
        return f"another batch is writing the journal {self._name}: wait for it, or choose another one"

    def _read(self) -> dict[str, list[Row]]:
        """Return the answers, and cut off what is behind the last whole line."""
        answers: dict[str, list[Row]] = {}
        if not stat.S_ISREG(os.fstat(self._file).st_mode):
            raise BatchError(f"the journal {self._name} is not a file")
        with open(self._file, "rb", closefd=False) as file:
            first = file.readline()
            if first == EARLIER:
                first = b""
                self.said = f"The journal {self._name} is of an earlier kind, without checksums: it is begun anew."
            if first != HEADER and not HEADER.startswith(first):
                raise BatchError(f"{self._name} is not the journal of a batch: choose another place for it")
            end = len(HEADER) if first == HEADER else 0
            for line in file if end else ():
                if not line.endswith(b"\n"):
                    break
                end += len(line)
                answers |= _answer(line)
        os.ftruncate(self._file, end)
        os.lseek(self._file, end, os.SEEK_SET)
        if not end:
            os.write(self._file, HEADER)
        return answers


def _identity(status: os.stat_result) -> tuple[int, int]:
    return status.st_dev, status.st_ino


def _sealed(content: bytes) -> bytes:
    """Return the line of an answer, with the checksum of all that it says."""
    return _SEALED % (blake2b(content, digest_size=_DIGEST // 2).hexdigest().encode(), content[1:])


def _answer(line: bytes) -> dict[str, list[Row]]:
    """Return what a line answers, nothing where it is not as it was written."""
    content = b"{" + line[_BEFORE + _DIGEST + _BEHIND : -1]
    if line != _sealed(content):
        return {}
    try:
        answer: Any = json.loads(content)
        rows = [Row.of_record(row) for row in answer["rows"]]
        return {answer["key"]: rows} if rows and isinstance(answer["key"], str) else {}
    except (ValueError, TypeError, KeyError, RecursionError):
        return {}
