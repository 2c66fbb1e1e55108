"""What the cells of a course see together, and what of it is worth a sentence."""

from dataclasses import replace

import numpy as np
import pytest

from catalog import Line, Mutant, Probe, Seen
from catalog.adequacy.course import NOT_CALLED, CourseMatrix, course_matrix
from catalog.adequacy.findings import findings, seen_late, unseen_by_all
from catalog.model.finding import Finding
from catalog.model.findings.adequacy import Asserted, Commonest, OthersLate, SeenLate, Unseen
from catalog.model.kill_matrix import KillMatrix
from catalog.programs.edit import Edit
from catalog.running.lines import cells


def mutant(name: str, function: str, count: int = 0, operator: str = "") -> Mutant:
    seen = (Seen("threads", count),) if count else ()
    return Mutant((Edit(function, "a", "b"),), (), seen=seen, name=name, title=name, operator=operator)


def cell(name: str, exercise: str, *, asserts: bool = False) -> KillMatrix:
    probe = Probe(name, exercise, "course.family", lambda _: {}, (Line("a", "a"),), asserts=asserts)
    return KillMatrix(probe, (), np.zeros((0, 1), dtype=bool), np.zeros(0, dtype=np.intp), np.zeros(0, dtype=bool))


SEEN, LATE, COUNTED, HIDDEN, RIGHT, MADE = (
    mutant("c.forward.seen", "forward", 5),
    mutant("c.forward.late", "forward"),
    mutant("c.forward.counted", "forward", 3),
    mutant("c.backward.hidden", "backward", 1),
    mutant("c.backward.right", "backward"),
    mutant("c.backward.made", "backward", operator="other_sign"),
)

# A forward cell and its test, and a backward cell that calls both functions.
COURSE = CourseMatrix(
    (cell("c.forward", "forward"), cell("c.forward.test", "forward", asserts=True), cell("c.backward", "backward")),
    (SEEN, LATE, COUNTED, HIDDEN, RIGHT, MADE),
    np.array([[1, 1, 1], [0, 0, 1], [0, 0, 2], *[[NOT_CALLED, NOT_CALLED, 0]] * 3]),
    np.array([False, False, False, False, True, False]),
)


def only(kind: type[Finding]) -> list[Finding]:
    return [found for found in findings(COURSE) if type(found) is kind]


def test_what_only_a_later_cell_sees_is_late() -> None:
    assert list(seen_late(COURSE)) == [False, True, True, False, False, False]
    assert only(SeenLate) == [SeenLate(COUNTED, ("c.forward", "c.forward.test"), ("c.backward",))]
    assert only(OthersLate) == [OthersLate((LATE,))]


def test_what_nobody_sees_is_told_and_what_is_equivalent_is_not() -> None:
    assert list(unseen_by_all(COURSE)) == [False, False, False, True, False, True]
    assert only(Unseen) == [Unseen((HIDDEN,), (MADE,), 3)]
    assert only(Commonest) == [Commonest(3, (HIDDEN,), (COUNTED,))]


def test_what_the_test_says_by_itself() -> None:
    assert only(Asserted) == [Asserted(1, 2, 1, 4, 5, 9, ("backward",))]


def test_together_cells_tell_apart_what_none_does_alone() -> None:
    everything = np.ones(6, dtype=bool)
    alone = COURSE.score(everything, np.array([True, False, False]))
    together = COURSE.score(everything, np.ones(3, dtype=bool))
    assert (alone.killed, alone.groups) == (1, 2)
    # One, and the two of which the last cell shows 1 and 2, and the survivors: late shows in no other cell.
    assert (together.killed, together.countable, together.groups) == (3, 5, 4)
    assert together.left == pytest.approx((1 + 1 + 1 + 2 * 3) / 5)


def test_where_all_is_seen_there_are_no_survivors_among_the_groups() -> None:
    everything = replace(COURSE, observed=np.array([[1, 1, 1], [1, 1, 1], [2, 0, 2], [0, 0, 3], [0, 0, 0], [0, 0, 4]]))
    found = everything.score(np.ones(6, dtype=bool), np.ones(3, dtype=bool))
    assert (found.killed, found.groups, found.survived) == (5, 4, 0)
    assert found.left == pytest.approx((2 + 2 + 1 + 1 + 1) / 5)


def test_of_a_real_exercise_the_cell_and_its_test_are_one_course() -> None:
    course = course_matrix(cells("rnn_forward"))
    assert [matrix.probe.asserts for matrix in course.cells] == [False, True]
    for at, matrix in enumerate(course.cells):
        rows = [course.mutants.index(mutant) for mutant in matrix.mutants[:40]]
        assert list(course.observed[rows, at]) == list(matrix.observed[:40])
