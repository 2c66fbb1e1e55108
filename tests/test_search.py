"""The search beyond the list: which sets are tried and in what order, how far it goes, and what is said of it."""

import json
import os
import random
import subprocess
import sys
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from catalog import Verdict
from catalog.diagnoses.diagnose import diagnose_within
from catalog.diagnoses.diagnosis import Diagnosis
from catalog.diagnoses.pairing import cells_of
from catalog.diagnoses.reaching import reached
from catalog.discovery import all_mutants, family_of
from catalog.matching.bank import REFERENCE
from catalog.matching.candidate import Candidate
from catalog.matching.scope import Scope
from catalog.observations.observation import Observation
from catalog.observations.paste import read_paste
from catalog.programs.program import Program
from catalog.scores.made import Output, output, where_to_look
from catalog.scores.named import behaviour_of, mutants_by_name
from catalog.searching.budget import Budget
from catalog.searching.chosen import is_generated, together
from catalog.searching.pairs import NONE, PairTable, keys, pair_table
from catalog.searching.patterns import Patterns, expanded, of_three, of_two
from catalog.searching.ranking import Best, Plausible
from catalog.searching.reach import PAIRS, Reach
from catalog.searching.singles import wide_bank
from catalog.searching.sources import Source
from catalog.searching.touches import MOST, Readings, bits, columns, readings_of
from catalog.searching.trial import Trial
from catalog.searching.triples import triples
from catalog.searching.units import Pool, Units, ruled_out
from catalog.signatures.behaviour import alike, behaviour
from catalog.signatures.digest import digest
from catalog.signatures.signature import Shown, Signature, quiet
from catalog.signatures.stages import Stages
from catalog.slips.generate import generated
from catalog.tables.runs import home

RNN = "c5w1a1.rnn"
BUDGET = 2_000
ALL = 0b1111
TOO_MANY = 10_000

# Programs that are run to weigh what was found are not counted: the single mistakes of it, and its parts.
PROVING = 20


def named() -> list[str]:
    return [mutant.name for mutant in all_mutants() if family_of(mutant).name == RNN]


def shown(*names: str) -> Output | None:
    """Return the numbers that mutants together give on the first cell that calls them all, None for an exception."""
    found = output(names, where_to_look(names)[0])
    return None if found is None or found.raises else found


@cache
def pairs(count: int = 40) -> tuple[Output, ...]:
    stream = random.Random(RNN)
    found = [shown(*stream.sample(named(), 2)) for _ in range(count)]
    return tuple(each for each in found if each is not None)


def diagnosed(text: str, exercise: str, **scope: Any) -> Diagnosis:
    return diagnose_within(text, exercise, Scope(**{"budget": BUDGET, **scope}))


@cache
def of_pair(at: int) -> Diagnosis:
    return diagnosed(pairs()[at].text, pairs()[at].probe.exercise)


def observed(text: str) -> Observation:
    ((observation, _),) = cells_of(read_paste(text))
    return observation


