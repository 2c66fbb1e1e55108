"""Single mistakes beyond the list: what every named mutant and every generated mutant gives on a probe."""

from collections.abc import Iterator
from functools import cache, lru_cache

from catalog.explaining.matching.candidate import Candidate, single_mistakes
from catalog.explaining.matching.response_matrix import KEPT_WITHOUT, Bank
from catalog.model.probe import Probe
from catalog.operators.generate import generated
from catalog.registry import all_spellings


def wide_bank(probe: Probe, without: frozenset[str] = frozenset()) -> Bank:
    """Return the bank of a probe with every named mutant and every generated mutant, made at its first use.

    without: the names of mutants that are left out.
    """
    return _bank_without(probe, without) if without else _bank(probe)


def expected_singles(family_name: str) -> int:
    """Return about how many programs a family's bank runs."""
    return len(single_mistakes(family_name)) + len(generated(family_name))


@cache
def _bank(probe: Probe) -> Bank:
    bank = Bank(probe, (*single_mistakes(probe.family), *_plain(probe.family)))
    bank.add([spelt for candidate in _plain(probe.family) for spelt in _spelt(candidate, bank)])
    return bank


@lru_cache(maxsize=KEPT_WITHOUT)
def _bank_without(probe: Probe, without: frozenset[str]) -> Bank:
    return _bank(probe).without(without)


def _plain(family_name: str) -> Iterator[Candidate]:
    for mutant in generated(family_name):
        yield Candidate(family_name, (mutant,))


def _spelt(candidate: Candidate, bank: Bank) -> Iterator[Candidate]:
    """Yield a mutant in the spellings that may show it differently."""
    fault = bank.fault(candidate)
    for spelling in all_spellings(candidate.family):
        raised_there = fault is not None and fault.function in spelling.functions
        if raised_there if spelling.for_exceptions else fault is None and spelling.functions == candidate.functions:
            yield Candidate(candidate.family, candidate.mutants, (spelling,))
