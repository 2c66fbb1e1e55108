"""Masking: a mistake upstream makes no mistake downstream correct, whatever it hides of it."""

from pathlib import Path
from random import Random

import pandas as pd
import pytest

from catalog import check
from catalog.batch.options import Options
from catalog.batch.run import run_batch
from catalog.diagnosing.diagnose import diagnose_functions
from catalog.diagnosing.functions.diagnose import joined, parts_of
from catalog.model.diagnosis import Diagnosis
from catalog.model.scope import Scope
from catalog.operators.generate import generated
from catalog.reading.sources.definitions import definitions
from catalog.reading.sources.source import Source
from catalog.reporting.batch.gradescope import results
from catalog.sandbox.sandbox import Sandbox
from tests.support.masking import Pair, named_pairs
from tests.support.sampling import sample

# What hid the most when one run with a function replaced was taken for proof: exceptions, and shapes that nothing fits.
WORST = ("uses_the_notebooks_weights", "drops_keepdims", "concatenates_without_a_tuple", "slices_the_weights_by_rows")


def pairs() -> list[Pair]:
    """Return pairs of named mistakes, those among them of which one hides much."""
    worst = [pair for pair in named_pairs() if pair.upstream.name.endswith(WORST)]
    return sample(list(dict.fromkeys([*sample(worst, 20), *sample(named_pairs(), 30)])), 50)


def verdicts_on(pair: Pair) -> Diagnosis:
    """Return what is said of the functions; which of their lines are wrong is not asked."""
    return diagnose_functions(pair.functions(), None, Scope(budget=0, lines=False))


def falsely_called(pair: Pair, diagnosis: Diagnosis) -> list[str]:
    """Return what is said that is not true: a wrong function called correct, or a right one not."""
    verdicts = {part.exercise: part.verdict for part in diagnosis.cells}
    return [f"{pair}: {name} {said}" for name, said in verdicts.items() if (said == "correct") == (name in pair.wrong)]


def test_all_pairs_are_pairs() -> None:
    assert len(named_pairs()) > 7_000


def test_no_wrong_function_is_called_correct() -> None:
    said = [false for pair in pairs() for false in falsely_called(pair, verdicts_on(pair))]
    assert not said


def test_no_wrong_function_is_called_correct_in_the_sandbox() -> None:
    said = []
    with Sandbox() as sandbox:
        for pair in sample(pairs(), 20):
            with sandbox.open(definitions(Source.of_file(pair.source())), pair.program.family.name) as subject:
                said += falsely_called(pair, joined(parts_of(subject, Scope(budget=0, lines=False))))
    assert not said


def test_no_generated_mistake_hides_a_named_one() -> None:
    stream, said = Random(0), []
    for pair in sample(named_pairs(), 15):
        mutants = [each for each in generated(pair.program.family.name) if each.functions == pair.upstream.functions]
        hidden = Pair(stream.choice(mutants), pair.downstream)
        verdicts = {part.exercise: part.verdict for part in verdicts_on(hidden).cells}
        said += [f"{hidden}: {name}" for name in pair.downstream.functions if verdicts[name] == "correct"]
    assert not said


def test_check_raises_for_each_wrong_function_and_for_no_other() -> None:
    for pair in sample(pairs(), 3):
        functions = pair.functions()
        for name in functions:
            if name in pair.wrong:
                with pytest.raises(AssertionError):
                    check(functions, exercise=name, budget=0)
            else:
                check(functions, exercise=name, budget=0)


def test_a_grader_gives_points_for_the_right_functions_alone(tmp_path: Path) -> None:
    asked = sample(pairs(), 3)
    for number, pair in enumerate(asked):
        (tmp_path / f"{number}.py").write_text(pair.source())
    table = run_batch(tmp_path, Options(execute=True, budget=0))
    for number, pair in enumerate(asked):
        given = {str(test["name"]).split()[0]: test["score"] for test in _tests(table[table["file"] == f"{number}.py"])}
        functions = pair.program.family.functions
        assert {name: given[name] for name in functions} == {name: float(name not in pair.wrong) for name in functions}


def _tests(table: pd.DataFrame) -> list[dict[str, object]]:
    tests: list[dict[str, object]] = results(table, hints=1)["tests"]
    return tests
