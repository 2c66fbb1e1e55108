"""Gradescope: the results.json that its autograder reads."""

from pathlib import PurePosixPath
from typing import Any

import pandas as pd

from catalog.diagnoses.diagnosis import Verdict

MAX_SCORE = 1.0


def results(table: pd.DataFrame, hints: int) -> dict[str, Any]:
    """Return the results of one submission: a test for each row, with a point for what is correct.

    hints: how many a student may have; with 0 the cause is not named either.
    """
    tests = [_test(row, hints) for row in table.to_dict("records")]
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


def by_submission(table: pd.DataFrame, hints: int) -> dict[str, dict[str, Any]]:
    """Return the results of each submission: what stands in the folder itself, a file or a folder of files."""
    entries = table["file"].map(lambda name: PurePosixPath(name).parts[0])
    return {str(entry): results(rows, hints) for entry, rows in table.groupby(entries, sort=False)}


def _test(row: dict[Any, Any], hints: int) -> dict[str, Any]:
    right = row["verdict"] == Verdict.CORRECT
    where = row["file"] if pd.isna(row["cell"]) else f"{row['file']}, cell {row['cell']}"
    return {
        "name": f"{row['exercise'] or 'the file'} ({where})",
        "name_format": "text",
        "score": MAX_SCORE if right else 0.0,
        "max_score": MAX_SCORE,
        "status": "passed" if right else "failed",
        "output": _output(row, hints),
        "output_format": "text",
        "visibility": "visible",
    }


def _output(row: dict[Any, Any], hints: int) -> str:
    """Return what the student reads: the verdict first, then the title and the hints, in plain text."""
    title = f"{row['title'].rstrip('.')}." if row["title"] and hints else ""
    hint = f"Hint: {row['hint']}" if row["hint"] else ""
    run = f"({row['protection']})" if row["protection"] else ""
    return "\n".join(filter(None, [row["verdict"].upper(), title, hint, row["evidence"], run]))
