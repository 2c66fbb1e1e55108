"""Helpers that the course gives and that a student wrote again: wrong ones are blamed, and right ones are not."""

from collections.abc import Iterator
from itertools import product

import pytest

from catalog import diagnose
from catalog.diagnosing.functions.diagnose import joined, parts_of
from catalog.model.diagnosis import Diagnosis
from catalog.model.scope import Scope
from catalog.reading.sources.definitions import definitions
from catalog.reading.sources.source import Source
from catalog.sandbox.sandbox import Sandbox
from tests.support.student_functions import LSTM, RNN, family_of, notebook, text_of

SOFTMAX = "e = np.exp(x - np.max(x))\n    return e / e.sum(axis=0)"
SIGMOID = "return 1 / (1 + np.exp(-x))"

RIGHT = {
    "softmax": (
        SOFTMAX,
        "e = np.exp(x)\n    return e / np.sum(e, 0)",
        "e = np.exp(x - x.max(axis=0, keepdims=True))\n    return e / e.sum(axis=0, keepdims=True)",
        "return np.exp(x - np.logaddexp.reduce(x, axis=0))",
    ),
    "sigmoid": (SIGMOID, "return np.exp(x) / (1 + np.exp(x))", "return 0.5 * (1 + np.tanh(x / 2))"),
}
WRONG = {
    "softmax": (
        "e = np.exp(-x)\n    return e / e.sum(axis=0)",
        "e = np.exp(x - np.max(x))\n    return e / e.sum()",
        "e = np.exp(x - np.max(x))\n    return e / e.sum(axis=1, keepdims=True)",
        "return np.exp(x)",
        "return x",
        "return 1 / (1 + np.exp(-x))",
        "return e / e.sum(axis=0)",
    ),
    "sigmoid": ("return 1 / (1 + np.exp(x))", "return 1 / 1 + np.exp(-x)", "return np.tanh(x)", "return x * (1 - x)"),
}
# Which function shows first what each of them gives.
SHOWS: dict[tuple[str, tuple[str, ...]], str] = {
    ("softmax", RNN): RNN[0],
    ("softmax", LSTM): LSTM[0],
    ("sigmoid", LSTM): LSTM[0],
}
DROPPED = ("da[:, :, t] + da_prevt, caches[t]", "da[:, :, t], caches[t]")


def written(name: str, body: str) -> tuple[str, str]:
    """Return what replaces the import of a helper by a definition of one's own."""
    others = ", ".join(each for each in RIGHT if each != name)
    return (
        "from reference.c5w1a1.given import sigmoid, softmax",
        f"from reference.c5w1a1.given import {others}\n\ndef {name}(x):\n    {body}\n",
    )


def cases(bodies: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, tuple[str, ...], str]]:
    for name, family in SHOWS:
        yield from product((name,), (family,), bodies[name])


def in_the_sandbox(text: str, family: tuple[str, ...]) -> Diagnosis:
    with Sandbox() as sandbox, sandbox.open(definitions(Source.of_file(text)), _name(family)) as subject:
        return joined(parts_of(subject, Scope(budget=0)))


def _name(family: tuple[str, ...]) -> str:
    return f"c5w1a1.{family[0].split('_')[0]}"


@pytest.mark.parametrize(("name", "family", "body"), list(cases(RIGHT)))
def test_a_right_helper_of_ones_own_is_right(name: str, family: tuple[str, ...], body: str) -> None:
    assert set(diagnose(family_of(notebook(written(name, body)), family), budget=0).verdicts) == {"correct"}


@pytest.mark.parametrize(("name", "family", "body"), list(cases(WRONG)))
def test_a_wrong_helper_of_ones_own_is_the_one_to_blame(name: str, family: tuple[str, ...], body: str) -> None:
    diagnosis = diagnose(family_of(notebook(written(name, body)), family), budget=0)
    assert (diagnosis.verdict, diagnosis.exercise) == ("localised", SHOWS[name, family])
    assert diagnosis.suspects == (name,)
    assert f"your own {name}" in diagnosis.reason
    assert {part.verdict for part in diagnosis.cells if part.exercise != diagnosis.exercise} == {"correct"}


def test_a_mistake_beside_a_wrong_helper_is_named() -> None:
    diagnosis = diagnose(family_of(notebook(written("softmax", "return x"), DROPPED)), budget=0)
    found = {part.exercise: part for part in diagnosis.cells if part.verdict != "correct"}
    assert found.keys() == {"rnn_cell_forward", "rnn_backward"}
    assert found["rnn_cell_forward"].suspects == ("softmax",)
    assert found["rnn_backward"].causes[0].mutants == ("c5w1a1.rnn_backward.drops_da_prevt",)


@pytest.mark.parametrize(("name", "family"), list(SHOWS))
def test_helpers_in_the_sandbox(name: str, family: tuple[str, ...]) -> None:
    right, wrong = (in_the_sandbox(text_of(written(name, bodies[name][1])), family) for bodies in (RIGHT, WRONG))
    assert set(right.verdicts) == {"correct"}
    assert (wrong.exercise, wrong.suspects) == (SHOWS[name, family], (name,))
