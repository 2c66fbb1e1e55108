"""Rows of the scoreboard, and the sizes of the samples that they are drawn in."""

from dataclasses import dataclass

from catalog.evaluation.case import Case
from catalog.model.scope import BUDGET


@dataclass(frozen=True, slots=True)
class Sample:
    """How much is tried.

    every, every_generated: of the named mutants, and of the generated mutants, one of so many. pairs, triples: how many
    sets. every_set: of those, one of so many is cut as well. quick, whole: outputs that no edit made, held against
    single mistakes and searched for sets. budget: of those searches.
    """

    every: int = 1
    every_generated: int = 20
    pairs: int = 60
    triples: int = 40
    every_set: int = 4
    quick: int = 1_000
    whole: int = 24
    budget: int = 5_000


FULL = Sample(every=1, every_generated=1, pairs=200, triples=100, every_set=1, quick=10_000, whole=300, budget=BUDGET)


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One row: its name, its cases, and what to know of how they were chosen."""

    name: str
    cases: tuple[Case, ...]
    remark: str = ""
