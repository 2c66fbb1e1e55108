"""Rows of the scoreboard, and the sizes of the samples that they are drawn in."""

from dataclasses import dataclass

from catalog.evaluation.case import Case
from catalog.model.scope import BUDGET


@dataclass(frozen=True, slots=True)
class Sample:
    """How much is tried.

    every, every_generated: of the named mutants, and of the generated mutants, one of so many. pairs, triples: how many
    sets. every_set: of those, one of so many is cut as well. each_size: how many sets of each size from three on, on
    each cell. one_statement: how many programs with several mistakes in one statement. every_operator, each_operator:
    of the prolific operators, one of so many is left out, with so many of its mutants. unmade: how many programs with a
    mistake that no operator makes. quick, whole: outputs that no edit made, with each number of digits, held against
    single mistakes and searched for sets. budget: of those searches. few: how many of one line to a few, with each
    number of digits, at the default budget. every_line, every_generated_line: of the named and the generated mutants,
    one of so many is a function whose lines are looked at. line_sets: how many functions of each exercise with several
    mistakes. restyled: how many mistakes in each style and exercise. arbitrary: how many that are made at random.
    """

    every: int = 1
    every_generated: int = 20
    pairs: int = 60
    triples: int = 40
    every_set: int = 8
    each_size: int = 1
    one_statement: int = 4
    every_operator: int = 2
    each_operator: int = 1
    unmade: int = 8
    quick: int = 360
    whole: int = 4
    few: int = 2
    budget: int = 5_000
    every_line: int = 3
    every_generated_line: int = 120
    line_sets: int = 4
    restyled: int = 1
    arbitrary: int = 24


FULL = Sample(
    every=1,
    every_generated=1,
    pairs=200,
    triples=100,
    every_set=1,
    each_size=50,
    one_statement=100,
    every_operator=1,
    each_operator=10,
    unmade=300,
    quick=10_000,
    whole=1_000,
    few=300,
    budget=BUDGET,
    every_line=1,
    every_generated_line=5,
    line_sets=40,
    restyled=10,
    arbitrary=400,
)


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One row: its name, its cases, and what to know of how they were chosen."""

    name: str
    cases: tuple[Case, ...]
    remark: str = ""
