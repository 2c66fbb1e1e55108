"""Healing: which functions are wrong, found by putting correct ones in their place."""

from itertools import combinations

from catalog.functions.runs import Runs


def wrong_functions(runs: Runs) -> tuple[frozenset[str], ...]:
    """Return the smallest sets of functions with which everything is right once they are swapped; none if it is.

    There is more than one only where functions disagree: either of them could be mended. Those are left out that are
    right among correct ones.
    """
    if not runs.wrong():
        return ()
    own = runs.subject.own
    for size in range(1, len(own) + 1):
        healing = [frozenset(each) for each in combinations(own, size) if runs.heals(frozenset(each))]
        if healing:
            by_themselves = [each for each in healing if runs.wrong(runs.alone(each))]
            return tuple(by_themselves or healing)
    return ()


def wrong_alone(runs: Runs, functions: frozenset[str]) -> tuple[str, ...]:
    """Return which of these functions are wrong among correct ones, upstream first."""
    return tuple(name for name in runs.subject.own if name in functions and runs.wrong(runs.alone((name,))))
