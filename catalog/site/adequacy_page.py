"""The report on a course: one page on what its test cells cannot see, for whoever keeps the course."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np

from catalog.adequacy.course import CourseMatrix
from catalog.adequacy.findings import findings
from catalog.adequacy.scoring import score, told_apart
from catalog.model.kill_matrix import KillMatrix
from catalog.model.mutant import Mutant
from catalog.model.proposed_cell import ProposedCell
from catalog.reporting.adequacy.sections import killed, lines_of, title_of
from catalog.reporting.adequacy.sections import told_apart as table_of_groups
from catalog.reporting.phrases.adequacy import short
from catalog.site.other_pages import errata
from catalog.site.templating import asset, page

COMMONEST, ANY = 15, 1


def adequacy_page(course: CourseMatrix, proposed: Sequence[ProposedCell] = ()) -> str:
    """Return the page, which needs no other file and runs nothing. Raises SiteError.

    proposed: cells that see more, with their scores.
    """
    return page(
        "adequacy.html",
        0,
        style=asset("site.css").decode(),
        findings=[str(found) for found in findings(course)],
        tables=[killed(course), table_of_groups(course)],
        cells=[short(probe.name) for probe in course.probes],
        hidden=_hidden(course),
        commonest=_commonest(course),
        each=[_cell(matrix) for matrix in course.cells],
        proposed=proposed,
        **errata(),
    )


def _hidden(course: CourseMatrix) -> list[tuple[Mutant, list[str]]]:
    """Return the named mutants that a cell lets through, with how each cell stands to them."""
    called = course.observed >= 0
    rows = sorted(np.flatnonzero(course.hidden & course.named).tolist(), key=lambda row: -course.mutants[row].count)
    kinds = np.where(~called, "not called", np.where(course.let_through, "let through", "noticed"))
    return [(course.mutants[row], kinds[row].tolist()) for row in rows]


def _commonest(course: CourseMatrix) -> list[dict[str, Any]]:
    """Return the mistakes that were seen most often, the first cell that notices each, and whether a test does."""
    counts = np.array([mutant.count for mutant in course.mutants])
    found = []
    for row in np.argsort(-counts, kind="stable")[:COMMONEST]:
        names = [short(probe.name) for probe, sees in zip(course.probes, course.noticed[row], strict=True) if sees]
        own = bool((course.noticed[row] & course.own[row]).any())
        test = bool((course.noticed[row] & course.asserts).any())
        found.append({"mutant": course.mutants[row], "first": names[:ANY], "own": own, "test": test})
    return [each for each in found if each["mutant"].count]


def _cell(matrix: KillMatrix) -> dict[str, Any]:
    """Return what there is to say of one cell."""
    named, made = matrix.of(~matrix.generated), matrix.of(matrix.generated)
    return {
        "title": title_of(matrix.probe),
        "asserts": matrix.probe.asserts,
        "lines": lines_of(matrix),
        "named": score(named),
        "made": score(made),
        "hidden": sorted(named.of(named.survived).mutants, key=lambda mutant: -mutant.count),
        "groups": _groups(named),
        "kinds": _kinds(made),
    }


def _groups(named: KillMatrix) -> list[list[Mutant]]:
    """Return the named mutants that the cell notices and cannot tell apart, those seen most often first."""
    groups = [rows for rows in told_apart(named) if named.noticed[rows[0]] and len(rows) > 1]
    found = [sorted((named.mutants[row] for row in rows), key=lambda mutant: -mutant.count) for rows in groups]
    return sorted(found, key=lambda group: -sum(mutant.count for mutant in group))


def _kinds(made: KillMatrix) -> list[tuple[str, int, int, str]]:
    """Return the operators whose mutants are let through: how many, of how many, and what one of them is."""
    through = made.of(made.survived).mutants
    counts = Counter(mutant.operator for mutant in through)
    whole = Counter(mutant.operator for mutant in made.of(~made.equivalent).mutants)
    example = {mutant.operator: f"{mutant.title} ({mutant.functions[0]})" for mutant in reversed(through)}
    return [(name, count, whole[name], example[name]) for name, count in counts.most_common()]
