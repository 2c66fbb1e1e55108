"""Single mistakes beyond the list: what every named mutant and every generated slip gives on a probe."""

from collections.abc import Iterator
from functools import cache

from catalog.discovery import all_spellings
from catalog.matching.bank import Bank
from catalog.matching.candidate import Candidate, single_mistakes
from catalog.signatures.probe import Probe
from catalog.slips.generate import generated


@cache
def wide_bank(probe: Probe, without: frozenset[str] = frozenset()) -> Bank:
    """Return the bank of a probe with every named mutant and every generated slip, made at its first use.

    without: the names of mutants that are left out.
    """
    if without:
        return wide_bank(probe).without(without)
    bank = Bank(probe, (*single_mistakes(probe.family), *_plain(probe.family)))
    bank.add([spelt for candidate in _plain(probe.family) for spelt in _spelt(candidate, bank)])
    return bank


def _plain(family_name: str) -> Iterator[Candidate]:
    for slip in generated(family_name):
        yield Candidate(family_name, (slip,))


def _spelt(candidate: Candidate, bank: Bank) -> Iterator[Candidate]:
    """Yield a slip in the spellings that may show it differently."""
    fault = bank.fault(candidate)
    for spelling in all_spellings(candidate.family):
        raised_there = fault is not None and fault.function in spelling.functions
        if raised_there if spelling.for_exceptions else fault is None and spelling.functions == candidate.functions:
            yield Candidate(candidate.family, candidate.mutants, (spelling,))
