"""Localisation by substitution: which functions are wrong, found by putting correct ones in their place."""

from collections.abc import Iterator
from itertools import combinations

from catalog.functions.probes import called
from catalog.functions.runs import NOBODY, Runs


def wrong_functions(runs: Runs) -> frozenset[str]:
    """Return the smallest set of functions with which everything is right once they are replaced; none if it is.

    Everything: also what was right before, which a mistake may have hidden. So each of the other functions has been
    shown right, in every run, where none that is wrong takes part. Where functions disagree, either of them could be
    mended: then it is one that is wrong among correct ones.
    """
    if not runs.wrong():
        return NOBODY
    for size in range(1, len(runs.subject.own) + 1):
        substitution = [each for each in _affecting_all_that_is_wrong(runs, size) if corrected_by(runs, each)]
        if substitution:
            return next((each for each in substitution if runs.is_wrong(runs.but(each))), substitution[0])
    return frozenset(runs.subject.own)


def corrected_by(runs: Runs, functions: frozenset[str]) -> bool:
    """True where everything is right once these are replaced: what was wrong, and then the rest."""
    return all(runs.is_right(probe, functions) for probe in runs.wrong()) and not runs.wrong(functions)


def _affecting_all_that_is_wrong(runs: Runs, size: int) -> Iterator[frozenset[str]]:
    """Yield the sets of so many functions of which one at least is called wherever something is wrong."""
    wrong = runs.wrong()
    for each in map(frozenset, combinations(runs.subject.own, size)):
        if not any(each.isdisjoint(called(probe)) for probe in wrong):
            yield each


def wrong_alone(runs: Runs, functions: frozenset[str]) -> tuple[str, ...]:
    """Return which of these functions are wrong where correct ones stand for the others of them, upstream first."""
    return tuple(name for name in runs.subject.own if name in functions and runs.is_wrong(functions - {name}))
