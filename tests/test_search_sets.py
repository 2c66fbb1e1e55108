"""Sets of mistakes: none is lost that no reading rules out, and the best founded come first."""

from itertools import combinations
from typing import cast

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.explaining.searching.components import Pool, Units, ruled_out
from catalog.explaining.searching.patterns import Patterns, expanded, of_three, of_two
from catalog.explaining.searching.ranking import Best, Plausible
from catalog.explaining.searching.triples import triples

ALL = 0b1111
TOO_MANY = 10_000


@pytest.mark.parametrize(
    ("touched", "several", "missed", "wrong", "against"),
    [
        (0b0000, 0b0000, 0b0000, 0b0000, 0b0000),
        (0b0000, 0b0000, 0b0000, 0b0110, 0b0110),
        (0b0111, 0b0000, 0b0000, 0b0110, 0b0000),
        (0b0111, 0b0000, 0b0001, 0b0110, 0b0001),
        (0b0111, 0b0001, 0b0001, 0b0110, 0b0000),
        (0b0111, 0b0001, 0b0011, 0b0110, 0b0010),
        (0b1000, 0b1000, 0b1000, 0b0110, 0b0110),
    ],
)
def test_a_reading_rules_out_what_leaves_it_wrong_and_what_alone_misses_it(
    touched: int, several: int, missed: int, wrong: int, against: int
) -> None:
    one, two, three = (np.array([word], dtype=np.uint64) for word in (touched, several, missed))
    assert ruled_out(one, two, three, np.uint64(wrong)).tolist() == [against]


KEY = st.tuples(st.integers(0, 3), st.integers(0, 2), st.sampled_from([-0.5, 0.0, 1.5]))


@given(st.lists(st.lists(KEY, max_size=12), max_size=8), st.integers(0, 6))
def test_the_best_are_kept_in_order(parts: list[list[tuple[int, int, float]]], most: int) -> None:
    best = Best(most, 1)
    everything: list[tuple[int, int, float, int]] = []
    for part in parts:
        start = len(everything)
        everything += [
            (unknown, generated, -likely, start + at) for at, (unknown, generated, likely) in enumerate(part)
        ]
        numbers = np.array(part, dtype=float).reshape(-1, 3)
        members = np.arange(start, start + len(part))[:, None]
        best.add(numbers[:, 0], numbers[:, 1].astype(np.intp), numbers[:, 2], members)
    expected = [
        Plausible((unknown, generated), (member,)) for unknown, generated, _, member in sorted(everything)[:most]
    ]
    assert list(best.ordered()) == expected
    assert best.cut == (len(everything) > most)


@st.composite
def units(draw: st.DrawFn, size: int = 1, most: int = 7) -> Units:
    """Return units of so many mistakes out of seven; one that raises touches everything and misses nothing."""
    drawn = []
    if size == 1:
        members = [(at,) for at in range(draw(st.integers(1, most)))]
    else:
        members = draw(st.lists(st.sampled_from(list(combinations(range(7), size))), max_size=most, unique=True))
    for _ in members:
        touched = draw(st.integers(1, ALL))
        row = (touched, touched & draw(st.integers(0, ALL)), 0)
        drawn.append((ALL, 0, ALL) if draw(st.integers(0, 5)) == 0 else row)
    words = np.array(drawn, dtype=np.uint64).reshape(-1, 3)
    likely = [draw(st.sampled_from([-0.5, 0.0, 1.5])) for _ in members]
    generated = [draw(st.integers(0, 1)) for _ in members]
    return Units(
        np.array(members, dtype=np.intp).reshape(-1, size),
        words[:, 0],
        words[:, 1],
        words[:, 2],
        np.array(likely, dtype=float),
        np.array(generated, dtype=np.intp),
    )


WRONG = st.integers(1, ALL)


def stands(chosen: list[tuple[Units, int]], wrong: int) -> bool:
    """True where no reading rules out some units together: reading for reading."""
    for reading in range(4):
        bit = 1 << reading
        rows = [[int(word[at]) & bit for word in (each.touched, each.missed, each.unsure)] for each, at in chosen]
        touching = [row for row in rows if row[0]]
        sure = not any(row[2] for row in rows)
        if not touching and wrong & bit:
            return False
        if len(touching) == 1 and sure and touching[0][1]:
            return False
    return True


def members(chosen: list[tuple[Units, int]]) -> tuple[int, ...]:
    return tuple(sorted(member for each, at in chosen for member in each.members[at].tolist()))


def standing(choices: list[list[tuple[Units, int]]], wrong: int) -> set[tuple[int, ...]]:
    found = {members(chosen) for chosen in choices if stands(chosen, wrong)}
    return {each for each in found if len(set(each)) == len(each)}


