"""Warming up: what the first diagnosis needs, made in pieces while nobody has asked yet."""

from collections import Counter
from collections.abc import Iterator, Sequence
from importlib import import_module

from catalog.explaining.matching.candidate import single_mistakes
from catalog.explaining.matching.response_matrix import made_in_pieces
from catalog.model.probe import Probe
from catalog.operators.found import operators
from catalog.registry import all_mutants, cells, exercise_of, exercises, load_mutant, mutant_modules

# A tenth of a second natively, and what a page can do between two frames that nobody misses.
MODULES, PROGRAMS = 24, 64

# What is imported by the first diagnosis that needs it.
LATER = (
    "catalog.diagnosing.submissions.diagnosing",
    "catalog.sandbox.page",
    "catalog.reporting.diagnosis",
    "catalog.reporting.finding",
    "catalog.reporting.notebook",
)


def warm_up() -> Iterator[None]:
    """Yield after each piece of what a diagnosis needs, each well under a second, what is likely to be needed first.

    It can be left at any of them; what was made is kept as a diagnosis itself would keep it.
    """
    for name in LATER:
        import_module(name)
        yield
    yield from _mutants()
    for name in dict.fromkeys(probe.family for probe in _likeliest_first()):
        single_mistakes(name)
        yield
    for probe in _likeliest_first():
        yield from made_in_pieces(probe, PROGRAMS)
        yield
    operators()


def _mutants() -> Iterator[None]:
    """Yield while the mutants' modules are imported and their edits are located."""
    names = mutant_modules()
    for start in range(0, len(names), MODULES):
        for name in names[start : start + MODULES]:
            load_mutant(name)
        yield
    all_mutants()
    yield


def _likeliest_first() -> Sequence[Probe]:
    """Return the cells, those of the exercises first in which most mistakes were seen."""
    seen = Counter(dict.fromkeys(exercises(), 0))
    for mutant in all_mutants():
        seen[exercise_of(mutant)] += mutant.count
    return sorted(cells(), key=lambda probe: (probe.asserts, -seen[probe.exercise]))
