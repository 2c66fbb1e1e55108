"""Wrong lines: where in a student's code something is proved wrong."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class WrongLine:
    """A part of a line that is wrong: with the right value in its place, outputs become right.

    path, cell: the file as Python names it, and the number of the notebook's cell, None for a file. line: from 1.
    column, end_column: where the part stands in it, from 1, as editors count; end_column is the one behind it. indent:
    how many characters the line is indented. text: the line as it stands, without them. part: the part of it. variable:
    what it is assigned to, or the entry that it becomes, "" for neither. heals: the outputs that become right by it.
    trials: in how many runs something stays wrong where this line alone is left as it is, and in how many anything is
    wrong now. role: what it should equal, in the course's names, "" where it has none for it. formula: the same written
    out. missing: the name that it reads, or is assigned to, and that never changes, "" for none. after: the number of
    the line after which a statement is missing that changes it, None where that cannot be told. shared: whether it is a
    name of memory that another name shares. repair: what the part can be made for everything to be right, where no
    correct program has its value, "" else.
    """

    path: str
    cell: int | None
    line: int
    column: int
    end_column: int
    indent: int
    text: str
    part: str
    variable: str
    heals: tuple[str, ...]
    trials: tuple[int, int]
    role: str = ""
    formula: str = ""
    missing: str = ""
    after: int | None = None
    shared: bool = False
    repair: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return the line as JSON types, keys as the attributes; formula and repair, the solution, are not in it."""
        return {
            "path": self.path,
            "cell": self.cell,
            "line": self.line,
            "column": self.column,
            "end_column": self.end_column,
            "indent": self.indent,
            "text": self.text,
            "part": self.part,
            "variable": self.variable,
            "heals": list(self.heals),
            "trials": list(self.trials),
            "role": self.role,
            "missing": self.missing,
            "after": self.after,
            "shared": self.shared,
        }
