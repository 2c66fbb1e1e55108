"""Numbers in the documents are those of the code, and each stands in one place."""

import re
import tomllib
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

import pandas as pd
import pytest

from catalog import Limits, diagnose
from catalog.commands.parser import parsed
from catalog.evaluation.limits import LIMITS, broken
from catalog.explaining.cells.expected_and_actual import cells_of
from catalog.explaining.matching.chance import LIMIT
from catalog.explaining.matching.comparing import compare_with_cells
from catalog.model.scope import BUDGET, Scope
from catalog.reading.limits import LONGEST_TEXT
from catalog.reading.notebooks.reading import MAX_CELLS
from catalog.reading.pastes.paste import read_paste
from catalog.reading.sources.parsing import LONGEST, MAX_STATEMENTS
from catalog.reading.sources.reading import MAX_SECONDS, MAX_TEXT
from docs.generate import architecture, documents, write
from tests.support.documents import CHANGELOG, DOCS, DOCUMENTS, README, flowing, read
from tests.support.paths import ROOT

WALK = {
    cells[1]: cells[3]
    for cells in re.findall(r"^\| (\d+) \| ([\w ]+) \| ([^|]+) \| ([^|]+) \|", read(DOCS / "concepts.md"), re.MULTILINE)
}


def test_what_is_generated_is_up_to_date() -> None:
    stale = [path.name for path, text in documents().items() if not path.exists() or read(path) != text]
    assert stale == [], "python -m docs.generate writes them anew"


def test_the_budget_is_told_once_and_is_the_real_one() -> None:
    told = {path.name: re.findall(r"(\d[\d,]*,\d{3}) programs", flowing(path)) for path in DOCUMENTS}
    told["performance.md"] = list(dict.fromkeys(told["performance.md"]))
    assert {name: found for name, found in told.items() if found} == {"performance.md": [f"{BUDGET:,}"]}


def test_the_numbers_of_mutants_are_told_in_two_places() -> None:
    """The README rounds them, the list of mutants has them."""
    told = [path.name for path in DOCUMENTS if re.search(r"\d,\d+ (more are )?generated", flowing(path))]
    assert told == ["README.md", "mutants.md"]


def test_accident_is_excluded_at_the_documented_limit() -> None:
    for path in (README, DOCS / "decisions" / "chance.md"):
        assert re.search(rf"(one|match) in {round(1 / LIMIT):,}", flowing(path))


def test_what_is_read_at_most_is_what_is_said() -> None:
    limits = Limits()
    text = read(DOCS / "performance.md")
    for told in (
        f"| a paste | {LONGEST_TEXT:,} characters |",
        f"| what one cell of a notebook printed | {LONGEST_TEXT:,} characters |",
        f"| a file or cell of code | {LONGEST:,} characters, {MAX_TEXT:,} in all, {MAX_STATEMENTS:,} statements, ",
        f" statements, {MAX_SECONDS:.0f} seconds of the processor |",
        f"| a notebook | {MAX_CELLS:,} cells;",
        f"| one run of a function in the sandbox | {limits.seconds:.0f} seconds by the clock |",
        f"| {limits.seconds_in_all:.0f} seconds by the clock, {limits.cpu_seconds} of the processor |",
        f"| memory of a submission | {limits.memory >> 30} GB ",
    ):
        assert told in text, told


def scoreboard() -> pd.DataFrame:
    """Return the documented scoreboard; a row that was not measured yet has nothing but its name."""
    head, *lines = re.findall(r"^\| (.+) \|$", read(DOCS / "scoreboard.md"), re.MULTILINE)
    names = head.split(" | ")
    rows: list[Mapping[str, str]] = [dict(zip(names, line.split(" | "), strict=True)) for line in lines]
    board = pd.DataFrame(rows)
    return board.assign(**{name: pd.to_numeric(board[name].replace("–", None)) for name in names[1:]})


def test_the_documented_scoreboard_keeps_its_limits() -> None:
    board = scoreboard()
    assert {limit.row for limit in LIMITS} <= {*board["what"]}
    assert broken(board.dropna()) == []


def test_the_walk_shows_what_happens() -> None:
    text = read(DOCS / "thread.txt")
    ((observation, _),) = cells_of(read_paste(text))
    (reading,) = observation.readings
    assert WALK["reading"] == (f"`{reading.label}`; the first number lies from {reading.low[0]} to {reading.high[0]}")
    assert WALK["observation"] == " or ".join(f"`{name}`" for name in sorted(observation.exercises, reverse=True))
    matches = compare_with_cells(observation, None, scope=Scope())
    assert len(matches) == 4
    assert WALK["probe"].startswith("four versions of two cells")
    (match,) = [match for match in matches if match.fits]
    assert WALK["candidate"] == f"{match.matrix.tried} on the cell of `{match.matrix.probe.exercise}`"
    assert WALK["response matrix"].startswith(f"{len(match.matrix)} rows")
    assert match.count_right == 1
    assert len({candidate.names for candidate in match.fits}) == 2
    said = diagnose(text)
    assert said.chance is not None
    assert said.chance < 1e-22
    assert len(said.causes) == 2
    assert said.next_line is not None
    assert WALK["diagnosis"] == f"{said.verdict}; print `{said.next_line.expression}`"


def test_the_changelog_begins_with_this_version() -> None:
    project = tomllib.loads(read(ROOT / "pyproject.toml"))["project"]
    first = re.search(r"^## \[([^]]+)\]", read(CHANGELOG), re.MULTILINE)
    assert first is not None
    assert first[1] == project["version"]


def test_the_version_that_is_said_is_the_one_that_is_installed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        parsed(["--version"], terminal=True, piped=False)
    assert left.value.code == 0
    assert capsys.readouterr().out == f"bptt-bugs {version('bptt-bug-catalog')}\n"


def test_a_document_without_its_marks_is_refused_and_a_stale_one_is_written_anew(tmp_path: Path) -> None:
    (path, text), *_ = documents().items()
    with pytest.raises(ValueError, match="has no mark for rooms"):
        architecture("# The rooms of the code\n")
    stale = text.replace("| [`terminal`]", "| [`cellar`]")
    assert stale != text
    assert architecture(stale) == text
    (tmp_path / path.name).write_text(stale, encoding="utf-8")
    assert write({tmp_path / path.name: text}) == [tmp_path / path.name]
    assert write({tmp_path / path.name: text}) == []
