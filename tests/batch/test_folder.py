"""Folders: hostile files are a row with a sentence, and nothing outside of the folder is read."""

import os
import socket
from pathlib import Path
from typing import Any

import pytest

from catalog.batch.folder import FileError, FoundFile, find
from catalog.batch.options import BatchError
from catalog.batch.run import run_batch
from catalog.reading.notebooks.reading import LARGEST
from tests.support.batches import notebook, right, written


def troubles(folder: Path) -> dict[str, str]:
    """Return what is said of the files that cannot be read."""
    found = {}
    for each in find(folder):
        try:
            each.read()
        except FileError as error:
            found[each.name] = str(error)
    return found


def test_the_files_are_sorted_and_hidden_ones_left_out(tmp_path: Path) -> None:
    names = ["b.py", "a/z.ipynb", "a/B.PY", "c.txt", ".h.py", ".ipynb_checkpoints/a.ipynb", "d/.git/e.py", "py"]
    assert [each.name for each in find(written(tmp_path, dict.fromkeys(names, b"")))] == ["a/B.PY", "a/z.ipynb", "b.py"]


def test_links_are_followed_within_the_folder_alone(tmp_path: Path) -> None:
    written(tmp_path, {"secret.py": b"secret", "class/a.py": b"a", "class/sub/b.py": b"b"})
    folder = tmp_path / "class"
    (folder / "in.py").symlink_to("sub/b.py")
    (folder / "out.py").symlink_to("../secret.py")
    (folder / "absolute.ipynb").symlink_to(tmp_path / "secret.py")
    (folder / "outside").symlink_to(tmp_path)
    (folder / "loop.py").symlink_to("loop.py")
    (folder / "none.py").symlink_to("none")
    (folder / "sub" / "up").symlink_to("..")
    assert {name: said.partition(",")[0].partition(":")[0] for name, said in troubles(folder).items()} == {
        "absolute.ipynb": "It is a link that leads out of the folder",
        "out.py": "It is a link that leads out of the folder",
        "outside": "It is a link that leads out of the folder",
        "loop.py": "It is a link that leads nowhere",
        "none.py": "It is a link that leads nowhere",
        "sub/up": "It is a link to a folder",
    }
    (linked,) = (each for each in find(folder) if each.name == "in.py")
    assert linked.read() == b"b"


def test_what_is_no_file_is_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.py")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(os.path.relpath(tmp_path / "s.py"))
        said = troubles(tmp_path)
    assert said == {"pipe.py": "It is not a file but a pipe.", "s.py": "It is not a file but a socket."}


def test_a_device_is_not_read() -> None:
    with pytest.raises(FileError, match=r"^It is not a file but a device\.$"):
        FoundFile("zero.py", "/dev/zero").read()


def test_a_file_that_became_a_pipe_does_not_block(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, {"a.py": b""})
    os.mkfifo(tmp_path / "pipe.py")
    before = (tmp_path / "a.py").stat()
    monkeypatch.setattr(os, "lstat", lambda _: before)
    with pytest.raises(FileError, match="a pipe"):
        FoundFile("pipe.py", str(tmp_path / "pipe.py")).read()


def test_files_that_are_too_large(tmp_path: Path) -> None:
    with (tmp_path / "large.ipynb").open("wb") as file:
        file.truncate(50_000_000)
    with (tmp_path / "largest.ipynb").open("wb") as file:
        file.truncate(LARGEST)
    assert list(troubles(tmp_path)) == ["large.ipynb"]
    assert troubles(tmp_path)["large.ipynb"].startswith("It has 50 MB, and at most 20 are read")


def test_a_name_that_is_no_unicode(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"\xff\xfe.ipynb")).write_bytes(notebook(right()))
    table = run_batch(tmp_path, journal=tmp_path / "journal")
    assert table["file"].tolist() == ["\\udcff\\udcfe.ipynb"]
    assert table["verdict"].tolist() == ["correct"]


def test_files_that_vanish_meanwhile(tmp_path: Path) -> None:
    (found,) = find(written(tmp_path, {"a.py": b""}))
    (tmp_path / "a.py").unlink()
    with pytest.raises(FileError, match=r"^It cannot be read: No such file or directory\.$"):
        found.read()


def test_folders_and_files_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, {"a.py": b"", "closed/b.py": b"", "z.py": b"z"})
    scan, look = os.scandir, os.lstat

    def refuse_folder(path: str) -> Any:
        if path.endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return scan(path)

    def refuse_file(path: str) -> os.stat_result:
        if path.endswith("a.py"):
            raise PermissionError(13, "Permission denied")
        return look(path)

    monkeypatch.setattr(os, "scandir", refuse_folder)
    monkeypatch.setattr(os, "lstat", refuse_file)
    assert troubles(tmp_path) == {
        "a.py": "It cannot be read: Permission denied.",
        "closed": "The folder cannot be read: Permission denied.",
    }


def test_a_tree_of_hundreds_of_folders(tmp_path: Path) -> None:
    written(tmp_path, {f"{'d/' * 300}a.py": b""})
    assert [each.name for each in find(tmp_path)] == [f"{'d/' * 300}a.py"]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    with pytest.raises(BatchError, match="Not a directory"):
        find(written(tmp_path, {"a.py": b""}) / "a.py")
