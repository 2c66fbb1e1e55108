"""Diagnosing code: the functions that a student's source defines, run apart and diagnosed together."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace

from catalog.diagnosing.functions.diagnose import joined, parts_of
from catalog.functions.subject import StoppedError, Subject
from catalog.model.diagnosis import Diagnosis, Verdict
from catalog.model.finding import Finding, Refused
from catalog.model.findings.submissions import DefinesNone, DefinesOthers, LoadingStopped, Unreadable, Unusable
from catalog.model.scope import Scope
from catalog.reading.sources.definitions import definitions
from catalog.reading.sources.extracted import ExtractedDefinitions
from catalog.reading.sources.source import Source
from catalog.registry import exercises
from catalog.sandbox.choosing import loader_for
from catalog.sandbox.functions import SandboxedFunctions
from catalog.sandbox.limits import Protection
from catalog.sandbox.loader import SubmissionLoader
from catalog.sandbox.submission import Submission


@dataclass(frozen=True, slots=True)
class Judged:
    """What is wrong with one function. subject: can be run again until the next one is asked for; None if it cannot."""

    diagnosis: Diagnosis
    subject: Subject | None = None


def diagnose_code(
    source: Source, exercise: str | None, scope: Scope, protection: Protection = Protection.BEST
) -> Diagnosis:
    """Return what is wrong with the functions that a source defines; they are run in a sandbox.

    exercise: the only function to be spoken of. Raises SandboxError where the protection asked for cannot be had.
    """
    extracted = definitions(source)
    with loader_for(protection) as loader:
        parts = [each.diagnosis for each in judged(extracted, exercise, scope, loader)]
    if not parts:
        return Diagnosis(Verdict.UNREADABLE, nothing(extracted, exercise), exercise=exercise or "")
    return joined(parts)


def judged(
    extracted: ExtractedDefinitions, exercise: str | None, scope: Scope, loader: SubmissionLoader
) -> Iterator[Judged]:
    """Yield what is wrong with each function that is defined, or with one of them; all are loaded in one child."""
    for name in extracted.broken:
        if name not in extracted.defined and exercise in (None, name):
            yield Judged(_nothing_of(Unreadable(name, _once(extracted.notes)), name))
    asked = [name for name in extracted.defined if exercise in (None, name)]
    families = list(dict.fromkeys(exercises()[name] for name in asked))
    if not families:
        return
    # What is stopped later is one function's affair; the diagnosis tells of that itself.
    try:
        submission = loader.load(extracted, families)
    except StoppedError as error:
        yield from (Judged(_stopped(name, error, loader.protection, extracted)) for name in asked)
        return
    with closing(submission):
        for family in families:
            yield from _of_family(submission, family, [name for name in asked if exercises()[name] == family], scope)


def _of_family(submission: Submission, family: str, asked: Sequence[str], scope: Scope) -> Iterator[Judged]:
    subject = SandboxedFunctions(submission, family)
    notes = _once((*submission.extracted.notes, *submission.notes))
    for name in asked:
        if name not in subject.own:
            yield Judged(replace(_nothing_of(Unusable(name, notes), name), protection=submission.protection))
    for part in parts_of(subject, scope) if subject.own else ():
        if part.exercise in asked:
            yield Judged(replace(part, remarks=tuple(dict.fromkeys((*part.remarks, *notes)))), subject)


def _once(notes: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple(dict.fromkeys(notes))


def _nothing_of(found: Finding, name: str) -> Diagnosis:
    return Diagnosis(Verdict.UNREADABLE, found, exercise=name)


def _stopped(name: str, error: StoppedError, protection: str, extracted: ExtractedDefinitions) -> Diagnosis:
    found = LoadingStopped(Refused(str(error)), _once(extracted.notes))
    return replace(_nothing_of(found, name), protection=protection, trouble=error.trouble)


def nothing(extracted: ExtractedDefinitions, exercise: str | None) -> DefinesNone | DefinesOthers:
    """Return what is lacking in a source without functions that could be run."""
    if exercise is None:
        return DefinesNone(tuple(exercises()), extracted.notes)
    return DefinesOthers(exercise, tuple(extracted.defined), extracted.notes)
