"""Suspects: the expressions that can be what is wrong, furthest upstream first."""

import ast
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from catalog.functions.instrumentation.sites import Site, SiteKind, held_at
from catalog.functions.instrumentation.targets import overwritten
from catalog.localising.right_values import RightValues
from catalog.localising.trial import TrialOutcome
from catalog.localising.values import Evaluations, evaluations


class Doubt(IntEnum):
    """Why an expression is suspected.

    unknown: no correct program computes that value. misnamed: one does, under another name, and what bears this name is
    something else. missing: it has no value, as an exception came out of its statement. misplaced: its value is right
    for something that may be something else. none: it is what correct programs call so.
    """

    UNKNOWN = 0
    MISNAMED = 1
    MISSING = 2
    MISPLACED = 3
    NONE = 4


COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
STRONG = (Doubt.UNKNOWN, Doubt.MISNAMED, Doubt.MISSING)


@dataclass(frozen=True, eq=False, slots=True)
class Suspect:
    """An expression, what it was, None for no numbers, and why it is suspected.

    at: when it was first in doubt. since: when it can have been first, where each evaluation is right for something.
    """

    site: Site
    given: Evaluations | None
    doubt: Doubt
    at: int = 0
    since: int = 0


def names_read(site: Site, sites: Sequence[Site]) -> frozenset[str]:
    """Return the names and attributes that an expression is made of, and the functions that it calls.

    What stands in a comprehension is made of what that runs over as well.
    """
    made_of: list[ast.AST] = [site.statement if site.kind is SiteKind.HELD else site.node]
    around = site.within
    while around is not None:
        if isinstance(outer := sites[around].node, COMPREHENSIONS):
            made_of += [each.iter for each in outer.generators]
        around = sites[around].within
    inside = [each for part in made_of for each in _read_in(part)]
    called = (each.func for each in inside if isinstance(each, ast.Call))
    methods = {function.attr for function in called if isinstance(function, ast.Attribute)}
    loaded = {each.id for each in inside if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Load)}
    added_to = [each.target for each in inside if isinstance(each, ast.AugAssign)]
    attributes = [each for each in inside if isinstance(each, ast.Attribute)]
    held = {f".{each.attr}" for each in attributes if isinstance(each.ctx, ast.Load) or each in added_to}
    return frozenset(loaded | methods | held | {each.id for each in added_to if isinstance(each, ast.Name)})


def _read_in(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the parts of an expression, but for what a call writes into and does not read."""
    yield node
    into = overwritten(node) if isinstance(node, ast.expr) else []
    for each in ast.iter_child_nodes(node):
        if not any(part is each or getattr(each, "value", None) is part for part in into):
            yield from _read_in(each)


def suspects(
    outcome: TrialOutcome, sites: Sequence[Site], right: RightValues, functions: Collection[str]
) -> list[Suspect]:
    """Return the expressions of a run, in the order in which they were first in doubt.

    functions: those whose lines are looked at.
    """
    values, when = outcome.traced.values, _when(outcome.traced.order)
    looked_at = [sites[number] for number in values if sites[number].function in functions]
    found = [_suspect(site, evaluations(values[site.number]), right, outcome, when[site.number]) for site in looked_at]
    found += _missing(outcome, sites, functions)
    return sorted(found, key=lambda each: each.at)


def _when(order: Sequence[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for at, number in enumerate(order):
        found.setdefault(number, []).append(at)
    return found


def _suspect(
    site: Site, given: Evaluations | None, right: RightValues, outcome: TrialOutcome, when: Sequence[int]
) -> Suspect:
    so_called = right.so_called(site)
    if given is None:
        return Suspect(site, None, Doubt.UNKNOWN if so_called else Doubt.NONE, when[0], when[0])
    equal, known = right.equal(given, ended=outcome.ends), right.known(given)
    if site.kind is SiteKind.LOOP:
        return Suspect(site, given, Doubt.MISPLACED if equal else Doubt.UNKNOWN, when[0], when[0])
    first = known.index(False) if False in known else _first_other(given, right)
    since = when[first if False in known else 0]
    doubt = Doubt.UNKNOWN if not equal else Doubt.MISNAMED if so_called else Doubt.MISPLACED
    doubt = Doubt.NONE if any(each in so_called for each in equal) else doubt
    return Suspect(site, given, doubt, when[first], since)


def _first_other(given: Evaluations, right: RightValues) -> int:
    """Return the first evaluation in which the likest right values differ, of those that each alone are right."""
    likest = right.longest_agreement(given)
    return likest if 0 < likest < given.count else given.count - 1


def _missing(outcome: TrialOutcome, sites: Sequence[Site], functions: Collection[str]) -> Iterator[Suspect]:
    """Yield the expressions of the statement that an exception came out of, and that have no value therefore."""
    at, end = outcome.traced.run.at, len(outcome.traced.order)
    for site in sites if at is not None else ():
        if site.function in functions and site.number not in outcome.traced.values and _is_at(site, at):
            yield Suspect(site, None, Doubt.MISSING, end, end)


def _is_at(site: Site, at: tuple[str, int] | None) -> bool:
    last = site.span[2] if isinstance(site.statement, ast.For | ast.If | ast.While) else site.statement.end_lineno
    return at is not None and site.file == at[0] and site.statement.lineno <= at[1] <= (last or 0)


def reads(site: Site, name: str, function: str) -> bool:
    """True for a name that a function reads, and for an attribute that any does."""
    place = held_at(name)
    return (place[:1] == "." or site.function == function) and held_at(site.reads) == place


def defines(site: Site, name: str, function: str) -> bool:
    """True for what a name of a function is assigned; an attribute is assigned in any."""
    if site.kind not in (SiteKind.VALUE, SiteKind.HELD):
        return False
    place = held_at(name)
    return (place[:1] == "." or site.function == function) and place in map(held_at, site.names)
