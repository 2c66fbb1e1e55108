"""Response matrices of functions: the single mistakes of some functions alone, on one probe."""

from catalog.caching import REGISTRY, RESPONSES
from catalog.explaining.matching.candidate import Candidate, single_mistakes
from catalog.explaining.matching.response_matrix import ResponseMatrix
from catalog.model.probe import Probe
from catalog.operators.generate import generated, generated_in


@RESPONSES.keep
def named_matrix(probe: Probe, functions: tuple[str, ...], without: frozenset[str]) -> ResponseMatrix:
    """Return the named mistakes of just these functions on a probe, without some of them."""
    singles = (each for each in single_mistakes(probe.family) if without.isdisjoint(each.names))
    return ResponseMatrix(probe, (each for each in singles if set(each.functions) == set(functions)))


@RESPONSES.keep
def generated_matrix(probe: Probe, functions: tuple[str, ...], without: frozenset[str]) -> ResponseMatrix:
    """Return the generated mutants of just these functions on a probe, without some of them."""
    # A mutant is made in one function, so none is what several have in common.
    mutants = generated_in(probe.family, functions[0]) if len(functions) == 1 else ()
    return ResponseMatrix(
        probe, (Candidate(probe.family, (mutant,)) for mutant in mutants if mutant.name not in without)
    )


@REGISTRY.keep()
def elsewhere(family_name: str, functions: tuple[str, ...]) -> frozenset[str]:
    """Return the names of the mistakes that are not in these functions alone."""
    named = [mutant for each in single_mistakes(family_name) for mutant in each.mutants]
    mutants = (*named, *generated(family_name))
    return frozenset(mutant.name for mutant in mutants if not set(mutant.functions) <= set(functions))
