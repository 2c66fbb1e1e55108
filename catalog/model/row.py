"""Rows: what is said of one exercise in one file."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from traceback import extract_tb
from typing import Any

from catalog.model.diagnosis import Verdict
from catalog.terminal.visible import printable


@dataclass(frozen=True, slots=True)
class Row:
    """What is said of one exercise in one file.

    file: its name within the folder. cell: that of the notebook, counted from 1 as Jupyter lists them, None for a .py
    file and where no cell is meant. exercise: "" where none was found. cause: the names of the mistakes, " and "
    between those made together and " or " between alternatives. title, hint: the same in words; without a cause, what
    an exception comes from. evidence: what tells, a sentence. seconds: what the diagnosis took, 0 for a copy.
    protection: how code was run. alike: the same for all unexplained rows that show the same, "" for the others. note:
    whose copy it is.
    """

    file: str
    cell: int | None
    exercise: str
    verdict: str
    cause: str = ""
    title: str = ""
    hint: str = ""
    evidence: str = ""
    seconds: float = 0.0
    protection: str = ""
    alike: str = ""
    note: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return the row as JSON types, keys as the attributes."""
        return asdict(self)

    @classmethod
    def of_dict(cls, content: Mapping[str, Any]) -> "Row":
        """Return the row that gave this; raises TypeError for anything else."""
        row = cls(**content)
        for name, kinds in _KINDS.items():
            if not isinstance(getattr(row, name), kinds):
                raise TypeError(f"{name} is no {kinds}")
        return row


# With what the text begins that is the same for rows which show the same: an output, or what a function gives.
PRINTS, BEHAVES = "prints", "behaves"

COLUMNS = tuple(field.name for field in fields(Row))
_KINDS: dict[str, Any] = dict.fromkeys(COLUMNS, str) | {"cell": int | None, "seconds": int | float}


def unreadable(file: str, sentence: str, exercise: str = "", cell: int | None = None) -> Row:
    """Return the row of a file, or of a cell of it, of which nothing can be said but why."""
    return Row(file, cell, exercise, str(Verdict.UNREADABLE), evidence=printable(sentence))


STOPPED = "had to be stopped."
_LATE = re.compile(r"It (did not end within|took more than) .{1,40} and was stopped\.|seconds of the processor")


def stopped(exercise: str, evidence: str) -> bool:
    """True for a function that had to be stopped, when it was loaded or when it was run."""
    return evidence.startswith((f"{exercise} {STOPPED}", f"Loading it {STOPPED}"))


def late(row: Row) -> bool:
    """True where a clock made the answer: a faster machine, or a less busy one, may give another."""
    return stopped(row.exercise, row.evidence) and _LATE.search(row.evidence) is not None


FAILED = "The diagnosis itself failed"


def failed(error: Exception) -> str:
    """Return the sentence on an exception that is no file's fault. Its message may be any text: it is left out."""
    frames = extract_tb(error.__traceback__)
    place = f" in line {frames[-1].lineno} of {Path(frames[-1].filename).name}" if frames else ""
    return f"{FAILED}: {type(error).__name__}{place}."
