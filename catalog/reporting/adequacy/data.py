"""Data: what each cell sees, as DataFrames."""

import numpy as np
import pandas as pd

from catalog.adequacy.course import CourseMatrix, course_matrix
from catalog.adequacy.measuring import kill_matrix
from catalog.adequacy.scoring import AdequacyScore, score
from catalog.model.kill_matrix import KillMatrix
from catalog.model.probe import Probe
from catalog.running.lines import cells

OBSERVED = "observed"
"""The column of a cell that tells which mutants it cannot tell apart."""


def adequacy_table(exercise: str | None = None, *, probe: Probe | None = None) -> pd.DataFrame:
    """Return a row for each test cell of the course, or of one exercise, or for a cell of one's own.

    Columns, in three groups: cell (exercise, found in, asserts, lines); named and generated, which are the mutants that
    somebody named and those that operators made: mutants, equivalent, killed, survived, groups (how many different
    things the cell shows), left (the expected number of programs that fit what it shows). named has seen, seen killed
    and seen left as well, in which a mistake counts as often as it was seen.
    """
    return score_table([kill_matrix(each) for each in _chosen(exercise, probe)])


def _chosen(exercise: str | None, probe: Probe | None) -> list[Probe]:
    return cells(exercise) if probe is None else [probe]


def score_table(matrices: list[KillMatrix]) -> pd.DataFrame:
    """Return the same of kill matrices."""
    found = {matrix.probe.name: row_of(matrix) for matrix in matrices}
    table = pd.DataFrame(list(found.values()), index=pd.Index(list(found), name="cell"))
    table.columns = pd.MultiIndex.from_tuples(list(next(iter(found.values()), {})))
    return table


def row_of(matrix: KillMatrix) -> dict[tuple[str, str], object]:
    """Return the same of one kill matrix, by the names of the columns."""
    probe = matrix.probe
    about = {"exercise": probe.exercise, "found in": probe.found_in, "asserts": probe.asserts}
    row: dict[tuple[str, str], object] = {("cell", name): value for name, value in about.items()}
    row["cell", "lines"] = len(probe.lines)
    row |= {("named", name): value for name, value in figures(score(matrix.of(~matrix.generated))).items()}
    made = figures(score(matrix.of(matrix.generated)))
    return row | {("generated", name): value for name, value in made.items() if not name.startswith("seen")}


def figures(found: AdequacyScore) -> dict[str, float]:
    """Return a score by the names of its columns."""
    return {
        "mutants": found.mutants,
        "equivalent": found.equivalent,
        "killed": found.killed,
        "survived": found.survived,
        "groups": found.groups,
        "left": found.left,
        "seen": found.seen,
        "seen killed": found.seen_killed,
        "seen left": found.seen_left,
    }


def kill_table(exercise: str | None = None, *, probe: Probe | None = None) -> pd.DataFrame:
    """Return which line of which test cell kills which mutant: a row for each mutant, by its name.

    Of the whole course, of one exercise, or of a cell of one's own.

    The columns are in groups. mutant: title, function, operator ("" for a named one), seen (how often), equivalent (no
    caller sees a difference on any input of the battery). Then a group for each cell, by its name: a column for each
    of its lines, True where that kills the mutant, and observed, the same number for mutants that the cell cannot tell
    apart, 0 for those that it lets through; missing values where the cell does not call the mutant's function.
    """
    return matrix_table(course_matrix(_chosen(exercise, probe)))


def matrix_table(course: CourseMatrix) -> pd.DataFrame:
    """Return the same of what is known of a course."""
    names = pd.Index([mutant.name for mutant in course.mutants], name="mutant")
    about = pd.DataFrame(
        {
            "title": [mutant.title for mutant in course.mutants],
            "function": [" ".join(mutant.functions) for mutant in course.mutants],
            "operator": [mutant.operator for mutant in course.mutants],
            "seen": [mutant.count for mutant in course.mutants],
            "equivalent": course.equivalent,
        },
        index=names,
    )
    parts = {"mutant": about} | {matrix.probe.name: _of_cell(matrix, names) for matrix in course.cells}
    return pd.concat(parts, axis=1)


def _of_cell(matrix: KillMatrix, names: pd.Index) -> pd.DataFrame:
    own = pd.Index([mutant.name for mutant in matrix.mutants])
    killed = pd.DataFrame(matrix.killed, index=own, columns=labels(matrix.probe)).astype("boolean")
    killed[OBSERVED] = pd.array(matrix.observed.astype(np.int64), dtype="Int64")
    return killed.reindex(names)


def labels(probe: Probe) -> list[str]:
    """Return the labels of a cell's lines, each once: the second of two like it is "a_next.shape (2)"."""
    found: list[str] = []
    for line in probe.lines:
        count = sum(each.partition(" (")[0] == line.label for each in found)
        found.append(f"{line.label} ({count + 1})" if count else line.label)
    return found
