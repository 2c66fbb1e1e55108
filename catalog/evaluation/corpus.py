"""Real outputs: what real programs printed, with every mutant known and with none."""

from catalog.evaluation.case import Case
from catalog.evaluation.course import CorpusOutput, corpus_outputs
from catalog.evaluation.row import Sample, ScoreRow
from catalog.evaluation.truth import Real
from catalog.registry import all_mutants

NUMBERS, EXCEPTIONS = "real outputs", "real exceptions"
MORE_NUMBERS, MORE_EXCEPTIONS = "more real outputs", "more real exceptions"
UNKNOWN = "{}, no mutant known"
_ROWS = (
    (NUMBERS, "outputs", False),
    (EXCEPTIONS, "outputs", True),
    (MORE_NUMBERS, "more", False),
    (MORE_EXCEPTIONS, "more", True),
)


def rows(_: Sample) -> list[ScoreRow]:
    """Return the rows of numbers and of exceptions."""
    found = []
    names = frozenset(mutant.name for mutant in all_mutants())
    for title, collection, raises in _ROWS:
        held = (each for each in corpus_outputs() if each.collection == collection)
        chosen = [each for each in held if bool(each.case.get("raises")) == raises]
        found.append(ScoreRow(title, tuple(_case(each, frozenset()) for each in chosen)))
        found.append(ScoreRow(UNKNOWN.format(title), tuple(_case(each, names) for each in chosen)))
    return found


def _case(real: CorpusOutput, without: frozenset[str]) -> Case:
    name, exercise = str(real.case["id"]), str(real.case["exercise"])
    return Case(name, str(real.case["text"]), exercise, Real(real.functions, real.course, name), without)
