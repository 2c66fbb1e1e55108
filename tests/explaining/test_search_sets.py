"""Sets of mistakes: none is lost that no reading rules out, and the best founded come first."""

from itertools import combinations
from typing import cast

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.explaining.searching.components import CandidatePool, Components, ruled_out
from catalog.explaining.searching.patterns import Patterns, expanded, of_two
from catalog.explaining.searching.ranking import Best, Plausible
from catalog.explaining.searching.triples import triples

ALL = 0b1111
TOO_MANY = 10_000


@pytest.mark.parametrize(
    ("affected", "several", "contradicted", "wrong", "against"),
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
    affected: int, several: int, contradicted: int, wrong: int, against: int
) -> None:
    one, two, three = (np.array([word], dtype=np.uint64) for word in (affected, several, contradicted))
    assert ruled_out(one, two, three, np.uint64(wrong)).tolist() == [against]


KEY = st.tuples(st.integers(0, 3), st.integers(0, 2), st.sampled_from([-0.5, 0.0, 1.5]))


@given(st.lists(st.lists(KEY, max_size=12), max_size=8), st.integers(0, 6))
def test_the_best_are_kept_in_order(parts: list[list[tuple[int, int, float]]], most: int) -> None:
    best = Best(most, 1)
    everything: list[tuple[int, int, float, int]] = []
    for part in parts:
        start = len(everything)
        everything += [(unknown, generated, -prior, start + at) for at, (unknown, generated, prior) in enumerate(part)]
        numbers = np.array(part, dtype=float).reshape(-1, 3)
        members = np.arange(start, start + len(part))[:, None]
        best.add(numbers[:, 0], numbers[:, 1].astype(np.intp), numbers[:, 2], members)
    expected = [
        Plausible((unknown, generated), (member,)) for unknown, generated, _, member in sorted(everything)[:most]
    ]
    assert list(best.ordered()) == expected
    assert best.cut == (len(everything) > most)


@st.composite
def components(draw: st.DrawFn, size: int = 1, most: int = 7) -> Components:
    """Return components of so many mistakes out of seven; what raises affects everything and contradicts nothing."""
    drawn = []
    if size == 1:
        members = [(at,) for at in range(draw(st.integers(1, most)))]
    else:
        members = draw(st.lists(st.sampled_from(list(combinations(range(7), size))), max_size=most, unique=True))
    for _ in members:
        affected = draw(st.integers(1, ALL))
        row = (affected, affected & draw(st.integers(0, ALL)), 0)
        drawn.append((ALL, 0, ALL) if draw(st.integers(0, 5)) == 0 else row)
    words = np.array(drawn, dtype=np.uint64).reshape(-1, 3)
    prior = [draw(st.sampled_from([-0.5, 0.0, 1.5])) for _ in members]
    generated = [draw(st.integers(0, 1)) for _ in members]
    return Components(
        np.array(members, dtype=np.intp).reshape(-1, size),
        words[:, 0],
        words[:, 1],
        words[:, 2],
        np.array(prior, dtype=float),
        np.array(generated, dtype=np.intp),
    )


WRONG = st.integers(1, ALL)


def stands(chosen: list[tuple[Components, int]], wrong: int) -> bool:
    """True where no reading rules out some components together: reading for reading."""
    for reading in range(4):
        bit = 1 << reading
        rows = [
            [int(word[at]) & bit for word in (each.affected, each.contradicted, each.masked)] for each, at in chosen
        ]
        affecting = [row for row in rows if row[0]]
        sure = not any(row[2] for row in rows)
        if not affecting and wrong & bit:
            return False
        if len(affecting) == 1 and sure and affecting[0][1]:
            return False
    return True


def members(chosen: list[tuple[Components, int]]) -> tuple[int, ...]:
    return tuple(sorted(member for each, at in chosen for member in each.members[at].tolist()))


def standing(choices: list[list[tuple[Components, int]]], wrong: int) -> set[tuple[int, ...]]:
    found = {members(chosen) for chosen in choices if stands(chosen, wrong)}
    return {each for each in found if len(set(each)) == len(each)}


def check(found: list[Plausible], expected: set[tuple[int, ...]]) -> None:
    sets = [each.members for each in found]
    assert len(set(sets)) == len(sets)
    assert set(sets) == expected
    assert [each.tier for each in found] == sorted(each.tier for each in found)


@given(components(), WRONG)
def test_no_pair_is_lost_that_no_reading_rules_out(all_components: Components, wrong: int) -> None:
    patterns = Patterns(all_components)
    best = of_two(patterns, patterns, np.uint64(wrong), TOO_MANY)
    both = [
        [(all_components, one), (all_components, other)] for one, other in combinations(range(len(all_components)), 2)
    ]
    check(list(expanded(best.ordered(), (patterns, patterns))), standing(both, wrong))


@given(components(), WRONG, st.integers(1, 4))
def test_of_many_pairs_the_best_founded_are_left(all_components: Components, wrong: int, most: int) -> None:
    patterns = Patterns(all_components)
    few, many = (of_two(patterns, patterns, np.uint64(wrong), count) for count in (most, TOO_MANY))
    assert list(few.ordered()) == list(many.ordered())[:most]


@given(components())
def test_a_pattern_stands_for_all_that_touch_and_miss_the_same(all_components: Components) -> None:
    patterns = Patterns(all_components)
    everything = sorted(member for group in patterns.groups for (member,) in group)
    assert everything == list(range(len(all_components)))
    for at, group in enumerate(patterns.groups):
        rows = [member for (member,) in group]
        for words in ("affected", "contradicted", "masked", "generated"):
            assert set(getattr(all_components, words)[rows].tolist()) == {getattr(patterns.components, words)[at]}
        assert patterns.components.prior[at] == max(all_components.prior[rows])


@settings(max_examples=60)
@given(components(2, most=21), components(), WRONG)
def test_no_triple_of_named_mistakes_is_lost_of_which_no_foretold_reading_is_wrong(
    two: Components, one: Components, wrong: int
) -> None:
    count = len(one)
    inside = np.flatnonzero((two.members < count).all(axis=1))
    known = two.select(inside)
    pool = cast(CandidatePool, _HandMade(one, count, np.uint64(wrong)))
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
    """What of a candidate pool triples need."""

    def __init__(self, components: Components, named: int, wrong: np.uint64) -> None:
        self.components, self.named, self.wrong, self.all = components, named, wrong, np.uint64(ALL)
