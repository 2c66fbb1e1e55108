"""Diagnosing functions: which of them are wrong, and what is wrong with each."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from catalog.diagnoses.diagnosis import Diagnosis, Verdict
from catalog.diagnoses.saying import listed
from catalog.discovery import exercises, family
from catalog.functions import besides, concluding
from catalog.functions.healing import wrong_alone, wrong_functions
from catalog.functions.matching import matched
from catalog.functions.runs import Runs
from catalog.functions.subject import Others, StoppedError, Subject
from catalog.matching.scope import Scope

EVERYTHING = Scope()


def diagnose_subject(subject: Subject, scope: Scope = EVERYTHING, exercise: str | None = None) -> Diagnosis:
    """Return what is wrong with a student's functions, one part for each of them.

    exercise: the only function to be spoken of, however many there are. The diagnosis itself repeats the part to look
    at first: the function furthest upstream that is wrong.
    """
    return joined(parts_of(subject, scope), exercise)


def parts_of(subject: Subject, scope: Scope = EVERYTHING) -> tuple[Diagnosis, ...]:
    """Return one diagnosis for each of a subject's functions, upstream first."""
    try:
        return _parts(subject, scope)
    except StoppedError as error:
        name = error.exercise if error.exercise in subject.own else subject.own[0]
        others = Others(subject, name)
        return (_stopped(subject, name, error), *(parts_of(others, scope) if others.own else ()))


def joined(parts: Sequence[Diagnosis], exercise: str | None = None) -> Diagnosis:
    """Return one diagnosis of several functions: what is wrong furthest upstream, with a part for each."""
    wanted = [part for part in parts if exercise in (None, part.exercise)]
    order = list(exercises())
    wanted.sort(key=lambda part: (part.verdict is Verdict.CORRECT, order.index(part.exercise)))
    leading = wanted[0]
    notes = tuple(dict.fromkeys(note for part in wanted for note in part.notes))
    return replace(leading, notes=notes, parts=tuple(wanted) if len(wanted) > 1 else ())


def _parts(subject: Subject, scope: Scope) -> tuple[Diagnosis, ...]:
    runs = Runs(subject)
    wrong = wrong_functions(runs)
    rough = _right_in_single(runs, wrong)
    found = {part.exercise: part for part in _wrong_parts(runs, wrong, rough, scope)}
    more = _notes(runs)
    for name in subject.own:
        part = found.setdefault(name, concluding.of_right(runs, name))
        single = (besides.single_precision(name),) if name in rough else ()
        found[name] = replace(part, notes=(*part.notes, *single, *more.get(name, ()), *more[""]))
    return tuple(found[name] for name in subject.own)


def _right_in_single(runs: Runs, wrong: frozenset[str]) -> frozenset[str]:
    """Return which functions are wrong only in the digits that single precision has not."""
    in_single = runs.in_single()
    if wrong and not in_single.is_wrong():
        return wrong
    return frozenset(name for name in wrong_alone(runs, wrong) if not in_single.is_wrong(wrong - {name}))


def _wrong_parts(runs: Runs, wrong: frozenset[str], rough: frozenset[str], scope: Scope) -> Iterator[Diagnosis]:
    """Yield a diagnosis for each function that is wrong; those that share one mistake share the diagnosis."""
    names = [name for name in runs.subject.own if name in wrong - rough]
    alone = [name for name in wrong_alone(runs, wrong) if name in names]
    found = _in_one(runs, names, wrong, scope) if len(names) > 1 else None
    if found is None and names and not alone:
        found = concluding.of_disagreement(runs, names)
    if found is not None:
        yield from (replace(found, exercise=name) for name in names)
        return
    for name in alone:
        yield concluding.of_wrong(matched(runs, (name,), wrong, scope), runs.subject.left_out)


def _in_one(runs: Runs, names: Sequence[str], wrong: frozenset[str], scope: Scope) -> Diagnosis | None:
    """Return the diagnosis of several functions that one mistake is in, None where there is no such mistake."""
    matching = matched(runs, names, wrong, replace(scope, budget=0))
    return concluding.of_wrong(matching, runs.subject.left_out) if matching.candidates else None


def _notes(runs: Runs) -> dict[str, tuple[str, ...]]:
    """Return what no number shows, by function, and under "" what is said of all of them."""
    found = {name: list(sentences) for name, sentences in besides.effects(runs).items()}
    read = ((name, besides.foreign(name, names)) for name, names in runs.subject.foreign.items() if names)
    for name, sentence in chain(read, besides.draws(runs), besides.state(runs)):
        found.setdefault(name, []).append(sentence)
    return {name: tuple(sentences) for name, sentences in found.items()} | {"": _missing(runs.subject)}


def _missing(subject: Subject) -> tuple[str, ...]:
    missing = [name for name in family(subject.family).functions if name not in subject.own]
    if not missing:
        return ()
    return (f"Not given, so correct ones stood in: {listed(missing)}.",)


def _stopped(subject: Subject, name: str, error: StoppedError) -> Diagnosis:
    reason = f"{name} had to be stopped. {error}"
    return Diagnosis(Verdict.LOCALISED, reason, name, suspects=(name,), protection=subject.protection)
