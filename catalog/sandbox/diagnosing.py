"""Diagnosing code: the functions that a student's source defines, run apart and diagnosed together."""

from collections.abc import Iterator
from dataclasses import replace

from catalog.diagnoses.diagnosis import Diagnosis, Verdict
from catalog.diagnoses.saying import listed
from catalog.discovery import exercises
from catalog.functions.diagnose import joined, parts_of
from catalog.functions.subject import StoppedError
from catalog.matching.scope import Scope
from catalog.sandbox.limits import Protection
from catalog.sandbox.sandbox import Sandbox
from catalog.sources import Apart, Source, definitions


def diagnose_code(
    source: Source, exercise: str | None, scope: Scope, protection: Protection = Protection.BEST
) -> Diagnosis:
    """Return what is wrong with the functions that a source defines; they are run in a sandbox.

    exercise: the only function to be spoken of. Raises SandboxError where the protection asked for cannot be had.
    """
    apart = definitions(source)
    with Sandbox(protection=protection) as sandbox:
        parts = [part for part in _parts(apart, sandbox, scope) if exercise in (None, part.exercise)]
    if not parts:
        return Diagnosis(Verdict.UNREADABLE, " ".join((_nothing(apart, exercise), *apart.notes)), exercise or "")
    found = joined(parts)
    return replace(found, notes=(*found.notes, *apart.notes))


def _parts(apart: Apart, sandbox: Sandbox, scope: Scope) -> Iterator[Diagnosis]:
    for name in apart.broken:
        yield Diagnosis(Verdict.UNREADABLE, f"The definition of {name} cannot be read. {' '.join(apart.notes)}", name)
    for family_name in dict.fromkeys(exercises()[name] for name in apart.defined):
        defined = [name for name in apart.defined if exercises()[name] == family_name]
        try:
            with sandbox.open(apart, family_name) as subject:
                notes = subject.notes
                yield from _unusable([name for name in defined if name not in subject.own], notes)
                for part in parts_of(subject, scope) if subject.own else ():
                    yield replace(part, notes=(*part.notes, *notes))
        except StoppedError as error:
            yield from _unusable(defined, (f"Loading it had to be stopped. {error}",))


def _unusable(names: list[str], notes: tuple[str, ...]) -> Iterator[Diagnosis]:
    for name in names:
        reason = " ".join((f"The definition of {name} cannot be used.", *notes))
        yield Diagnosis(Verdict.UNREADABLE, reason, name)


def _nothing(apart: Apart, exercise: str | None) -> str:
    """Return a sentence about a source without functions that could be run."""
    if exercise is not None and apart.defined:
        return f"It defines {listed(list(apart.defined))}, and not {exercise}."
    return f"It defines none of {', '.join(exercises())}: give the file in which your functions are."
