"""Mending: what proves each of several mistakes, and what the cell prints once the first is mended."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import starmap

import numpy as np

from catalog.explaining.matching.candidate import Candidate
from catalog.explaining.matching.composition import gives, held_alone
from catalog.explaining.matching.match import Match, within
from catalog.model.findings.mending import MendingStep
from catalog.model.probe import Probe
from catalog.model.signature import Signature
from catalog.programs.edit import EditError
from catalog.programs.program import Program
from catalog.registry import all_equivalents
from catalog.running.digest import digest
from catalog.running.printing import play_cell
from catalog.running.run import run


def steps_to_mend(candidate: Candidate, match: Match, forms: Sequence[Candidate] = ()) -> tuple[MendingStep, ...]:
    """Return several mistakes in the order in which to mend them, with what proves each; nothing for a single one.

    forms: all programs that no input tells from this one, itself among them. Which of them a student wrote nobody can
    see, so what the cell prints once the first mistake is mended is said only where all of them print the same then.
    """
    if len(candidate.mutants) < 2:
        return ()
    first, *others = (_step(candidate, at, match) for at in range(len(candidate.mutants)))
    if forms and not match.matrix.probe.asserts:
        with suppress(EditError):
            first = _with_what_is_printed(first, candidate, match, forms)
    return (first, *others)


def _step(candidate: Candidate, at: int, match: Match) -> MendingStep:
    mutant = candidate.mutants[at]
    functions = replace(candidate, mutants=(mutant,)).functions
    return MendingStep(mutant, functions, _wrong(_without(candidate, at), match))


def _with_what_is_printed(
    step: MendingStep, candidate: Candidate, match: Match, forms: Sequence[Candidate]
) -> MendingStep:
    """Return the first step with what the cell prints once it is made, where that is the same whatever the form.

    Raises EditError where a part of the mistakes cannot be made.
    """
    probe = match.matrix.probe
    now = _Printed.by(candidate.made(), probe)
    written = dict.fromkeys((candidate, *forms, *_rewritten(candidate, match)))
    then, *others = (_Printed.by(_without(form, 0).made(), probe) for form in written)
    if not all(map(then.same, others)):
        return step
    return replace(step, prints_then=then.other_than(now) if not then.ending else (), ends_then=then.ending)


def _rewritten(candidate: Candidate, match: Match) -> Iterator[Candidate]:
    """Yield the same mistakes in a program that is written in another correct way, where that gives the same."""
    for variant in all_equivalents(candidate.family):
        rewritten = replace(candidate, equivalents=(variant,))
        with suppress(EditError):
            if not variant.for_exceptions and gives(rewritten, [match]):
                yield rewritten


def _without(candidate: Candidate, at: int) -> Candidate:
    return replace(candidate, mutants=candidate.mutants[:at] + candidate.mutants[at + 1 :])


def _wrong(candidate: Candidate, match: Match) -> tuple[str, ...]:
    """Return the expressions that a program does not have as they were shown."""
    try:
        matrix = held_alone(candidate, match).matrix
    except EditError:
        return ()
    row = np.array([matrix.row(candidate)])
    readings = match.observation.readings
    return tuple(reading.label for reading in readings if not within(reading, matrix, row).all())


@dataclass(frozen=True, slots=True)
class _Printed:
    """What a cell prints, line by line: what rounding leaves the same, and the text. ending: the exception, if any."""

    lines: tuple[tuple[object, str], ...]
    ending: str

    @classmethod
    def by(cls, program: Program, probe: Probe) -> "_Printed":
        """Return what the cell prints with a program."""
        signature = run(probe, program)
        shown, error = play_cell(signature, probe)
        values = (Signature({"": signature.value(*line.evaluates)}) for line in probe.lines[: len(shown)])
        return cls(tuple(zip(map(digest, values), shown, strict=True)), str(error or ""))

    def same(self, other: "_Printed") -> bool:
        """True where both print the same, but perhaps for the last digits of many."""
        alike = all(starmap(_alike, zip(self.lines, other.lines, strict=False)))
        return alike and len(self.lines) == len(other.lines) and self.ending == other.ending

    def other_than(self, now: "_Printed") -> tuple[str, ...]:
        """Return the lines that are other ones now."""
        pairs = zip(self.lines, now.lines, strict=False)
        return tuple(line[1] for line, before in pairs if not _alike(line, before))


def _alike(one: tuple[object, str], other: tuple[object, str]) -> bool:
    return one[0] == other[0] or one[1] == other[1]
