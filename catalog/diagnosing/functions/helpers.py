"""Helpers: functions that the course gives, such as softmax, where a student wrote their own."""

from itertools import combinations

from catalog.functions.runs import NOBODY, Runs


def wrong_helpers(runs: Runs) -> frozenset[str]:
    """Return the fewest of a student's own helpers with which as much is right as with all of them, once replaced."""
    helpers = runs.subject.helpers
    wrong = {probe.name for probe in runs.wrong()} if helpers else set()
    least = {probe.name for probe in runs.wrong(frozenset(helpers))} if wrong else set()
    if least == wrong:
        return NOBODY
    sets = (frozenset(each) for size in range(1, len(helpers)) for each in combinations(helpers, size))
    return next((each for each in sets if {probe.name for probe in runs.wrong(each)} == least), frozenset(helpers))
