"""Folders: the notebooks and Python files in them, each as a file to read or with a sentence why not."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from catalog.batch.options import BatchError
from catalog.reading.notebooks.reading import LARGEST
from catalog.terminal.visible import printable

ENDINGS = (".ipynb", ".py")

_KINDS = {
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
    stat.S_IFDIR: "a folder",
}


class FileError(Exception):
    """A file that cannot be read; the message is a sentence."""


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file within a folder. name: its path in there, as it can be printed. trouble: why it is not to be read."""

    name: str
    path: str
    trouble: str = ""

    def read(self) -> bytes:
        """Return what it holds; raises FileError. What is not a regular file is never opened."""
        if self.trouble:
            raise FileError(self.trouble)
        try:
            return _content(self.path)
        except OSError as error:
            raise FileError(f"It cannot be read: {error.strerror or error}.") from error


def find(folder: Path) -> list[FoundFile]:
    """Return the files of a folder and of the folders in it, sorted; hidden ones are left out.

    Links are followed to files within the folder alone. Raises BatchError where the folder cannot be read.
    """
    root = os.path.realpath(folder)
    try:
        entries = _sorted(root)
    except OSError as error:
        raise BatchError(f"cannot read the folder {printable(str(folder))}: {error.strerror}") from error
    return list(_within(root, entries))


def _sorted(path: str) -> list["os.DirEntry[str]"]:
    with os.scandir(path) as entries:
        return sorted((each for each in entries if not each.name.startswith(".")), key=lambda each: each.name)


def _within(root: str, entries: list["os.DirEntry[str]"]) -> Iterator[FoundFile]:
    """Yield the files, depth first; a stack of folders has no limit that a deep tree could reach."""
    stack = entries[::-1]
    while stack:
        entry = stack.pop()
        name = printable(os.path.relpath(entry.path, root))
        if entry.is_dir(follow_symlinks=False):
            try:
                stack += _sorted(entry.path)[::-1]
            except OSError as error:
                yield FoundFile(name, entry.path, f"The folder cannot be read: {error.strerror}.")
        elif entry.is_symlink():
            yield from _linked(root, entry, name)
        elif entry.name.lower().endswith(ENDINGS):
            yield FoundFile(name, entry.path)


def _linked(root: str, entry: "os.DirEntry[str]", name: str) -> Iterator[FoundFile]:
    """Yield what a link leads to, if it is within the folder and a file."""
    wanted = entry.name.lower().endswith(ENDINGS)
    try:
        target = os.path.realpath(entry.path, strict=True)
        is_folder = os.path.isdir(target)
    except OSError:
        if wanted:
            yield FoundFile(name, entry.path, "It is a link that leads nowhere, or to itself.")
        return
    if not (wanted or is_folder):
        return
    if os.path.commonpath([root, target]) != root:
        yield FoundFile(name, entry.path, "It is a link that leads out of the folder: it is not followed.")
    elif is_folder:
        yield FoundFile(name, entry.path, "It is a link to a folder, and those are not followed.")
    else:
        yield FoundFile(name, target)


def _content(path: str) -> bytes:
    _check(os.lstat(path))
    # Between the two looks it may have been replaced: a pipe must not block, and a link not be followed.
    opened = os.open(path, os.O_RDONLY | os.O_CLOEXEC | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0))
    with os.fdopen(opened, "rb") as file:
        _check(os.fstat(opened))
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise FileError(_too_large(len(content)))
    return content


def _check(status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        kind = _KINDS.get(stat.S_IFMT(status.st_mode), "something else")
        raise FileError(f"It is not a file but {kind}.")
    if status.st_size > LARGEST:
        raise FileError(_too_large(status.st_size))


def _too_large(size: int) -> str:
    return f"It has {size / 1e6:.0f} MB, and at most {LARGEST / 1e6:.0f} are read: clear the outputs that are large."
