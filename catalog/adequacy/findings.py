"""Findings: what of a course's adequacy is worth a sentence."""

from collections.abc import Iterator

import numpy as np

from catalog.adequacy.course import CourseMatrix
from catalog.model.finding import Finding
from catalog.model.findings.adequacy import Asserted, Commonest, NotRunning, OthersLate, SeenLate, Unseen
from catalog.model.kill_matrix import Mask
from catalog.model.mutant import Mutant
from catalog.registry import probes
from catalog.running.signatures import shipped

COMMONEST = 10


def findings(course: CourseMatrix) -> tuple[Finding, ...]:
    """Return what all cells of a course together do not see, see late, or do not say."""
    unseen = unseen_by_all(course)
    return (
        *_commonest(course),
        *_late(course),
        Unseen(_chosen(course, unseen & course.named), _chosen(course, unseen & ~course.named), len(course.cells)),
        *_asserted(course),
        *_not_running(course),
    )


def unseen_by_all(course: CourseMatrix) -> Mask:
    """Return which mutants no cell sees, though an input can tell them from a correct program: (mutants,)."""
    return np.asarray(~course.noticed.any(axis=1) & ~course.equivalent)


def seen_late(course: CourseMatrix) -> Mask:
    """Return which mutants only cells of other exercises see than those that they are a mistake in: (mutants,)."""
    own = (course.noticed & course.own).any(axis=1)
    return np.asarray(course.noticed.any(axis=1) & ~own & (course.own & (course.observed >= 0)).any(axis=1))


def _commonest(course: CourseMatrix) -> Iterator[Commonest]:
    """Yield which of the mistakes seen most often no cell sees, or sees late."""
    counts = np.array([mutant.count for mutant in course.mutants])
    most = [row for row in np.argsort(-counts, kind="stable")[:COMMONEST] if counts[row]]
    among = np.isin(np.arange(len(counts)), most)
    unseen, late = unseen_by_all(course), seen_late(course)
    if most:
        yield Commonest(len(most), _chosen(course, among & unseen), _chosen(course, among & late))


def _chosen(course: CourseMatrix, rows: Mask) -> tuple[Mutant, ...]:
    """Return some of the mutants, those that were seen most often first."""
    found = (mutant for mutant, wanted in zip(course.mutants, rows, strict=True) if wanted)
    return tuple(sorted(found, key=lambda mutant: -mutant.count))


def _late(course: CourseMatrix) -> Iterator[SeenLate | OthersLate]:
    names = [probe.name for probe in course.probes]
    rows = {mutant: row for row, mutant in enumerate(course.mutants)}
    late = _chosen(course, seen_late(course) & course.named)
    for mutant in (each for each in late if each.count):
        row = rows[mutant]
        own = course.let_through[row] & course.own[row]
        yield SeenLate(
            mutant,
            tuple(name for name, lets in zip(names, own, strict=True) if lets),
            tuple(name for name, notices in zip(names, course.noticed[row], strict=True) if notices),
        )
    if others := tuple(mutant for mutant in late if not mutant.count):
        yield OthersLate(others)


def _asserted(course: CourseMatrix) -> Iterator[Asserted]:
    asserts = course.asserts
    tested = {probe.exercise for probe in course.probes if probe.asserts}
    without = tuple(dict.fromkeys(probe.exercise for probe in course.probes if probe.exercise not in tested))
    if tested and without:
        score = course.score(course.named, asserts)
        prints = int((~asserts).sum())
        yield Asserted(
            int(asserts.sum()), prints, score.killed, score.countable, score.seen_killed, score.seen, without
        )


def _not_running(course: CourseMatrix) -> Iterator[NotRunning]:
    here = {probe.exercise for probe in course.probes}
    names = tuple(probe.name for probe in probes() if probe.exercise in here and not shipped(probe))
    if names:
        yield NotRunning(names)
