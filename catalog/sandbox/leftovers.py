"""Leftovers: what a child can leave behind that is no process, and its removal."""

import ctypes
import os
import re
from collections.abc import Collection, Iterator
from contextlib import suppress

from catalog.caching import REGISTRY

SCRATCH = "/tmp"

# Which column of a line about a mount says where it is, and how signs stand there that would end the column.
_POINT = 4
_ESCAPED = re.compile(r"\\(\d{3})")

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
    """Empty the folder for temporary files; False where something is left that was not there from the beginning."""
    with suppress(OSError, RecursionError):
        _open_again(SCRATCH, 0o1777)
        return _empty(SCRATCH, mounted())
    return False


def _open_again(folder: str, mode: int) -> None:
    """Give a folder that stays its permissions again: a child of the same user may have changed them."""
    with suppress(OSError):
        os.chmod(folder, mode)


@REGISTRY.keep()
def mounted() -> frozenset[str]:
    """Return what is mounted in the folder for temporary files: Python itself can lie there."""
    with open("/proc/self/mountinfo", encoding="utf-8", errors="surrogateescape") as file:
        points = (_ESCAPED.sub(lambda found: chr(int(found[1], 8)), line.split()[_POINT]) for line in file)
        return frozenset(point for point in points if point.startswith(f"{SCRATCH}/"))


def _empty(folder: str, mounts: Collection[str]) -> bool:
    """Empty a folder, but for what is mounted there and the folders above it; False where something else is left."""
    clean = True
    for entry in os.scandir(folder):
        if entry.path not in mounts:
            clean = _remove(entry, [each for each in mounts if each.startswith(f"{entry.path}/")]) and clean
    return clean


def _remove(entry: os.DirEntry[str], mounts: Collection[str]) -> bool:
    """Remove what is in a folder; False where it, or something in it, is left. mounts: what is mounted in it."""
    with suppress(OSError):
        if not entry.is_dir(follow_symlinks=False):
            os.unlink(entry.path)
        elif mounts:
            _open_again(entry.path, 0o755)
            return _empty(entry.path, mounts)
        else:
            # Who is root needs no permission, and may change none that another user has given.
            with suppress(OSError):
                os.chmod(entry.path, 0o700)
            _empty(entry.path, mounts)
            os.rmdir(entry.path)
        return True
    return False