# Bits of a hand


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
        everything += [(unknown, slips, -likely, start + at) for at, (unknown, slips, likely) in enumerate(part)]
        numbers = np.array(part, dtype=float).reshape(-1, 3)
        members = np.arange(start, start + len(part))[:, None]
        best.add(numbers[:, 0], numbers[:, 1].astype(np.intp), numbers[:, 2], members)
    expected = [Plausible((unknown, slips), (member,)) for unknown, slips, _, member in sorted(everything)[:most]]
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
    slips = [draw(st.integers(0, 1)) for _ in members]
    return Units(
        np.array(members, dtype=np.intp).reshape(-1, size),
        words[:, 0],
        words[:, 1],
        words[:, 2],
        np.array(likely, dtype=float),
        np.array(slips, dtype=np.intp),
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
def test_no_pair_beside_a_slip_is_lost_that_no_reading_rules_out(two: Units, one: Units, wrong: int) -> None:
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
        for words in ("touched", "missed", "unsure", "slips"):
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


def mask(*rows: str) -> NDArray[np.bool_]:
    return np.array([[sign == "x" for sign in row] for row in rows])


def test_bits_stand_for_the_readings_in_order() -> None:
    table = mask("x..x", "....", ".xx.")
    assert bits(table, np.arange(4)).tolist() == [0b1001, 0, 0b0110]
    assert bits(table, np.array([0, 3])).tolist() == [0b11, 0, 0]
    assert bits(np.ones((1, MOST), dtype=bool), np.arange(MOST)).tolist() == [2**MOST - 1]


def test_of_too_many_readings_every_kind_stays() -> None:
    kinds = [np.array([False, one, other]) for one, other in ((True, False), (False, True), (True, True))]
    touched = np.stack([kinds[at % 3] for at in range(3 * MOST)], axis=1)
    agrees = ~touched
    nothing = np.full(touched.shape, np.nan)
    readings = Readings(touched, agrees, np.zeros(3, dtype=bool), nothing, nothing[0], nothing[0])
    chosen = columns(readings)
    assert len(chosen) == len(set(chosen.tolist())) <= MOST
    assert {tuple(column) for column in touched[:, chosen].T.tolist()} == {tuple(kind) for kind in touched.T.tolist()}


def test_what_raises_is_unsure_of_everything_and_misses_nothing() -> None:
    probe = home("rnn_cell_backward")
    text = next(each.text for each in pairs() if each.probe is probe)
    readings = readings_of(observed(text), wide_bank(probe))
    assert readings.raises.any()
    assert readings.touched[readings.raises].all()
    assert readings.unsure[readings.raises].all()
    assert not readings.missed[readings.raises].any()
    assert not readings.touched[REFERENCE].any()


KEEPDIMS, TWICE = "c5w1a1.rnn_cell_backward.drops_keepdims", "c5w1a1.rnn_cell_backward.applies_tanh_twice"


def test_a_mistake_touches_what_it_changes_whatever_was_printed() -> None:
    found = shown(KEEPDIMS, TWICE)
    assert found is not None
    bank, observation = wide_bank(found.probe), observed(found.text)
    readings = readings_of(observation, bank)
    at = [reading.label for reading in observation.readings].index("dba[4]")
    for name in (KEEPDIMS, TWICE):
        assert readings.touched[bank.row(Candidate(RNN, (mutants_by_name()[name],))), at], name


@pytest.mark.parametrize(("without", "budget"), [((), 300), ((TWICE,), BUDGET)])
def test_a_lost_axis_is_found_beside_another_mistake_without_the_table(without: tuple[str, ...], budget: int) -> None:
    found = shown(KEEPDIMS, TWICE)
    assert found is not None
    diagnosis = diagnosed(found.text, found.probe.exercise, without=frozenset(without), budget=budget)
    assert diagnosis.causes
    assert alike(behaviour(diagnosis.causes[0].program), behaviour_of(found.names)) or without


# The table of pairs


def table_of(found: Output) -> tuple[Observation, PairTable]:
    observation = observed(found.text)
    known = keys(observation, wide_bank(found.probe))
    return observation, pair_table(found.probe, frozenset(), known)


def test_the_table_of_pairs_explains_every_pair_that_prints_numbers() -> None:
    tried = 0
    for found in pairs(110):
        observation, table = table_of(found)
        showing = {name for single in table.singles for name in single.names}
        if showing.issuperset(found.names):
            tried += 1
            explaining = [{*one.names, *other.names} for one, other in table.explaining(observation)]
            assert set(found.names) in explaining, found.names
    assert tried > 40


def test_the_table_of_pairs_has_what_their_programs_give() -> None:
    probe = home("rnn_cell_backward")
    _, table = table_of(next(each for each in pairs() if each.probe is probe))
    assert table.bank.known is not None
    places = list(zip(*np.nonzero(np.triu(table.rows != NONE)), strict=True))
    assert len(places) > 200
    with quiet():
        for one, other in places[::17]:
            program = together((table.singles[one], table.singles[other])).made()
            signature = Shown.of(table.bank.stages.run(program), table.bank.known)
            assert digest(signature) == digest(table.bank.signatures[table.rows[one, other]])


def test_mistakes_in_one_place_are_no_pair_and_no_crash() -> None:
    probe = home("rnn_cell_backward")
    bank = wide_bank(probe)
    _, table = table_of(next(each for each in pairs() if each.probe is probe))
    assert ((table.rows == NONE) & ~np.eye(len(table.singles), dtype=bool)).any()
    slips = [mutant for mutant in generated(RNN) if mutant.functions == ("rnn_cell_backward",)]
    trial = Trial.of(observed(next(each.text for each in pairs() if each.probe is probe)), bank)
    stream = random.Random(1)
    with quiet():
        given = [
            trial.run(together([Candidate(RNN, (mutant,)) for mutant in stream.sample(slips, size)]))
            for size in (2, 3, 4)
            for _ in range(60)
        ]
    assert None in given
    assert any(each is not None for each in given)


# The diagnosis


def test_several_mistakes_are_found_and_the_fewest_are_named() -> None:
    sizes: list[int] = []
    for at, found in enumerate(pairs()):
        diagnosis = of_pair(at)
        assert diagnosis.causes, found.names
        counts = {len(cause.mistakes) for cause in diagnosis.causes}
        assert len(counts) == 1
        sizes += counts
        alone = [shown(name) for name in found.names]
        same = [one for one in alone if one and one.probe is found.probe and one.text == found.text]
        assert counts == {1} or not same, found.names
    assert set(sizes) == {1, 2}


def test_a_pair_is_right_first_or_prints_what_others_print() -> None:
    for at, found in enumerate(pairs()):
        diagnosis = of_pair(at)
        if diagnosis.verdict is Verdict.EXPLAINED and len(diagnosis.causes[0].mistakes) > 1:
            actual, truth = behaviour(diagnosis.causes[0].program), behaviour_of(found.names)
            assert alike(actual, truth), found.names


def test_every_cause_prints_what_was_shown() -> None:
    for at, found in enumerate(pairs()):
        for cause in of_pair(at).causes:
            names = {mistake.name: mistake for mistake in cause.mistakes}
            if names.keys() <= mutants_by_name().keys():
                again = output(tuple(names), found.probe)
                assert again is not None
                assert observed(again.text).count == cause.explains[0] == cause.explains[1]


def test_a_single_mistake_is_never_called_several() -> None:
    for name in named()[::3]:
        found = shown(name)
        if found is not None:
            diagnosis = diagnosed(found.text, found.probe.exercise)
            assert {len(cause.mistakes) for cause in diagnosis.causes} <= {1}, name
            assert diagnosis.programs == 0


def test_the_hints_begin_upstream() -> None:
    order = list(
        home("rnn_backward").family and ["rnn_cell_forward", "rnn_forward", "rnn_cell_backward", "rnn_backward"]
    )
    seen = 0
    for at in range(len(pairs())):
        for cause in of_pair(at).causes:
            places = [min(order.index(function) for function in mistake.functions) for mistake in cause.mistakes]
            assert places == sorted(places)
            assert cause.hints[:3] == cause.mistakes[0].hints
            assert list(cause.functions) == sorted(cause.functions, key=order.index)
            seen += len(set(places)) > 1
    assert seen > 5


def test_without_a_budget_no_set_is_run_and_single_slips_are_found() -> None:
    found_by_slips = tried = 0
    for name in named()[1::2]:
        found = shown(name)
        if found is None:
            continue
        diagnosis = diagnosed(found.text, found.probe.exercise, budget=0, without=frozenset({name}))
        assert diagnosis.programs == 0
        assert all(len(cause.mistakes) == 1 for cause in diagnosis.causes)
        assert name not in str([cause.mutants for cause in diagnosis.causes])
        tried += 1
        right = [alike(behaviour(cause.program), behaviour_of((name,))) for cause in diagnosis.causes[:1]]
        found_by_slips += right == [True] and is_generated(Candidate(RNN, diagnosis.causes[0].mistakes))
    assert found_by_slips > tried / 3


def test_without_a_budget_a_pair_is_no_set() -> None:
    for found in pairs()[:12]:
        diagnosis = diagnosed(found.text, found.probe.exercise, budget=0)
        assert diagnosis.programs == 0
        assert all(len(cause.mistakes) == 1 for cause in diagnosis.causes)


def unknown(exercise: str) -> str:
    """Return an output in which every number is wrong, as no set of mistakes makes it."""
    stream = np.random.RandomState(5)
    probe = home(exercise)
    lines = [line for line in probe.lines if line.shows.value == "value"]
    right = {line: np.shape(wide_bank(probe).signatures[REFERENCE].value(line.output, line.index)) for line in lines}
    return "\n".join(f"{line.head} {np.asarray(stream.randn(*shape))}" for line, shape in right.items())


@pytest.mark.parametrize("budget", [0, 1, 7, 60, 300, 1_000, 2_500])
def test_a_budget_is_kept(budget: int, monkeypatch: pytest.MonkeyPatch) -> None:
    runs: list[Program] = []
    unpatched = Stages.run

    def counting(self: Stages, program: Program) -> Signature:
        runs.append(program)
        return unpatched(self, program)

    texts = [(unknown("rnn_backward"), "rnn_backward")]
    texts += [(found.text, found.probe.exercise) for found in pairs()[:4]]
    for text, exercise in texts:
        wide_bank(home(exercise))
        pair_table.cache_clear()
        runs.clear()
        monkeypatch.setattr(Stages, "run", counting)
        diagnosis = diagnosed(text, exercise, budget=budget)
        monkeypatch.setattr(Stages, "run", unpatched)
        assert diagnosis.programs <= budget
        assert diagnosis.programs <= len(runs) <= diagnosis.programs + PROVING


def test_a_limit_in_seconds_stops_the_search_and_is_said() -> None:
    text = unknown("rnn_backward")
    whole, late = (diagnosed(text, "rnn_backward", budget=4_000, seconds=seconds) for seconds in (None, 1e-6))
    assert whole.verdict == late.verdict == Verdict.LOCALISED
    assert late.programs < whole.programs <= 4_000
    assert "the time was up" in late.reached
    assert "the time was up" not in whole.reached
    assert "the budget was used up" in whole.reached


@pytest.mark.parametrize(("late", "words"), [(True, "the time was up"), (False, "the budget was used up")])
def test_an_end_between_two_kinds_of_sets_is_said(late: bool, words: str) -> None:
    reach = Reach(versions=1, singles=5, programs=700, begun=[PAIRS], complete=[PAIRS], late=late, spent=not late)
    assert words in reached(reach, fits=False, proven=False)


def test_a_limit_in_seconds_that_is_not_reached_changes_nothing() -> None:
    found = pairs()[0]
    limits = (None, 1_000.0)
    one, other = (diagnosed(found.text, found.probe.exercise, seconds=seconds).to_dict() for seconds in limits)
    assert one == other


def test_the_watcher_sees_growing_numbers() -> None:
    calls: list[tuple[int, int]] = []
    diagnosed(unknown("rnn_backward"), "rnn_backward", watch=lambda run, most: calls.append((run, most)))
    assert len(calls) > 3
    assert [run for run, _ in calls] == sorted({run for run, _ in calls})
    assert all(0 <= run <= most for run, most in calls)
    assert calls[-1][0] >= BUDGET / 2


def test_a_budget_counts_what_is_spent() -> None:
    budget = Budget(Scope(budget=100))
    assert budget.left == 100
    budget.spend()
    budget.spend(98)
    assert (budget.run, budget.left) == (99, 1)
    budget.spend(5)
    assert budget.left == 0
    late = Budget(Scope(budget=100, seconds=-1.0))
    late.spend(2)
    assert late.late
    assert late.left == 0


def test_the_same_text_and_budget_give_the_same_answer() -> None:
    for at in range(0, len(pairs()), 4):
        found = pairs()[at]
        again = diagnosed(found.text, found.probe.exercise)
        assert again.to_dict(text=True) == of_pair(at).to_dict(text=True)


PROCESS = """
import json, sys
from catalog.diagnoses.diagnose import diagnose_within
from catalog.matching.scope import Scope
texts = json.load(sys.stdin)
print(json.dumps([diagnose_within(text, name, Scope(budget=2000)).to_dict() for text, name in texts]))
"""


def test_another_process_gives_the_same_answer() -> None:
    texts = [(found.text, found.probe.exercise) for found in pairs() if found.probe.exercise == "rnn_cell_backward"]
    texts += [(unknown("rnn_cell_backward"), "rnn_cell_backward")]
    given = subprocess.run(
        [sys.executable, "-c", PROCESS],
        input=json.dumps(texts),
        capture_output=True,
        check=True,
        text=True,
        cwd=Path(__file__).parent.parent,
        env={**os.environ, "PYTHONHASHSEED": "77"},
    ).stdout
    here = [diagnosed(text, exercise).to_dict() for text, exercise in texts]
    assert json.loads(given) == json.loads(json.dumps(here))


def test_a_search_for_a_mutant_that_is_left_out_does_not_name_it() -> None:
    for at in range(0, len(pairs()), 9):
        found = pairs()[at]
        without = frozenset(found.names[:1])
        diagnosis = diagnosed(found.text, found.probe.exercise, without=without)
        assert without.isdisjoint(name for cause in diagnosis.causes for name in cause.mutants)
        source = Source(observed(found.text), wide_bank(found.probe, without), without, Budget(Scope(budget=8_000)))
        assert source.table is not None
        assert without.isdisjoint(name for single in source.table.singles for name in single.names)
