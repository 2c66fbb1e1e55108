"""Mutated pastes: whatever becomes of real outputs, no crash, no long search, and no changed digit called right."""

import os
import time

import pytest

from catalog import Diagnosis, Verdict, diagnose
from tests.support.mutated import Mutated, mutated

# A sample; ten thousand take some minutes.
COUNT = int(os.environ.get("MUTATED_PASTES", "150"))
SECONDS = 2.0


def judged(each: Mutated) -> tuple[Diagnosis, float]:
    start = time.process_time()
    diagnosis = diagnose(each.text, budget=0)
    return diagnosis, time.process_time() - start


@pytest.mark.parametrize("part", range(3))
def test_no_mutated_paste_is_answered_falsely_or_late(part: int) -> None:
    for each in list(mutated(COUNT))[part::3]:
        diagnosis, seconds = judged(each)
        if seconds > SECONDS:
            # What a process does once for each cell is not the text's.
            diagnosis, seconds = judged(each)
        assert seconds < SECONDS, each.name
        assert not (each.telling and diagnosis.verdict in (Verdict.CORRECT, Verdict.EXPLAINED)), each.name
