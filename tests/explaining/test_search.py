"""The search beyond the list: which mistakes are found, and what is said of them."""

import json
import os
import subprocess
import sys

from catalog import Verdict
from catalog.evaluation.made import output
from catalog.evaluation.named import behaviour_of, mutants_by_name
from catalog.explaining.matching.budget import Budget
from catalog.explaining.searching.candidate_source import CandidateSource
from catalog.explaining.searching.singles import matrix_of_all
from catalog.model.scope import Scope
from catalog.running.behaviour import alike, behaviour
from catalog.running.signatures import home
from tests.support.paths import ROOT
from tests.support.searches import diagnosed, named, observed, of_pair, pairs, shown, unknown


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


def test_without_a_budget_no_set_is_run_and_single_generated_mutants_are_found() -> None:
    found_by_generated = tried = 0
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
        found_by_generated += right == [True] and not diagnosis.causes[0].named
    assert found_by_generated > tried / 3


def test_without_a_budget_a_pair_is_no_set() -> None:
    for found in pairs()[:12]:
        diagnosis = diagnosed(found.text, found.probe.exercise, budget=0)
        assert diagnosis.programs == 0
        assert all(len(cause.mistakes) == 1 for cause in diagnosis.causes)


def test_the_same_text_and_budget_give_the_same_answer() -> None:
    for at in range(0, len(pairs()), 4):
        found = pairs()[at]
        again = diagnosed(found.text, found.probe.exercise)
        assert again.to_dict(text=True) == of_pair(at).to_dict(text=True)


PROCESS = """
import json, sys
from catalog.diagnosing.diagnose import diagnose_within
from catalog.model.scope import Scope
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
        cwd=ROOT,
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
        source = CandidateSource(
            observed(found.text), matrix_of_all(found.probe, without), without, Budget(Scope(budget=8_000))
        )
        assert source.table is not None
        assert without.isdisjoint(name for single in source.table.singles for name in single.names)
