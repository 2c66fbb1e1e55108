"""Gradescope: the results.json that its autograder reads."""

from collections.abc import Hashable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

import pandas as pd

from catalog.model.diagnosis import Verdict
from catalog.registry import exercises
from catalog.reporting.batch.deciding import deciding
from catalog.reporting.heads import HEADS

MAX_SCORE = 1.0

NOTHING = "There is no notebook and no Python file."

Row = Mapping[Hashable, Any]


def results(table: pd.DataFrame, hints: int, exercise: str = "") -> dict[str, Any]:
    """Return the results of one submission: a test for each exercise in each file, with a point if all of it is right.

    An exercise that is in no file is a failed test; what concerns a whole file is told and gives and costs no points.
    Where functions were run they decide, and what is stored counts for nothing. hints: how many a student may have;
    with 0 the cause is not named either. exercise: the only one that counts, "" for all.
    """
    if table.empty:
        return {"score": 0, "output": NOTHING, "tests": []}
    groups = _groups(deciding(table), exercise)
    found = {name for _, name in groups}
    tests = [_test(*key, rows, hints) for key, rows in groups.items()]
    tests += [_test("", name, [], hints) for name in ([exercise] if exercise else exercises()) if name not in found]
    right = sum(test["status"] == "passed" for test in tests)
    count = sum(test["max_score"] > 0 for test in tests)
    return {
        "score": MAX_SCORE * right,
        "execution_time": float(table["seconds"].sum()),
        "output": f"{right} of {count} are correct.",
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
    for row in table.to_dict("records"):
        if exercise in ("", row["exercise"]) or not row["exercise"]:
            found.setdefault((row["file"], row["exercise"]), []).append(row)
    return found


def _test(file: str, exercise: str, rows: Sequence[Row], hints: int) -> dict[str, Any]:
    right = bool(rows) and all(row["verdict"] == Verdict.CORRECT for row in rows)
    cells = dict.fromkeys(str(row["cell"]) for row in rows if not pd.isna(row["cell"]))
    where = f"{file}, cell {' and '.join(cells)}" if cells else file
    return {
        "name": f"{exercise or 'the file'}{f' ({where})' if where else ''}",
        "name_format": "text",
        "score": MAX_SCORE if right else 0.0,
        "max_score": MAX_SCORE if exercise else 0.0,
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
    return "\n".join(filter(None, [HEADS[Verdict(row["verdict"])], title, hint, row["evidence"], run]))
