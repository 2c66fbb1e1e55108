"""The next line: the one expression to print that tells the causes apart best."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from catalog.explaining.matching.match import Match
from catalog.explaining.matching.response_matrix import REFERENCE
from catalog.explaining.ranking.expressions import RAISES, Expression, elements, lines_lacking
from catalog.model.cause import Cause
from catalog.model.diagnosis import NextLine
from catalog.model.finding import Finding
from catalog.model.findings.steps import AddLines, OtherCell, PrintLine, Step
from catalog.model.probe import Probe, Shows
from catalog.model.signature import Signature
from catalog.registry import probes, reference_program
from catalog.running.printing import print_cell, shown, shown_in_full
from catalog.running.run import run

# Nobody compares more than so many numbers by eye.
MAX_CAUSES = 5

# Of the lines that are missing, so many are asked for.
MAX_LINES = 3


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do next, None for nothing. line: what to print, None where no line of the cell tells more."""

    line: NextLine | None = None
    step: Finding | None = None


def advise(causes: Sequence[Cause], matches: Sequence[Match]) -> Advice:
    """Return the line that tells the causes apart into the most groups; a single one is told from the reference.

    First come the lines of the cell that were not shown, then elements of any of its outputs. matches: which cell each
    cause fits.
    """
    causes, matches = causes[:MAX_CAUSES], matches[:MAX_CAUSES]
    if len({match.matrix.probe.exercise for match in matches}) > 1:
        return Advice(step=Step.LINES_WITH_LABELS)
    match, reference = matches[0], matches[0].matrix.signatures[REFERENCE]
    if match.observation.error is None:
        signatures = [run(each.matrix.probe, cause.program) for cause, each in zip(causes, matches, strict=True)]
        read = {reading.key for reading in match.observation.readings}
        others = (each for each in elements(match.matrix.probe, reference) if each.key not in read)
        for expressions in (lines_lacking(match), others):
            best = _best(expressions, signatures if len(causes) > 1 else [*signatures, reference])
            if best is not None:
                return _advice(best, signatures)
    return Advice(step=_elsewhere(causes, match.matrix.probe) if len(causes) > 1 else None)


def _best(expressions: Iterable[Expression], signatures: Sequence[Signature]) -> Expression | None:
    """Return the first of those that tell most apart, None where they tell nothing apart."""
    best, most = None, 1
    for expression in expressions:
        values = {shown_in_full(expression.value(each)) for each in signatures}
        count = len(values)
        if count > most and RAISES not in values:
            best, most = expression, count
        if most == len(signatures):
            break
    return best


def _advice(expression: Expression, signatures: Sequence[Signature]) -> Advice:
    values = shown([expression.value(each) for each in signatures])
    return Advice(NextLine(expression.label, values), PrintLine(expression.label, values))


def _elsewhere(causes: Sequence[Cause], here: Probe) -> Finding:
    """Return which other cell tells causes apart that this one does not, or that none does."""

    def groups(probe: Probe) -> int:
        return len({print_cell(run(probe, cause.program), probe) for cause in causes})

    others = [probe for probe in probes() if probe.family == here.family and probe.exercise != here.exercise]
    best = max((probe for probe in others if _prints(probe)), key=groups, default=None)
    if best is None or groups(best) < 2:
        return Step.NO_CELL
    return OtherCell(best.exercise, groups(best) == len(causes))


def _prints(probe: Probe) -> bool:
    return not probe.asserts and run(probe, reference_program(probe.family)).error is None


def lacking(matches: Sequence[Match]) -> Advice:
    """Return which lines of a cell to add to readings that fit by accident; it names no mistake.

    The line that most of the programs that fit would change comes first.
    """
    match = next((match for match in matches if match.fits), None) or next(iter(matches), None)
    missing = [] if match is None else [each for each in lines_lacking(match) if each.key[2] is Shows.VALUE]
    if match is None or not missing:
        return Advice()
    missing.sort(key=lambda each: -_changed(each, match))
    labels = tuple(each.label for each in missing[:MAX_LINES])
    return Advice(NextLine(labels[0]), AddLines(labels, digits=True))


def _changed(expression: Expression, match: Match) -> int:
    """Return how many of the programs that fit differ from the reference in an expression."""
    rows = {match.matrix.row(candidate) for candidate in match.fits}
    right = shown_in_full(expression.value(match.matrix.signatures[REFERENCE]))
    return sum(shown_in_full(expression.value(match.matrix.signatures[row])) != right for row in rows)
