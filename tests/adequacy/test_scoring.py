"""Scores, on kill matrices small enough to be worked out by hand."""

from dataclasses import replace

import numpy as np
import pytest

from catalog import Line, Mutant, Probe, Seen
from catalog.adequacy.scoring import candidates_left, score, told_apart
from catalog.model.kill_matrix import KillMatrix

PROBE = Probe("cell", "exercise", "family", lambda _: {}, (Line("a", "a"), Line("b", "b")))


def mutant(name: str, count: int) -> Mutant:
    return Mutant(edits=(), hints=(), seen=(Seen("a thread", count),) if count else (), name=name)


# Two that show the same, one on its own, one that survives, and one that is correct after all.
MATRIX = KillMatrix(
    PROBE,
    (mutant("twin", 6), mutant("other", 0), mutant("alone", 3), mutant("hidden", 1), mutant("right", 0)),
    np.array([[True, False], [True, False], [True, True], [False, False], [False, False]]),
    np.array([1, 1, 2, 0, 0]),
    np.array([False, False, False, False, True]),
)


def test_equivalent_mutants_count_for_nothing() -> None:
    found = score(MATRIX)
    assert (found.mutants, found.equivalent, found.countable, found.killed, found.survived) == (5, 1, 4, 3, 1)
    assert (found.seen, found.seen_killed, found.groups) == (10, 9, 3)


def test_what_is_left_is_weighted_by_how_often_it_was_seen() -> None:
    # The twins leave two programs, the one on its own leaves one, the survivor itself and the correct program.
    assert score(MATRIX).left == pytest.approx((2 + 2 + 1 + 2) / 4)
    assert score(MATRIX).seen_left == pytest.approx((6 * 2 + 3 * 1 + 1 * 2) / 10)


def test_what_nobody_was_seen_making_has_no_weight() -> None:
    unseen = replace(MATRIX, mutants=tuple(mutant(each.name, 0) for each in MATRIX.mutants))
    assert np.isnan(score(unseen).seen_left)
    assert np.isnan(candidates_left(np.array([], dtype=np.intp), np.array([])))


def test_survivors_are_the_first_group() -> None:
    assert [list(rows) for rows in told_apart(MATRIX)] == [[3], [0, 1], [2]]
