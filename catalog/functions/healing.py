"""Healing: which functions are wrong, found by putting correct ones in their place."""

from itertools import combinations

from catalog.functions.runs import NOBODY, Runs


def wrong_functions(runs: Runs) -> frozenset[str]:
    """Return the smallest set of functions with which everything is right once they are swapped; none if it is.

    There are several only where functions disagree, and either of them could be mended: then one that is wrong among
    correct ones.
    """
    wrong, own = runs.wrong(), runs.subject.own
    for size in range(1, len(own) + 1) if wrong else ():
        sets = [frozenset(each) for each in combinations(own, size)]
        healing = [each for each in sets if all(runs.is_right(probe, each) for probe in wrong)]
        if len(healing) == 1:
            return healing[0]
        whole = [each for each in healing if not runs.is_wrong(each)]
        if whole:
            return next((each for each in whole if runs.is_wrong(runs.but(each))), whole[0])
    return NOBODY


def wrong_alone(runs: Runs, functions: frozenset[str]) -> tuple[str, ...]:
    """Return which of these functions are wrong where correct ones stand for the others of them, upstream first."""
    return tuple(name for name in runs.subject.own if name in functions and runs.is_wrong(functions - {name}))
