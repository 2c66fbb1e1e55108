"""Limits: what the scoreboard must show, whatever else changes."""

from dataclasses import dataclass

import pandas as pd

from catalog.evaluation import corpus as real
from catalog.evaluation import (
    correct,
    functions,
    higher_order,
    leave_one_out,
    lines,
    one_statement,
    sets,
    unmade,
    unrelated,
)

FIRST, FUNCTION, SURE = "right first", "right function", "confidently wrong"


@dataclass(frozen=True, slots=True)
class Limit:
    """At least, or at most, so many cases of a row are counted in a column; share: of its cases, not a number."""

    row: str
    column: str
    least: float | None = None
    most: float | None = None
    share: bool = False

    def broken(self, count: int, cases: int) -> bool:
        """True where so many of so many cases are too few or too many."""
        reached = count / max(cases, 1) if self.share else count
        return (self.least is not None and reached < self.least) or (self.most is not None and reached > self.most)

    def __str__(self) -> str:
        bound = self.most if self.least is None else self.least
        return f"{'at most' if self.least is None else 'at least'} {f'{bound:.0%}' if self.share else bound}"


REAL = (real.NUMBERS, real.EXCEPTIONS, real.MORE_NUMBERS, real.MORE_EXCEPTIONS)
NEVER = (
    *higher_order.titles(),
    *one_statement.TITLES.values(),
    unmade.TITLE,
    *unrelated.titles(),
    *correct.titles(),
    *lines.TITLES,
)
"""The rows of which no case may be confidently wrong."""

REACHED = {3: (1, 1, 1, 0), 4: (1, 1, 0, 0), 5: (1, 0, 0, 0)}
"""How many of the first sets of each size must be found, on each exercise of the backward pass of CELLS."""

CELLS = ("rnn_cell_backward", "rnn_backward", "lstm_cell_backward", "lstm_backward")

LIMITS = (
    Limit(real.NUMBERS, FIRST, least=42),
    Limit(real.EXCEPTIONS, FUNCTION, least=8),
    Limit(real.MORE_NUMBERS, FIRST, least=15),
    Limit(real.MORE_EXCEPTIONS, FUNCTION, least=17),
    Limit(real.EXCEPTIONS, FIRST, least=10),
    Limit(real.MORE_EXCEPTIONS, FIRST, least=14),
    Limit(leave_one_out.EXCEPTIONS, SURE, most=0),
    *(Limit(row, SURE, most=0) for row in (*REAL, *map(real.UNKNOWN.format, REAL))),
    Limit(leave_one_out.NUMBERS, FIRST, least=0.85, share=True),
    Limit(leave_one_out.NUMBERS, FUNCTION, least=0.97, share=True),
    Limit(sets.PAIRS, FIRST, least=0.95, share=True),
    Limit(sets.TRIPLES, FIRST, least=0.85, share=True),
    *(
        Limit(higher_order.title(size, exercise), FIRST, least=least)
        for size, reached in REACHED.items()
        for exercise, least in zip(CELLS, reached, strict=True)
        if least
    ),
    Limit(one_statement.TITLES[2], FIRST, least=2),
    *(Limit(row, SURE, most=0) for row in NEVER),
    Limit(functions.MUTANTS, FIRST, least=1.0, share=True),
    Limit(functions.GENERATED, FUNCTION, least=1.0, share=True),
    Limit(functions.VARIANTS, FIRST, least=1.0, share=True),
    Limit(lines.MUTANTS, FIRST, least=0.97, share=True),
    Limit(lines.GENERATED, FIRST, least=0.9, share=True),
    Limit(lines.SETS, FUNCTION, least=0.7, share=True),
    Limit(lines.RESTYLED, FIRST, least=0.7, share=True),
    Limit(lines.ARBITRARY, FIRST, least=0.4, share=True),
    Limit(lines.RIGHT, FIRST, least=1.0, share=True),
)


def broken(board: pd.DataFrame) -> list[str]:
    """Return a sentence for each limit that a scoreboard does not keep; rows that it does not have keep theirs."""
    sentences = []
    for limit in LIMITS:
        for row in board[board["what"] == limit.row].to_dict("records"):
            count, cases = int(row[limit.column]), int(row["cases"])
            if limit.broken(count, cases):
                sentences.append(f"{limit.row}: {limit.column} is {count} of {cases}, and must be {limit}")
    return sentences
