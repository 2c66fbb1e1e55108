"""What is in a site."""

import io
import json
import re
import zipfile
from html import escape
from pathlib import Path
from unittest.mock import patch

import pytest

from catalog.registry import all_mutants, exercises
from catalog.site.building import SiteOptions, site_files
from catalog.site.engine_files import OFFICIAL, engine_zip, integrity, needed
from catalog.site.templating import SiteError
from report import main

LARGEST = 300_000


def test_every_mutant_and_every_exercise_has_its_page(files: dict[str, bytes]) -> None:
    for mutant in all_mutants():
        page = files[f"mistakes/{mutant.name}.html"].decode()
        assert escape(mutant.title, quote=False) in page.replace("&#39;", "'").replace("&#34;", '"')
        assert page.count("<summary>Hint ") == len(mutant.hints)
    assert {f"exercises/{each}.html" for each in exercises()} <= set(files)


def test_no_page_is_large(files: dict[str, bytes]) -> None:
    assert {name: len(page) for name, page in files.items() if name.endswith(".html") and len(page) > LARGEST} == {}


def test_links_lead_somewhere(files: dict[str, bytes]) -> None:
    for name, page in files.items():
        if name.endswith(".html"):
            for link in re.findall(r'(?:href|src)="([^"#:]+)["#]', page.decode()):
                parts = [*name.split("/")[:-1], *link.split("/")]
                while ".." in parts:
                    at = parts.index("..")
                    del parts[at - 1 : at + 1]
                assert "/".join(parts) in files, (name, link)


def test_nothing_runs_on_pages_but_the_sites_own_files(files: dict[str, bytes]) -> None:
    for name, page in files.items():
        if name.endswith(".html"):
            assert "default-src &#39;none&#39;" in page.decode() or "default-src 'none'" in page.decode()
            assert not re.search(r"<script(?![^>]*src=)|\son\w+=", page.decode()), name


def test_the_engine_is_checked_when_it_is_fetched(files: dict[str, bytes]) -> None:
    manifest = json.loads(files["engine/manifest.json"])
    assert {each["name"] for each in manifest["files"]} >= {"engine.zip", "worker.js", "pyodide.asm.wasm", "numpy.whl"}
    for each in manifest["files"]:
        assert each["address"].startswith(OFFICIAL) or integrity(files[each["address"]]) == each["integrity"]


def test_the_same_sources_give_the_same_engine() -> None:
    assert engine_zip() == engine_zip()


def test_a_folder_without_pyodide_is_refused(tmp_path: pytest.TempPathFactory) -> None:
    with pytest.raises(SiteError, match=r"has no pyodide\.mjs; it must hold Pyodide 0\.27\.7"):
        site_files(SiteOptions(str(tmp_path)))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["site"], "say where the site is written"),
        (["site", "--single", "x.html"], "--pyodide FOLDER"),
        (["site", "/proc/none/x"], "/proc/none/x"),
        (["serve", "/proc"], "has no index.html"),
    ],
)
def test_bad_arguments_get_a_sentence(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1


def test_files_of_an_engine_that_was_built_before_are_taken_away(tmp_path: Path) -> None:
    stale, other = tmp_path / "engine" / "engine.0123456789ab.zip", tmp_path / "engine" / "notes.txt"
    stale.parent.mkdir()
    stale.write_bytes(b"old")
    other.write_text("somebody's own")
    with patch("catalog.site.building.site_files", lambda _: {"engine/engine.fedcba987654.zip": b"new"}):
        assert main(["site", str(tmp_path)]) == 0
    assert sorted(each.name for each in stale.parent.iterdir()) == ["engine.fedcba987654.zip", "notes.txt"]


def test_numpy_travels_without_its_tests_and_with_its_licence() -> None:
    names = [
        "numpy/__init__.py",
        "numpy/_core/a.so",
        "numpy/ma/tests/test_a.py",
        "numpy/f2py/b.py",
        "numpy/__init__.pyi",
    ]
    names.append("numpy-2.0.2.dist-info/LICENSE.txt")
    wheel = io.BytesIO()
    with zipfile.ZipFile(wheel, "w") as archive:
        for name in names:
            archive.writestr(name, name)
    with zipfile.ZipFile(io.BytesIO(needed(wheel.getvalue()))) as kept:
        assert {name: kept.read(name).decode() for name in kept.namelist()} == {
            name: name for name in (names[0], names[1], names[5])
        }