def check(found: list[Plausible], expected: set[tuple[int, ...]]) -> None:
    sets = [each.members for each in found]
    assert len(set(sets)) == len(sets)
    assert set(sets) == expected
    assert [each.tier for each in found] == sorted(each.tier for each in found)


@given(units(), WRONG)
def test_no_pair_is_lost_that_no_reading_rules_out(all_units: Units, wrong: int) -> None:
    patterns = Patterns(all_units)
    best = of_two(patterns, patterns, np.uint64(wrong), TOO_MANY)
    both = [[(all_units, one), (all_units, other)] for one, other in combinations(range(len(all_units)), 2)]
    check(list(expanded(best.ordered(), (patterns, patterns))), standing(both, wrong))


@settings(max_examples=60)
@given(units(), WRONG)
def test_no_triple_is_lost_that_no_reading_rules_out(all_units: Units, wrong: int) -> None:
    patterns = Patterns(all_units)
    best = of_three(patterns, np.uint64(wrong), TOO_MANY)
    three = [[(all_units, at) for at in chosen] for chosen in combinations(range(len(all_units)), 3)]
    check(list(expanded(best.ordered(), (patterns,) * 3)), standing(three, wrong))


@settings(max_examples=60)
@given(units(2), units(), WRONG)
def test_no_pair_beside_a_generated_mutant_is_lost_that_no_reading_rules_out(
    two: Units, one: Units, wrong: int
) -> None:
    left, right = Patterns(two), Patterns(one)
    best = of_two(left, right, np.uint64(wrong), TOO_MANY)
    choices = [[(two, at), (one, other)] for at in range(len(two)) for other in range(len(one))]
    check(list(expanded(best.ordered(), (left, right))), standing(choices, wrong))


@settings(max_examples=60)
@given(units(2), units(2), WRONG)
def test_two_known_pairs_are_four_mistakes(one: Units, other: Units, wrong: int) -> None:
    left, right = Patterns(one), Patterns(other)
    choices = [[(one, at), (other, to)] for at in range(len(one)) for to in range(len(other))]
    best = of_two(left, right, np.uint64(wrong), TOO_MANY)
    check(list(expanded(best.ordered(), (left, right))), standing(choices, wrong))


@given(units(), WRONG, st.integers(1, 4))
def test_of_many_pairs_the_best_founded_are_left(all_units: Units, wrong: int, most: int) -> None:
    patterns = Patterns(all_units)
    few, many = (of_two(patterns, patterns, np.uint64(wrong), count) for count in (most, TOO_MANY))
    assert list(few.ordered()) == list(many.ordered())[:most]


@given(units())
def test_a_pattern_stands_for_all_that_touch_and_miss_the_same(all_units: Units) -> None:
    patterns = Patterns(all_units)
    everything = sorted(member for group in patterns.groups for (member,) in group)
    assert everything == list(range(len(all_units)))
    for at, group in enumerate(patterns.groups):
        rows = [member for (member,) in group]
        for words in ("touched", "missed", "unsure", "generated"):
            assert set(getattr(all_units, words)[rows].tolist()) == {getattr(patterns.units, words)[at]}
        assert patterns.units.likely[at] == max(all_units.likely[rows])


@settings(max_examples=60)
@given(units(2, most=21), units(), WRONG)
def test_no_triple_of_named_mistakes_is_lost_of_which_no_foretold_reading_is_wrong(
    two: Units, one: Units, wrong: int
) -> None:
    count = len(one)
    inside = np.flatnonzero((two.members < count).all(axis=1))
    known = two.chosen(inside)
    pool = cast(Pool, _HandMade(one, count, np.uint64(wrong)))
    found = list(triples(known, pool, TOO_MANY).ordered())
    place = {tuple(pair): at for at, pair in enumerate(known.members.tolist())}
    expected = set()
    for chosen in combinations(range(count), 3):
        ways = [(tuple(each for each in chosen if each != alone), alone) for alone in chosen]
        if all(pair in place and stands([(known, place[pair]), (one, alone)], wrong) for pair, alone in ways):
            expected.add(chosen)
    sets = [each.members for each in found]
    assert expected <= set(sets)
    assert len(set(sets)) == len(sets)
    assert all(pair in place for each in sets for pair in combinations(each, 2))


class _HandMade:
    """What of a pool triples need."""

    def __init__(self, units: Units, named: int, wrong: np.uint64) -> None:
        self.units, self.named, self.wrong, self.all = units, named, wrong, np.uint64(ALL)
