"""Mistakes that no operator makes, alone and beside one or two that have a mutant. Nothing else may explain them."""

import random
from itertools import combinations, count, islice

from catalog.caching import RESPONSES
from catalog.evaluation.case import Case
from catalog.evaluation.course import unmade_edits
from catalog.evaluation.edited import Edits, case_of, irreducible, joined
from catalog.evaluation.higher_order import showing
from catalog.evaluation.named import mutant_of
from catalog.evaluation.row import Sample, ScoreRow
from catalog.programs.edit import Edit
from catalog.running.signatures import home

SEED = 20_261_122
TITLE = "mistakes that no operator makes"
HALF = 0.5
MOST = 2
"""How many mutants stand beside such a mistake."""


def rows(sample: Sample) -> list[ScoreRow]:
    """Return one row: such mistakes alone, with one mutant and with two, in turn."""
    return [ScoreRow(TITLE, drawn(sample.unmade))]


@RESPONSES.keep
def drawn(most: int) -> tuple[Case, ...]:
    """Return so many cases on the newest cell of the function that the mistake is in, all of them different.

    The first ones are the same for every count.
    """
    stream, found = random.Random(f"{SEED}"), dict[str, Case]()
    edits = stream.sample(unmade_edits(), len(unmade_edits()))
    tried = (_case(edits[at % len(edits)], at % (MOST + 1), stream) for at in count())
    different = (case for case in tried if case is not None and found.setdefault(case.text, case) is case)
    return tuple(islice(different, most))


def _case(edit: Edit, beside: int, stream: random.Random) -> Case | None:
    """Return the case of a mistake beside so many mutants, None where one of them can be left out."""
    probe = home(edit.function)
    names = tuple(name for _ in range(beside) for name in showing(probe, 1, stream, named=stream.random() < HALF))
    mistakes = [(edit,), *(mutant_of(name).edits for name in names)]
    text = irreducible(probe, mistakes)
    name = " + ".join((" ".join(edit.after.split()), *names))
    return case_of(name, probe, text, joined(mistakes), _smaller(mistakes)) if text else None


def _smaller(mistakes: list[Edits]) -> tuple[Edits, ...]:
    """Return the edits of each part of the mistakes."""
    return tuple(joined(part) for size in range(1, len(mistakes)) for part in combinations(mistakes, size))
