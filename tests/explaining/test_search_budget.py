"""How far a search goes: its budget, its limit in seconds, and what a watcher is told."""

import pytest

from catalog import Verdict
from catalog.caching import RESPONSES
from catalog.diagnosing.outputs.search_report import reached
from catalog.explaining.matching.budget import Budget
from catalog.explaining.searching.pairs import pair_table
from catalog.explaining.searching.report import PAIRS, SearchReport
from catalog.model.scope import Scope
from catalog.model.signature import Signature
from catalog.programs.program import Program
from catalog.running.stages import Stages
from tests.support.searches import BUDGET, diagnosed, pairs, unknown

# Programs that are run to weigh what was found are not counted: the single mistakes of it, and its parts.
PROVING = 20


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
        # What a process does once is done: the single mistakes are run.
        diagnosed(text, exercise, budget=0)
        RESPONSES.forget(pair_table)
        runs.clear()
        monkeypatch.setattr(Stages, "run", counting)
        diagnosis = diagnosed(text, exercise, budget=budget)
        monkeypatch.setattr(Stages, "run", unpatched)
        assert diagnosis.programs <= budget
        assert len(runs) <= diagnosis.programs + PROVING


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
    search_report = SearchReport(
        versions=1, singles=5, programs=700, begun=[PAIRS], complete=[PAIRS], late=late, spent=not late
    )
    assert words in str(reached(search_report, fits=False, proven=False))


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
    late = Budget(Scope(budget=100, seconds=0.0))
    late.spend(2)
    assert late.late
    assert late.left == 0
