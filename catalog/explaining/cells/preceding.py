"""Preceding: what the cells before an exception leave of its mistakes; what they prove was there when it was raised."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from catalog.explaining.cells.explanation import ExplainedCell
from catalog.explaining.matching.candidate import Candidate
from catalog.explaining.matching.chance import Evidence
from catalog.explaining.matching.composition import compose, gives
from catalog.explaining.matching.match import Match
from catalog.programs.edit import EditError

# Of the mistakes that explain an earlier cell, so many are put beside those of the exception.
MAX = 6

Fitting = tuple[tuple[Match, Evidence], ...]


def preceding(at: int, found: Sequence[ExplainedCell]) -> list[ExplainedCell]:
    """Return the cells before one that prove something of its program: they are right, or their mistake is known."""
    numbers = [each for each in found[:at] if each.observation.error is None and each.family == found[at].family]
    return [each for each in numbers if each.correct or any(not evidence.weak for _, evidence in each.fitting)]


def after(found: ExplainedCell, before: Sequence[ExplainedCell]) -> ExplainedCell:
    """Return what explains an exception together with the cells before it.

    A mistake with which those would have printed something else is out, and so is one that ends otherwise beside what
    an earlier cell proves.
    """
    left = _kept(found.fitting, before)
    raised = found.raised
    if raised is not None and found.fitting:
        out = _functions(found.fitting) - _functions(left)
        raised = replace(raised, suspects=tuple(name for name in raised.suspects if name not in out))
    return replace(found, fitting=left, inferred=found.inferred and bool(left), raised=raised)


def _functions(fitting: Fitting) -> set[str]:
    return {name for match, _ in fitting for each in match.fits for name in each.functions}


def _kept(fitting: Fitting, before: Sequence[ExplainedCell]) -> Fitting:
    kept = (
        (replace(match, fits=frozenset(each for each in match.fits if _goes_with(each, match, before))), evidence)
        for match, evidence in fitting
    )
    return tuple((match, evidence) for match, evidence in kept if match.fits)


def _goes_with(candidate: Candidate, match: Match, before: Sequence[ExplainedCell]) -> bool:
    """True where each cell has a mistake beside which a program prints that cell and still ends like the exception."""
    return all(
        any(_gives(both, each.matches) and _gives(both, [match]) for both in _beside_each(candidate, each))
        for each in before
    )


def _beside_each(candidate: Candidate, found: ExplainedCell) -> Iterator[Candidate]:
    return (compose((known, candidate)) for known in _known(found))


def _known(found: ExplainedCell) -> list[Candidate]:
    """Return the programs that explain a cell: the reference, where that is right."""
    if found.correct:
        return [Candidate(found.family, ())]
    fits = (each for match, evidence in found.fitting if not evidence.weak for each in match.fits)
    return list(islice(sorted(dict.fromkeys(fits), key=lambda each: (each.generated, -each.seen, each.names)), MAX))


def _gives(candidate: Candidate, matches: Sequence[Match]) -> bool:
    """True where a program gives what was observed; also where it cannot be made, of which nothing is known."""
    try:
        return gives(candidate, matches)
    except EditError:
        return True
