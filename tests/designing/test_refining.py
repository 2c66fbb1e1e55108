"""Lines are chosen by what they add, as can be counted by hand."""

from collections.abc import Sequence
from itertools import product

import numpy as np
import pytest

from catalog import Line, Mutant, Seen
from catalog.designing.candidates import CandidateLine
from catalog.designing.leaves import Leaf
from catalog.designing.numbering import alike_rows, in_order
from catalog.designing.refining import chosen, entropy, nothing_seen, weights
from catalog.model.signature import Signature
from catalog.model.tolerance import EXACT


def candidate(name: str, shown: Sequence[int], numbers: int = 1, raises: Sequence[bool] = ()) -> CandidateLine:
    leaf = Leaf(Line("", name), None)
    leaf.rows = np.arange(len(shown))
    return CandidateLine(
        Line(f"{name} =", name), numbers, leaf, np.array(shown), np.array(raises or [False] * len(shown), dtype=bool)
    )


def names(found: Sequence[CandidateLine]) -> list[str]:
    return [each.line.output for each in found]


EVEN = np.full(4, 0.25)


def test_what_says_most_comes_first_and_nothing_is_said_twice() -> None:
    halves, whole = candidate("halves", [0, 0, 1, 1]), candidate("whole", [0, 1, 2, 3], numbers=3)
    found, bits = chosen([halves, whole], EVEN, None, None)
    assert (names(found), bits) == (["whole"], 2.0)


def test_of_lines_that_add_the_same_the_shortest_is_taken() -> None:
    row, number = candidate("row", [0, 1, 2, 3], numbers=4), candidate("number", [0, 1, 2, 3])
    assert names(chosen([row, number], EVEN, None, None)[0]) == ["number"]


def test_with_few_numbers_two_short_lines_are_better_than_a_long_one() -> None:
    long = candidate("long", [0, 1, 1, 2], numbers=2)
    left, right = candidate("left", [0, 0, 1, 1]), candidate("right", [0, 1, 0, 1])
    assert names(chosen([long, left, right], EVEN, None, None)[0])[0] == "long"
    assert chosen([long, left, right], EVEN, None, 2) == ([left, right], 2.0)


def test_limits_are_kept() -> None:
    left, right = candidate("left", [0, 0, 1, 1]), candidate("right", [0, 1, 0, 1])
    assert chosen([left, right], EVEN, 1, None) == ([left], 1.0)
    assert chosen([candidate("row", [0, 1, 2, 3], numbers=4)], EVEN, None, 3) == ([], 0.0)


def test_what_stands_behind_an_exception_says_nothing() -> None:
    part = nothing_seen(3).refined(np.array([0, 1, 1]), np.array([False, True, True]))
    further = part.refined(np.array([0, 1, 2]), np.zeros(3, dtype=bool))
    assert list(further.groups) == [0, 1, 1]


def test_a_heap_chooses_what_looking_at_every_line_chooses() -> None:
    random = np.random.default_rng(0)
    likely = random.dirichlet(np.ones(60))
    found = [candidate(f"{at}", in_order(random.integers(0, 5, 60)).tolist(), at % 3 + 1) for at in range(25)]
    taken, part, known = [], nothing_seen(60), 0.0
    while True:
        gains = [round(entropy(part.refined(each.shown, each.raised).groups, likely) - known, 9) for each in found]
        best = min(range(len(found)), key=lambda at: (-gains[at], found[at].numbers, at))
        if gains[best] <= 0:
            break
        taken.append(found[best])
        part, known = part.refined(found[best].shown, found[best].raised), known + gains[best]
    assert names(chosen(found, likely, None, None)[0]) == names(taken)


def test_half_of_all_are_correct_and_named_mistakes_count_as_often_as_they_were_seen() -> None:
    mutants = [
        Mutant(edits=(), hints=(), seen=(Seen("a thread", 3),), name="often"),
        Mutant(edits=(), hints=(), name="never counted"),
        Mutant(edits=(), hints=(), name="made", operator="lost_line"),
        Mutant(edits=(), hints=(), name="made too", operator="lost_line"),
    ]
    assert list(weights(mutants)) == pytest.approx([0.5, 0.1875, 0.0625, 0.125, 0.125])
    assert list(weights(mutants[2:])) == pytest.approx([0.5, 0.25, 0.25])
    assert list(weights([])) == [0.5]


def test_rows_are_alike_where_rounding_alone_lies_between_them() -> None:
    rows = np.array([[1.0, 2.0], [3.0, 4.0], [1.0, 2.0 + 1e-13], [1.0, 2.1], [np.nan, 2.0], [np.nan, 2.0]])
    found = alike_rows(rows, EXACT)
    same = {(one, other) for one, other in product(range(6), range(6)) if one < other and found[one] == found[other]}
    assert same == {(0, 2), (4, 5)}


def test_a_line_shows_of_every_value_what_it_would_print() -> None:
    right = np.arange(6.0).reshape(2, 3)
    values = [right, right + 1e-13, right.T, right[0], np.hstack([right, right]), None, right * [[1, 1, 2]]]
    leaf = Leaf(Line("", "a"), right)
    for value in values:
        leaf.add(Signature({"a": value}))
    leaf.add(Signature({}))
    leaf.close()
    shown, raised = leaf.shown(Line("", "a", "[0]"))
    kinds = shown[leaf.rows].tolist()
    # The transposed array has two numbers there, a row of it one, the wide one six, and None none.
    assert kinds[:2] == [0, 0]
    assert len({*kinds}) == 7
    assert raised[leaf.rows].tolist() == [False, False, False, False, False, True, False, True]
    assert leaf.shown(Line("", "a", "[0][1]"))[0][leaf.rows].tolist()[:2] == [0, 0]
