"""Rows: what is said of one exercise in one file."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from catalog.model.diagnosis import Verdict
from catalog.model.trouble import Trouble
from catalog.terminal.visible import printable


@dataclass(frozen=True, slots=True)
class Row:
    """What is said of one exercise in one file.

    file: its name within the folder. cell: that of the notebook, counted from 1 as Jupyter lists them, None for a .py
    file and where no cell is meant. exercise: "" where none was found. cause: the names of the mistakes, " and "
    between those made together and " or " between alternatives. title, hint: the same in words; without a cause, what
    an exception comes from. evidence: what tells, a sentence. seconds: what the diagnosis took, 0 for a copy.
    protection: how code was run. alike: the same for all unexplained rows that show the same, "" for the others. note:
    whose copy it is. line, text: the numbers of the lines that are proved wrong, "12, 15", and how they stand there.
    trouble: what came between the function and the answer, None for nothing; it is no column.
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
    line: str = ""
    text: str = ""
    trouble: Trouble | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the columns of the row as JSON types, keys as the attributes."""
        return {name: getattr(self, name) for name in COLUMNS}

    def to_record(self) -> dict[str, Any]:
        """Return all of the row as JSON types, for of_record."""
        return asdict(self)

    @classmethod
    def of_record(cls, content: Mapping[str, Any]) -> "Row":
        """Return the row that gave this; raises TypeError or ValueError for anything else."""
        row = cls(**content)
        if row.trouble is not None:
            row = replace(row, trouble=Trouble(row.trouble))
        for name, kinds in _KINDS.items():
            if not isinstance(getattr(row, name), kinds):
                raise TypeError(f"{name} is no {kinds}")
        return row


# With what the text begins that is the same for rows which show the same: an output, what a function gives,
# or what is proved wrong in it.
PRINTS, BEHAVES, PART = "prints", "behaves", "part"

# The title of a row on a function that did not come to its end.
HAD_TO_BE_STOPPED = "had to be stopped"

COLUMNS = tuple(field.name for field in fields(Row) if field.name != "trouble")
_KINDS: dict[str, Any] = dict.fromkeys(COLUMNS, str) | {"cell": int | None, "seconds": int | float}


def unreadable(file: str, sentence: str, exercise: str = "", cell: int | None = None) -> Row:
    """Return the row of a file, or of a cell of it, of which nothing can be said but why."""
    return Row(file, cell, exercise, str(Verdict.UNREADABLE), evidence=printable(sentence))
