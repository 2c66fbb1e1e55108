"""Cases: outputs of which it is known what made them, and what a diagnosis of one comes to."""

import time
from dataclasses import dataclass, replace

from catalog.caching import REGISTRY
from catalog.diagnosing.diagnose import diagnose_within
from catalog.evaluation.truth import Truth
from catalog.explaining.searching.singles import matrix_of_all
from catalog.model.diagnosis import Diagnosis, Verdict
from catalog.model.findings.searching import Searched
from catalog.model.scope import BUDGET, Scope
from catalog.registry import probes
from catalog.running.signatures import shipped

NOTHING_SAID = (Verdict.INCOMPLETE, Verdict.UNREADABLE)


@dataclass(frozen=True, slots=True)
class Case:
    """A text to diagnose. truth: what made it. without: the mutants that the diagnosis does not know."""

    name: str
    text: str
    exercise: str
    truth: Truth
    without: frozenset[str] = frozenset()
    budget: int = BUDGET

    def prepare(self) -> None:
        """Do what a process does once: run every single mistake on the exercise's cells."""
        warm(self.exercise)

    def diagnosed(self) -> Diagnosis:
        """Return what is said of it."""
        return diagnose_within(self.text, self.exercise, Scope(without=self.without, budget=self.budget))

    def solved(self) -> "Result":
        """Return what the diagnosis comes to, given the truth."""
        return judged(self, self.diagnosed())


@dataclass(frozen=True, slots=True)
class Result:
    """What the diagnosis of a case comes to.

    first, anywhere: the first cause, or any, is right. function: the place named first is right. sure: a name, or
    "correct", that is not right. part: such a name that is a part of the mistakes made. misled: several names, none of
    them right. silent: nobody is named. said: the verdict and the names. seconds: of the processor, which other
    processes do not lengthen.
    """

    name: str
    said: str
    first: bool = False
    anywhere: bool = False
    function: bool = False
    sure: bool = False
    part: bool = False
    misled: bool = False
    silent: bool = False
    refused: bool = False
    seconds: float = 0.0
    programs: int = 0


def solve(case: Case) -> Result:
    """Diagnose a case, after what is done once in a process, and hold the diagnosis against the truth."""
    case.prepare()
    start = time.process_time()
    result = case.solved()
    return replace(result, seconds=time.process_time() - start)


@REGISTRY.keep()
def warm(exercise: str) -> None:
    """Run every single mistake on the cells of an exercise: a diagnosis does so once in a process."""
    for probe in probes():
        if probe.exercise == exercise and not probe.asserts and shipped(probe):
            matrix_of_all(probe)


def judged(case: Case, diagnosis: Diagnosis) -> Result:
    """Return what a diagnosis comes to, given the truth."""
    truth = case.truth
    right = [truth.is_right(cause) for cause in diagnosis.causes]
    first = right[0] if right else diagnosis.verdict == Verdict.CORRECT and truth.nothing_wrong
    sure = not first and _is_sure(diagnosis, truth)
    return Result(
        case.name,
        _said(diagnosis),
        first=first,
        anywhere=first or any(right),
        function=first if truth.nothing_wrong else _right_place(diagnosis, truth),
        sure=sure,
        part=sure and bool(right) and truth.is_part(diagnosis.causes[0]),
        misled=bool(right) and not any(right) and not sure,
        refused=isinstance(diagnosis.search, Searched) and diagnosis.search.by_accident and not right,
        silent=diagnosis.verdict in (Verdict.LOCALISED, *NOTHING_SAID) and not sure,
        programs=diagnosis.programs,
    )


def _is_sure(diagnosis: Diagnosis, truth: Truth) -> bool:
    """True where the verdict excludes the truth: a cause where there is none, and any blame of what is right."""
    if truth.nothing_wrong:
        return diagnosis.verdict not in NOTHING_SAID
    return diagnosis.verdict in (Verdict.EXPLAINED, Verdict.CORRECT) or (truth.no_cause and bool(diagnosis.causes))


def _right_place(diagnosis: Diagnosis, truth: Truth) -> bool:
    if diagnosis.causes:
        return truth.is_place(diagnosis.causes[0].functions)
    return truth.has_places(diagnosis.suspects[:1]) and bool(diagnosis.suspects)


def _said(diagnosis: Diagnosis) -> str:
    names = " | ".join(" + ".join(cause.mutants) for cause in diagnosis.causes)
    suspects = ", ".join(diagnosis.suspects)
    return f"{diagnosis.verdict}{': ' if names or suspects else ''}{names or suspects}"
