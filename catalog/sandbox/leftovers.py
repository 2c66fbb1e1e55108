"""Leftovers: what a child can leave behind that is no process, and its removal."""

import ctypes
import os
from collections.abc import Iterator
from contextlib import suppress

SCRATCH = "/tmp"

_REMOVE = 0
_OBJECTS = {"shm": "shmctl", "msg": "msgctl", "sem": "semctl"}


def remove_shared() -> None:
    """Remove the shared memory, queues and semaphores of System V that belong to this process's user."""
    library = ctypes.CDLL(None)
    for kind, control in _OBJECTS.items():
        for number in _owned(kind):
            arguments = (0, _REMOVE, 0) if kind == "sem" else (_REMOVE, None)
            getattr(library, control)(number, *arguments)


def _owned(kind: str) -> Iterator[int]:
    with suppress(OSError), open(f"/proc/sysvipc/{kind}") as file:
        heads, *rows = (line.split() for line in file)
        for row in rows:
            if row[heads.index("uid")] == str(os.getuid()):
                # The number of each stands behind its key.
                yield int(row[1])


def empty_scratch() -> bool:
    """Empty the folder for temporary files; False where something is left, whatever it is."""
    with suppress(OSError, RecursionError):
        _empty(SCRATCH, os.stat(SCRATCH).st_dev)
        return not os.listdir(SCRATCH)
    return False


def _empty(folder: str, device: int) -> None:
    """Empty a folder, without going into what is mounted there."""
    for entry in os.scandir(folder):
        with suppress(OSError):
            if not entry.is_dir(follow_symlinks=False):
                os.unlink(entry.path)
            elif entry.stat(follow_symlinks=False).st_dev == device:
                # Who is root needs no permission, and may change none that another user has given.
                with suppress(OSError):
                    os.chmod(entry.path, 0o700)
                _empty(entry.path, device)
                os.rmdir(entry.path)
