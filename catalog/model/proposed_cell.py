"""Proposed cells: a test cell that sees more than the course's own, as code to paste."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ScoreStep:
    """What a proposed cell sees once one more line is printed.

    line: its label. killed: how many of the mutants that are not equivalent, which are `of`. groups: how many
    different things are shown of them. left: the expected number of programs that fit what is printed.
    """

    line: str
    killed: int
    of: int
    groups: int
    left: float


@dataclass(frozen=True, slots=True)
class ProposedCell:
    """A cell to paste into a notebook. steps: its score, line by line as they were chosen."""

    title: str
    code: str
    steps: tuple[ScoreStep, ...] = ()
