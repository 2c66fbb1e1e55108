"""Operators left out: outputs of a prolific operator's mutants, diagnosed as if there were no such operator.

People make mistakes that no operator makes yet, and each operator stands for them in turn. What it makes is found as
another mistake that does the same, or not at all, and is not to be taken for something else.
"""

import random
from collections.abc import Iterator
from itertools import islice, zip_longest

from catalog.caching import REGISTRY, RESPONSES
from catalog.evaluation.made import Output, first_shown
from catalog.evaluation.named import Names
from catalog.evaluation.row import Sample, ScoreRow
from catalog.operators.found import operators
from catalog.operators.generate import lazily_generated
from catalog.registry import exercises

SEED = 20_261_122
TITLE = "operator left out"


def rows(sample: Sample) -> list[ScoreRow]:
    """Return one row: so many mutants of each prolific operator."""
    names = [each.name for each in operators() if each.prolific and not each.raises][:: sample.every_operator]
    found = [(name, each) for at, name in enumerate(names) for each in drawn(name, at, sample.each_operator)]
    remark = f"{sample.each_operator} of each of {len(names)} operators"
    return [ScoreRow(TITLE, tuple(each.case(without=unknown(name)) for name, each in found), remark)]


@RESPONSES.keep
def drawn(operator: str, at: int, count: int) -> tuple[Output, ...]:
    """Return what so many of an operator's mutants give, of the families in turn; at: how many operators came before.

    The first ones are the same for every count.
    """
    outputs = (first_shown((name,)) for name in _mixed(operator, at))
    return tuple(islice((each for each in outputs if each is not None and not each.raises), count))


def _mixed(operator: str, at: int) -> Iterator[str]:
    """Yield the names of an operator's mutants, of the families in turn."""
    stream, families = random.Random(f"{SEED} {operator}"), sorted(set(exercises().values()))
    pools = [_made_by(operator, name) for name in (*families[at % len(families) :], *families[: at % len(families)])]
    for turn in zip_longest(*(stream.sample(pool, len(pool)) for pool in pools)):
        yield from filter(None, turn)


@REGISTRY.keep()
def unknown(operator: str) -> frozenset[str]:
    """Return what a diagnosis does not know that does not know an operator: its name, and all of its mutants'."""
    families = sorted(set(exercises().values()))
    return frozenset((operator, *(name for each in families for name in _made_by(operator, each))))


def _made_by(operator: str, family_name: str) -> Names:
    return tuple(each.name for each in lazily_generated(family_name) if each.operator == operator)
