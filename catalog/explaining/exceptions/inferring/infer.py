"""Inferring: the programs that end a cell with an exception, made from its message, one for each function."""

from collections.abc import Iterator
from dataclasses import replace

from catalog.explaining.exceptions.asked import ExceptionEvidence
from catalog.explaining.exceptions.inferring import attributes, keys, names, nothing
from catalog.explaining.exceptions.inferring.way import Way
from catalog.explaining.exceptions.lines import checker_of
from catalog.explaining.matching.candidate import Candidate
from catalog.explaining.matching.comparing import cells_showing
from catalog.explaining.matching.match import Match, hold_against
from catalog.explaining.matching.response_matrix import REFERENCE, ResponseMatrix
from catalog.model.observation import Observation
from catalog.model.problem import Problem, Raised
from catalog.registry import exercises


def inferred(observation: Observation, raised: Raised, exercise: str | None) -> list[Match]:
    """Return the matches with programs made from an exception's message; [] where nothing of the kind can be made.

    Where neither the traceback nor the asker says which function it is, it can be any of two courses' exercises, and
    nothing is made.
    """
    if observation.error is None:
        return []
    asked = ExceptionEvidence(observation.error, observation.exercises, raised.name)
    if not asked.own and len(observation.exercises) != 1:
        return []
    ways = list(_ways(asked, raised))
    candidates = list(dict.fromkeys(Candidate(exercises()[way.function], (way.mutant,)) for way in ways))
    found = []
    for probe in reversed(cells_showing(observation, exercise)) if candidates else ():
        matrix = ResponseMatrix(probe, [each for each in candidates if each.family == probe.family])
        if matrix.signatures[REFERENCE].error is None:
            match = hold_against(observation, matrix)
            found.append(replace(match, fits=_plainest(candidates, match)))
    return found[::-1]


def _plainest(candidates: list[Candidate], match: Match) -> frozenset[Candidate]:
    """Return of each function the first program that ends as was shown: the others are no other mistake to it."""
    first = dict[tuple[str, ...], Candidate]()
    fits = [each for each in candidates if each in match.fits]
    for each in sorted(fits, key=lambda each: not _of_its_kind(match, each)):
        first.setdefault((*each.functions, each.mutants[0].operator), each)
    return frozenset(first.values())


def _of_its_kind(match: Match, candidate: Candidate) -> bool:
    """True where the exceptions have the same type: of a name, there are two."""
    error, ending = match.observation.error, match.matrix.endings[match.matrix.row(candidate)]
    return error is not None and ending is not None and error.kind == ending.kind


def _ways(asked: ExceptionEvidence, raised: Raised) -> Iterator[Way]:
    source = asked.frame.source if asked.frame is not None else ""
    for function in raised.suspects:
        shown = source if asked.own == (function,) else ""
        yield from _of_function(asked, raised, function, shown)


def _of_function(asked: ExceptionEvidence, raised: Raised, function: str, source: str) -> Iterator[Way]:
    """Yield how one of the functions can have raised it. source: its line, "" where that is not shown."""
    name, message = raised.name, asked.error.message
    match raised.problem:
        case Problem.WRONG_NAME:
            yield from names.of_name(function, name, source, late=asked.error.kind == "UnboundLocalError")
        case Problem.NOT_FILLED_IN if asked.error.kind in ("NameError", "UnboundLocalError"):
            yield from names.of_name(function, name, source, late=asked.error.kind == "UnboundLocalError")
        case Problem.NOT_FILLED_IN:
            yield from nothing.of_none(function, source)
        case Problem.WRONG_KEY:
            if asked.own in ((), (function,)):
                yield from keys.of_key(function, name, source, checker_of(source, name))
            yield from keys.of_lacking(function, name)
        case Problem.WRONG_ATTRIBUTE if message.startswith("module"):
            yield from attributes.of_numpy(function, name, source)
        case Problem.WRONG_ATTRIBUTE:
            yield from attributes.of_function(function, name, source, message)
