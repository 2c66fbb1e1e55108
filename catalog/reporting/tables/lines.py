"""The printed lines as a table: for one test cell a row for each mutant, and which lines notice it."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from catalog.model.mutant import Mutant
from catalog.model.probe import Probe
from catalog.model.signature import Signature
from catalog.running.comparison import gravest, outcomes
from catalog.running.lines import holds, line_value, right_lines
from catalog.running.printing import show
from catalog.running.signatures import mutant_run, mutants_on, reference_run

UNNOTICED = "unnoticed"
REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class TableRow:
    """A mutant on a cell: its outcome, and for each line its value, its text and whether it differs from the right one.

    The exception that keeps a line from being printed takes its place.
    """

    mutant: Mutant | None
    outcome: str
    values: tuple[Any, ...]
    texts: tuple[str, ...]
    notices: tuple[bool, ...]

    @property
    def name(self) -> str:
        """The mutant's name; "reference" for the correct program."""
        return self.mutant.name if self.mutant else REFERENCE


def _text(value: Any, right: Any, right_text: str) -> str:
    """Return what a line prints; most lines print what is right, and printing an array takes long."""
    same = isinstance(value, np.ndarray) and isinstance(right, np.ndarray) and np.array_equal(value, right)
    return right_text if same else show(value)


def rows(probe: Probe) -> list[TableRow]:
    """Return the rows of a cell's table: the reference, then groups that no line tells apart, then the others.

    Within that order the mutants of the cell's own exercise come first.
    """
    found = [_row(mutant, mutant_run(mutant, probe), probe) for mutant in mutants_on(probe)]
    names = groups(found)
    order = {row.name: position for position, row in enumerate(found)}
    first: dict[str, int] = {}
    for row in found:
        first.setdefault(names[row.name] or row.name, order[row.name])
    found.sort(key=lambda row: (first[names[row.name] or row.name], order[row.name]))
    return [_row(None, reference_run(probe), probe), *found]


def groups(found: list[TableRow]) -> dict[str, str]:
    """Return the name of each row's group: that of its member that was seen most; "" for a row on its own.

    Mutants that no line notices are the group "unnoticed".
    """
    members: dict[tuple[str, ...], list[TableRow]] = {}
    for row in found:
        members.setdefault(row.texts, []).append(row)
    names = {}
    for group in members.values():
        leader = max(group, key=lambda row: row.mutant.count if row.mutant else 0)
        name = f"like {leader.name.rsplit('.', 1)[-1]}" if len(group) > 1 else ""
        for row in group:
            names[row.name] = name if any(row.notices) else UNNOTICED
    return names


def line_table(probe: Probe) -> pd.DataFrame:
    """Return one row for each mutant of a cell.

    Columns: mutant, outcome, alike (the group of those that print the same), noticed by (the labels of the lines
    that print otherwise than for a correct program), then a column for each line with its value.
    """
    table = rows(probe)
    names = groups(table[1:])
    labels = [line.label for line in probe.lines]
    columns: dict[str, list[Any]] = {
        "mutant": [row.name for row in table],
        "outcome": [row.outcome for row in table],
        "alike": [names.get(row.name, "") for row in table],
        "noticed by": [
            tuple(text for text, notices in zip(labels, row.notices, strict=True) if notices) for row in table
        ],
    }
    columns |= {text: [row.values[at] for row in table] for at, text in enumerate(labels)}
    return pd.DataFrame({name: pd.Series(values, dtype=object) for name, values in columns.items()})


def _row(mutant: Mutant | None, signature: Signature, probe: Probe) -> TableRow:
    reference = reference_run(probe)
    outcome = gravest(list(outcomes(signature, reference).values()))
    values = tuple(line_value(signature, line) for line in probe.lines)
    texts = tuple(_text(value, *right) for value, right in zip(values, right_lines(probe), strict=True))
    if probe.asserts:
        notices = tuple(not holds(signature, line) for line in probe.lines)
    else:
        notices = tuple(text != right for text, (_, right) in zip(texts, right_lines(probe), strict=True))
    return TableRow(mutant, str(outcome), values, texts, notices)
