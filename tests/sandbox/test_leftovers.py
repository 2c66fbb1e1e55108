"""Leftovers: the folder for temporary files is emptied, whatever else lies in it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from catalog.sandbox import leftovers
from catalog.sandbox.limits import Protection
from tests.support.sandboxes import sandbox_of
from tests.support.submissions import CELL, CORRECT, FAMILY, submission

# What is mounted: a folder of Python's, one beside it, and a file, some of them below folders that were made for them.
MOUNTED = ("venv", "made/for/python", "made/for/numpy", "made/file")


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for each in MOUNTED:
        (tmp_path / each).mkdir(parents=True)
        (tmp_path / each / "kept").write_text("kept")
    for above in ("made", "made/for"):
        (tmp_path / above).chmod(0o755)
    monkeypatch.setattr(leftovers, "SCRATCH", str(tmp_path))
    monkeypatch.setattr(leftovers, "mounted", lambda: frozenset(str(tmp_path / each) for each in MOUNTED))
    return tmp_path


LEFT: dict[str, Callable[[Path], object]] = {
    "nothing": str,
    "a file": lambda folder: (folder / "file").write_text("left"),
    "a folder": lambda folder: (folder / "left/in/it").mkdir(parents=True),
    "a folder nobody may read": lambda folder: (folder / "left").mkdir(mode=0),
    "a link to what is mounted": lambda folder: (folder / "link").symlink_to(folder / "venv"),
    "a broken link": lambda folder: (folder / "link").symlink_to("nowhere"),
    "a pipe": lambda folder: os.mkfifo(folder / "pipe"),
    "a file beside what is mounted": lambda folder: (folder / "made/for/left").write_text("left"),
    "a folder beside what is mounted": lambda folder: (folder / "made/for/left").mkdir(),
    "permissions of a folder that stays": lambda folder: (folder / "made/for").chmod(0o600),
    "a folder that stays and can be read by nobody": lambda folder: (folder / "made").chmod(0),
    "a folder whose name begins like it": lambda folder: (folder / "venv2").mkdir(),
}


@pytest.mark.parametrize("left", LEFT.values(), ids=LEFT)
def test_what_is_left_is_removed_and_what_is_mounted_stays(left: Callable[[Path], object], scratch: Path) -> None:
    before = sorted(map(str, scratch.rglob("*")))
    modes = {path: path.stat().st_mode for path in scratch.rglob("*")}
    left(scratch)
    assert leftovers.empty_scratch()
    assert sorted(map(str, scratch.rglob("*"))) == before
    assert {path: path.stat().st_mode for path in scratch.rglob("*")} == modes
    assert scratch.stat().st_mode & 0o7777 == 0o1777


def test_what_cannot_be_removed_is_said(scratch: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str) -> None:
        raise PermissionError(path)

    for name in ("left", "made/left"):
        (scratch / name).write_text("left")
        with monkeypatch.context() as patched:
            patched.setattr(os, "unlink", refuse)
            assert not leftovers.empty_scratch()
        assert leftovers.empty_scratch()


def test_one_server_serves_all_children_wherever_python_lies() -> None:
    code = submission(CORRECT.replace("    a_next =", "    open('/tmp/left', 'x').close()\n    a_next ="))
    with sandbox_of(Protection.BUBBLEWRAP) as sandbox:
        servers = set()
        for _ in range(3):
            with sandbox.open(code, FAMILY) as functions:
                assert functions.run(CELL).signature.error is None
                servers.add(sandbox._server)
        assert len(servers) == 1
