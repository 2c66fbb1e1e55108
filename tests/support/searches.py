"""Searches: outputs of one mistake and of several in the basic network, and what is said of them on a small budget."""

import random
from functools import cache
from typing import Any

import numpy as np

from catalog.diagnosing.diagnose import diagnose_within
from catalog.evaluation.made import Output, output, where_to_look
from catalog.explaining.cells.expected_and_actual import cells_of
from catalog.explaining.matching.response_matrix import REFERENCE
from catalog.explaining.searching.singles import matrix_of_all
from catalog.model.diagnosis import Diagnosis
from catalog.model.observation import Observation
from catalog.model.scope import Scope
from catalog.reading.pastes.paste import read_paste
from catalog.registry import all_mutants, family_of
from catalog.running.signatures import home

RNN = "c5w1a1.rnn"
BUDGET = 2_000


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


def unknown(exercise: str) -> str:
    """Return an output in which every number is wrong, as no set of mistakes makes it."""
    stream = np.random.RandomState(5)
    probe = home(exercise)
    lines = [line for line in probe.lines if line.shows.value == "value"]
    right = {
        line: np.shape(matrix_of_all(probe).signatures[REFERENCE].value(line.output, line.index)) for line in lines
    }
    return "\n".join(f"{line.head} {np.asarray(stream.randn(*shape))}" for line, shape in right.items())
