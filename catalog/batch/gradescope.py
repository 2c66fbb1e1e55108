"""Gradescope: the results.json that its autograder reads."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

import pandas as pd

from catalog.batch.outputs import NOTHING_RUN
from catalog.diagnoses.diagnosis import Verdict

MAX_SCORE = 1.0

NOTHING = "There is no notebook and no Python file."

Row = Mapping[Hashable, Any]


def results(table: pd.DataFrame, hints: int, exercise: str = "") -> dict[str, Any]:
    """Return the results of one submission: a test for each exercise in each file, with a point if all of it is right.

    hints: how many a student may have; with 0 the cause is not named either. exercise: the only one that counts, a
    failed test where it was not found; "" for all.
    """
    if table.empty:
        return {"score": 0, "output": NOTHING, "tests": []}
    tests = [_test(*key, rows, hints) for key, rows in _groups(table, exercise).items()]
    right = sum(test["status"] == "passed" for test in tests)
    return {
        "score": MAX_SCORE * right,
        "execution_time": float(table["seconds"].sum()),
        "output": f"{right} of {len(tests)} are correct.",
        "output_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "tests": tests,
    }


def by_submission(table: pd.DataFrame, hints: int, exercise: str = "") -> dict[str, dict[str, Any]]:
    """Return the results of each submission: what stands in the folder itself, a file or a folder of files."""
    entries = table["file"].map(lambda name: PurePosixPath(name).parts[0])
    return {str(entry): results(rows, hints, exercise) for entry, rows in table.groupby(entries, sort=False)}


def _groups(table: pd.DataFrame, exercise: str) -> dict[tuple[str, str], list[Row]]:
    """Return the rows by file and exercise; a right cell beside a wrong one, or many of them, is worth no more."""
    found: dict[tuple[str, str], list[Row]] = {}
    for file, rows in table.groupby("file", sort=False):
        if exercise:
            found[str(file), exercise] = []
        for row in _judged(rows.to_dict("records")):
            if exercise in ("", row["exercise"]):
                found.setdefault((str(file), row["exercise"]), []).append(row)
    return found


def _judged(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield the rows of a file but those on outputs that are not stored, of functions that were run all the same."""
    run = {row["exercise"] for row in rows if row["protection"] not in ("", NOTHING_RUN)}
    for row in rows:
        little = row["verdict"] in (Verdict.INCOMPLETE, Verdict.UNREADABLE)
        unread = little and row["protection"] == NOTHING_RUN
        if not (unread and run and row["exercise"] in {*run, ""}):
            yield row


def _test(file: str, exercise: str, rows: Sequence[Row], hints: int) -> dict[str, Any]:
    right = bool(rows) and all(row["verdict"] == Verdict.CORRECT for row in rows)
    cells = dict.fromkeys(str(row["cell"]) for row in rows if not pd.isna(row["cell"]))
    where = f"{file}, cell {' and '.join(cells)}" if cells else file
    return {
        "name": f"{exercise or 'the file'} ({where})",
        "name_format": "text",
        "score": MAX_SCORE if right else 0.0,
        "max_score": MAX_SCORE,
        "status": "passed" if right else "failed",
        "output": "\n\n".join(dict.fromkeys(_output(row, hints) for row in rows)) or f"{exercise} was not found.",
        "output_format": "text",
        "visibility": "visible",
    }


def _output(row: Row, hints: int) -> str:
    """Return what the student reads: the verdict first, then the title and the hints, in plain text."""
    title = f"{row['title'].rstrip('.')}." if row["title"] and hints else ""
    hint = f"Hint: {row['hint']}" if row["hint"] and hints else ""
    run = f"({row['protection']})" if row["protection"] else ""
    return "\n".join(filter(None, [row["verdict"].upper(), title, hint, row["evidence"], run]))
