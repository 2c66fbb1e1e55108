"""Vocabulary: the names that the outputs of each exercise go by."""

from functools import cache

from catalog.discovery import probes, reference_program
from catalog.signatures.signature import run


@cache
def outputs(exercise: str) -> frozenset[str]:
    """Return the names of an exercise's outputs, as its functions return them."""
    cells = [probe for probe in probes() if probe.exercise == exercise]
    return frozenset(name for probe in cells for name in run(probe, reference_program(probe.family)).outputs)


@cache
def words(exercise: str) -> frozenset[str]:
    """Return the names of an exercise's outputs, as its functions return them and as its cells print them."""
    cells = [probe for probe in probes() if probe.exercise == exercise and not probe.asserts]
    called = {line.name for probe in cells for line in probe.lines}
    return outputs(exercise) | called


@cache
def exercises_of(name: str) -> frozenset[str]:
    """Return the exercises that have an output of that name."""
    return frozenset(probe.exercise for probe in probes() if name in words(probe.exercise))


@cache
def all_words() -> frozenset[str]:
    """Return every name of every exercise's outputs."""
    return frozenset(word for probe in probes() for word in words(probe.exercise))


@cache
def exercises_asserting(name: str) -> frozenset[str]:
    """Return the exercises whose public test looks at an output of that name."""
    tests = [probe for probe in probes() if probe.asserts]
    return frozenset(probe.exercise for probe in tests if any(line.name == name for line in probe.lines))
