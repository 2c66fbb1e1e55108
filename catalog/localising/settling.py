"""Settling: whether an expression is wrong, or what it reads, and which part of it is."""

import ast
from dataclasses import replace

import numpy as np

from catalog.functions.instrumentation.sites import SiteKind
from catalog.functions.instrumentation.targets import written_into
from catalog.localising.healing import Healing, Replaced
from catalog.localising.state import State
from catalog.localising.suspects import Doubt, Suspect, defines, names_read

MOST_PARTS = 4


def settled(healing: Healing, one: Replaced) -> Replaced | None:
    """Return an expression, or what it reads where that heals as much; None where what it reads is in doubt."""
    suspect, options = healing.state.suspect_at(one.site), healing.options
    for each in _read_by(healing, suspect) if suspect is not None else ():
        if each.doubt is Doubt.UNKNOWN or (suspect is not None and suspect.given is None and not _is_array(each)):
            return None
        better = healing.best_of(each, options.of_any_form(each))
        if better is not None and healing.mends(better.puts):
            return better
    if suspect is None or suspect.site.function not in healing.state.functions:
        return _given_wrong(healing, one)
    return _from_a_helper(healing, suspect, one)


def _from_a_helper(healing: Healing, suspect: Suspect, one: Replaced) -> Replaced | None:
    """Return what a helper returns to an expression, where that heals as much; None where that cannot be told."""
    state, read = healing.state, names_read(suspect.site, healing.state.sites)
    before = [each.site for each in state.suspects if any(defines(each.site, x, suspect.site.function) for x in read)]
    called = read.union(*(names_read(site, state.sites) for site in before)) & (state.looked_at - state.functions)
    for each in state.suspects:
        if each.site.returned and each.site.function in called and each.given is not None:
            better = healing.best_of(each, healing.options.values(each))
            if better is not None and healing.is_everything(better):
                return None if healing.doubts.reads_what_is_in_doubt(each) else _given_wrong(healing, better)
            if each.doubt is not Doubt.NONE and each.given.form not in state.right.by_form:
                return None
    return one


def arguments_of_helpers(state: State) -> list[Suspect]:
    """Return the arguments that the exercises' functions give to helpers of the student's."""
    helpers = state.looked_at - state.functions
    found = [each for each in state.suspects if each.site.within is not None and each.site.function in state.functions]
    return [each for each in found if state.sites[each.site.within or 0].calls in helpers and not each.site.returned]


def _given_wrong(healing: Healing, one: Replaced) -> Replaced | None:
    """Return the argument of a helper that is wrong instead of it; None where either of several can be."""
    state, helper = healing.state, one.site.function
    if helper in state.functions:
        return one
    given = [each for each in arguments_of_helpers(state) if state.sites[each.site.within or 0].calls == helper]
    instead = [healing.best_of(each, healing.options.given_instead(each)) for each in given]
    able = [each for each in instead if each is not None and healing.is_everything(each) and healing.mends(each.puts)]
    if not able:
        return one
    return able[0] if len({each.site.statement for each in able}) == 1 else None


def doubtful(healing: Healing, one: Replaced) -> frozenset[int]:
    """Return the sites of what an expression reads that can be wrong instead, for all that is known."""
    suspect, right = healing.state.suspect_at(one.site), healing.state.right
    read = _read_by(healing, suspect, but=(Doubt.MISSING,)) if suspect is not None else []
    return frozenset(each.site.number for each in read if _is_array(each) and not right.calls_so(each.site, each.given))


def instead(healing: Healing, one: Replaced) -> Replaced | None:
    """Return what else can stand where something was put, so that everything is right."""
    suspect = healing.state.suspect_at(one.site)
    better = healing.best_of(suspect, healing.options.values(suspect)) if suspect is not None else None
    return better if better is not None and healing.mends(better.puts) else None


def part_of(healing: Healing, one: Replaced) -> Replaced | None:
    """Return the smallest part of an expression that heals everything in its place, None for none."""
    state = healing.state
    inside = [each for each in state.suspects if state.is_within(each.site, one.site) and each.site is not one.site]
    unknown = sorted((each for each in inside if each.doubt is Doubt.UNKNOWN), key=lambda each: len(each.site.text))
    for each in unknown[:MOST_PARTS]:
        better = healing.best_of(each, healing.options.values(each))
        if better is not None and healing.mends(better.puts):
            return replace(better, heals=one.heals)
    return None


def upstream(healing: Healing, found: Replaced) -> Replaced:
    """Return what a name was assigned, where that heals as much as the name does."""
    name = found.site.reads
    definitions = [each for each in healing.state.suspects if name and defines(each.site, name, found.site.function)]
    for each in definitions[::-1]:
        # An entry of what is returned can be the name of what was right when it was assigned, and is no other's.
        if each.doubt is Doubt.NONE and not (found.site.key and each.site.reads):
            continue
        better = healing.best_of(each, healing.options.with_a_name(each))
        if better is not None and better.heals >= found.heals:
            return upstream(healing, better)
    return found


def _read_by(healing: Healing, suspect: Suspect, but: tuple[Doubt, ...] = (Doubt.NONE, Doubt.MISSING)) -> list[Suspect]:
    """Return what the names that an expression reads were assigned, but for what is right."""
    state, function = healing.state, suspect.site.function
    read = names_read(suspect.site, state.sites)
    found = [
        each
        for each in state.suspects
        if each.doubt not in but
        and each.since < suspect.at
        and each.site.statement is not suspect.site.statement
        and not (_is_added_to(suspect) and each.site.kind is SiteKind.HELD and each.site.names == suspect.site.names)
        and any(defines(each.site, name, function) for name in read)
    ]
    return [each for each in found if not state.is_cleared(each)]


def _is_added_to(suspect: Suspect) -> bool:
    """True for what a statement fills or appends to; what it computes with is another value after it."""
    node = suspect.site.statement
    writes = isinstance(node, ast.AugAssign) or (isinstance(node, ast.Expr) and bool(written_into(node.value)))
    return suspect.site.kind is SiteKind.HELD and not writes


def _is_array(suspect: Suspect) -> bool:
    return suspect.given is not None and isinstance(suspect.given.values[0], np.ndarray)
