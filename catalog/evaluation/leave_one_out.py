"""Leave one out: each named mutant's output, diagnosed by a catalog that does not know this mutant."""

from catalog.evaluation.made import Output, first_shown
from catalog.evaluation.row import Sample, ScoreRow
from catalog.registry import all_mutants

NUMBERS, EXCEPTIONS = "mutant left out", "mutant left out, exceptions"


def rows(sample: Sample) -> list[ScoreRow]:
    """Return the rows of numbers and of exceptions."""
    found = shown(sample)
    chosen = len(all_mutants()[:: sample.every])
    remark = f"one of {sample.every}; {chosen - len(found)} of {chosen} show on no cell"
    return [
        ScoreRow(
            title, tuple(each.case(without=each.names, whole=True) for each in found if each.raises == raises), remark
        )
        for title, raises in ((NUMBERS, False), (EXCEPTIONS, True))
    ]


def shown(sample: Sample) -> list[Output]:
    """Return the outputs of the mutants in the sample that show on any cell."""
    found = [first_shown((mutant.name,)) for mutant in all_mutants()[:: sample.every]]
    return [each for each in found if each is not None]
