"""Diagnosing functions: which of them are wrong, and what is wrong with each."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from catalog.diagnosing.functions import concluding, side_effects
from catalog.diagnosing.functions.concluding import of_wrong
from catalog.diagnosing.functions.helpers import wrong_helpers
from catalog.diagnosing.functions.matching import matched, named_at_first_sight
from catalog.diagnosing.functions.namesakes import namesakes
from catalog.diagnosing.functions.substitution import wrong_alone, wrong_functions
from catalog.functions.restoring_globals import undisturbed
from catalog.functions.runs import NOBODY, Runs
from catalog.functions.subject import Others, StoppedError, Subject, replaced_in
from catalog.model.diagnosis import Diagnosis, Verdict
from catalog.model.finding import Finding, Refused
from catalog.model.findings.endings import CallItAlone, Stopped
from catalog.model.findings.functions import StoodIn
from catalog.model.findings.side_effects import ReadsForeign, SinglePrecision
from catalog.model.scope import Scope
from catalog.model.trouble import Trouble
from catalog.registry import exercises, family
from catalog.running.run import quiet

EVERYTHING = Scope()
RIGHT = (Verdict.CORRECT, Verdict.INCOMPLETE)


def parts_of(subject: Subject, scope: Scope = EVERYTHING) -> tuple[Diagnosis, ...]:
    """Return one diagnosis for each of a subject's functions, upstream first."""
    for name, course in namesakes(subject):
        return _beside(subject, name, concluding.of_namesake(subject, name, course), scope)
    try:
        with quiet(), undisturbed():
            return _parts(subject, scope)
    except StoppedError as error:
        name = error.exercise if error.exercise in subject.own else subject.own[0]
        return _beside(subject, name, _stopped(subject, name, error), scope)


def _beside(subject: Subject, name: str, found: Diagnosis, scope: Scope) -> tuple[Diagnosis, ...]:
    """Return the diagnosis of one function that cannot be run, and those of the others, with a correct one for it."""
    others = Others(subject, frozenset({name}))
    return (found, *(parts_of(others, scope) if others.own else ()))


def joined(parts: Sequence[Diagnosis]) -> Diagnosis:
    """Return one diagnosis of several functions: what is wrong furthest upstream, with a part for each."""
    order = list(exercises())
    found = sorted(parts, key=lambda part: (part.verdict is Verdict.CORRECT, order.index(part.exercise)))
    remarks = tuple(dict.fromkeys(each for part in found for each in part.remarks))
    return replace(found[0], remarks=remarks, parts=tuple(found) if len(found) > 1 else ())


def _parts(subject: Subject, scope: Scope) -> tuple[Diagnosis, ...]:
    runs = Runs(subject)
    helpers = wrong_helpers(runs)
    if helpers:
        return tuple(_beside_helpers(runs, helpers, scope))
    simple = named_at_first_sight(runs, scope)
    wrong = wrong_functions(runs) if simple is None else frozenset(simple.functions)
    rough = _right_in_single(runs, wrong) if simple is None else NOBODY
    parts = _wrong_parts(runs, wrong, rough, scope) if simple is None else [of_wrong(simple, subject.left_out)]
    found = {part.exercise: part for part in parts}
    more = _notes(runs)
    for name in subject.own:
        part = found.setdefault(name, concluding.of_right(runs, name))
        own = _own_notes(runs, name, name in rough) if part.verdict in RIGHT else ()
        found[name] = replace(part, remarks=(*part.remarks, *own, *more.get(name, ()), *more[""]))
    return tuple(found[name] for name in subject.own)


def _beside_helpers(runs: Runs, helpers: frozenset[str], scope: Scope) -> Iterator[Diagnosis]:
    """Yield what is said of functions whose helpers are wrong, of each as it is with the course's helpers."""
    subject = Others(runs.subject, helpers)
    for part in _parts(subject, scope):
        hurt = part.verdict is Verdict.CORRECT and runs.is_wrong(runs.but({part.exercise}))
        yield concluding.of_helpers(part, sorted(helpers)) if hurt else part


def _own_notes(runs: Runs, name: str, rough: bool) -> tuple[Finding, ...]:
    """Return what else there is to say of what a function returns that is right."""
    found = (SinglePrecision(name),) if rough else tuple(side_effects.no_arrays(runs, name))
    return (*found, *side_effects.prints(runs, name))


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


def _notes(runs: Runs) -> dict[str, tuple[Finding, ...]]:
    """Return what no number shows, by function, and under "" what is said of all of them."""
    found: dict[str, list[Finding]] = {name: [*changes] for name, changes in side_effects.effects(runs).items()}
    read = ((name, ReadsForeign(name, names)) for name, names in runs.subject.foreign.items() if names)
    for name, each in chain(
        read,
        side_effects.patches(runs),
        side_effects.old_names(runs),
        side_effects.draws(runs),
        side_effects.state(runs),
    ):
        found.setdefault(name, []).append(each)
    return {name: tuple(all_of_it) for name, all_of_it in found.items()} | {"": _missing(runs.subject)}


def _missing(subject: Subject) -> tuple[StoodIn, ...]:
    names, replaced = family(subject.family).functions, replaced_in(subject)
    missing = tuple(name for name in names if name not in subject.own and name not in replaced)
    left_out = tuple(name for name in names if name in replaced)
    found = (StoodIn(missing), StoodIn(left_out, own=True))
    return tuple(each for each in found if each.functions)


def _stopped(subject: Subject, name: str, error: StoppedError) -> Diagnosis:
    found = Stopped(name, Refused(str(error)))
    said = Diagnosis(Verdict.LOCALISED, found, exercise=name, suspects=(name,), protection=subject.protection)
    step = CallItAlone(name) if error.trouble is Trouble.LATE else None
    return replace(said, trouble=error.trouble, next_step=step)
