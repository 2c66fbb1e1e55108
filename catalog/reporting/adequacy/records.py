"""Records: what each cell sees, for programs."""

import json

from catalog.adequacy.course import CourseMatrix
from catalog.reporting.adequacy.data import OBSERVED, labels, matrix_table, row_of, score_table
from catalog.reporting.tables.formats import plain_data


def for_programs(course: CourseMatrix, form: str, *, lines: bool) -> str:
    """Return a row for each cell as CSV or JSON. lines: a row for each mutant instead, in JSON besides.

    CSV has two rows of heads, which pandas.read_csv(..., header=[0, 1], index_col=0) reads.
    """
    if form == "csv":
        return (matrix_table(course) if lines else score_table(list(course.cells))).to_csv()
    content: dict[str, object] = {"cells": _cells(course)}
    if lines:
        content["mutants"] = _mutants(course)
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def _cells(course: CourseMatrix) -> list[dict[str, object]]:
    """Return each cell with its lines and figures."""
    found = []
    for matrix in course.cells:
        groups: dict[str, dict[str, object]] = {}
        for (group, name), value in row_of(matrix).items():
            groups.setdefault(group, {})[name] = plain_data(value)
        about = groups.pop("cell")
        found.append({"cell": matrix.probe.name, **about, "lines": labels(matrix.probe), **groups})
    return found


def _mutants(course: CourseMatrix) -> list[dict[str, object]]:
    """Return each mutant with the lines that kill it, by cell, and what each cell shows of it, as a number."""
    killed: list[dict[str, list[str]]] = [{} for _ in course.mutants]
    for matrix in course.cells:
        at = {mutant: row for row, mutant in enumerate(course.mutants)}
        names = labels(matrix.probe)
        for mutant, row in zip(matrix.mutants, matrix.killed, strict=True):
            killed[at[mutant]][matrix.probe.name] = [name for name, kills in zip(names, row, strict=True) if kills]
    found = []
    for row, mutant in enumerate(course.mutants):
        shown = zip(course.probes, course.observed[row].tolist(), strict=True)
        found.append(
            {
                "mutant": mutant.name,
                "title": mutant.title,
                "functions": list(mutant.functions),
                "operator": mutant.operator,
                "seen": mutant.count,
                "equivalent": bool(course.equivalent[row]),
                "killed": killed[row],
                OBSERVED: {probe.name: number for probe, number in shown if number >= 0},
            }
        )
    return found
