"""Cells that draw other numbers than the course's: the functions are right, and that is not their mistake."""

from unittest.mock import patch

import numpy as np
import pytest

from catalog import Verdict, diagnose
from catalog.model.probe import Probe
from catalog.registry import probes, reference_program
from catalog.running.printing import print_cell
from catalog.running.run import run
from tests.support.sampling import sample


def printed_with_one_more(probe: Probe, number: int) -> tuple[str, int]:
    """Return what a cell prints whose draw of a number stands in it twice, and how many draws it has then."""
    original, drawn = np.random.randn, 0

    def twice(*shape: int) -> object:
        nonlocal drawn
        drawn += 1
        if drawn == number:
            original(*shape)
        return original(*shape)

    with patch.object(np.random, "randn", twice):
        signature = run(probe, reference_program(probe.family))
    assert signature.error is None
    return print_cell(signature, probe), drawn


def cases() -> list[tuple[Probe, int]]:
    printing = [
        each for each in probes() if not each.asserts and run(each, reference_program(each.family)).error is None
    ]
    return [(probe, at) for probe in printing for at in range(1, printed_with_one_more(probe, 0)[1] + 1)]


@pytest.mark.parametrize(("probe", "number"), sample(cases(), 14), ids=lambda value: getattr(value, "name", value))
def test_a_line_that_draws_twice_is_no_mistake_of_a_function(probe: Probe, number: int) -> None:
    text, _ = printed_with_one_more(probe, number)
    if text == print_cell(run(probe, reference_program(probe.family)), probe):
        assert diagnose(text, exercise=probe.exercise, budget=0).verdict == Verdict.CORRECT
        return
    diagnosis = diagnose(text, exercise=probe.exercise, budget=0)
    assert (diagnosis.verdict, diagnosis.causes) == (Verdict.INCOMPLETE, ())
    assert diagnosis.elsewhere is not None
    assert diagnosis.elsewhere.more > 0
    assert "Your test cell draws other numbers than the course's" in diagnosis.reason
