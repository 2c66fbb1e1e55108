"""Settling: whether an expression is wrong, or what it reads, and which part of it is."""

import ast
from dataclasses import replace

import numpy as np

from catalog.functions.instrumentation.sites import SiteKind
from catalog.functions.instrumentation.targets import written_into
from catalog.localising.healing import Healing, Replaced
from catalog.localising.suspects import Doubt, Suspect, defines, names_read

MOST_PARTS = 4


def settled(healing: Healing, one: Replaced) -> Replaced | None:
    """Return an expression, or what it reads where that heals as much; None where what it reads is in doubt."""
    suspect, options = healing.state.suspect_at(one.site), healing.options
    for each in _read_by(healing, suspect) if suspect is not None else ():
        if each.doubt is Doubt.UNKNOWN or (suspect is not None and suspect.given is None and not _is_array(each)):
            return None
        better = healing.best_of(each, options.of_any_form(each))
        if better is not None and healing.is_everything(better):
            return better
    return one


def doubtful(healing: Healing, one: Replaced) -> frozenset[int]:
    """Return the sites of what an expression reads that can be wrong instead, for all that is known."""
    suspect, right = healing.state.suspect_at(one.site), healing.state.right
    read = _read_by(healing, suspect, but=(Doubt.MISSING,)) if suspect is not None else []
    return frozenset(each.site.number for each in read if _is_array(each) and not right.calls_so(each.site, each.given))


def instead(healing: Healing, one: Replaced) -> Replaced | None:
    """Return what else can stand where something was put, so that everything is right."""
    suspect = healing.state.suspect_at(one.site)
    better = healing.best_of(suspect, healing.options.values(suspect)) if suspect is not None else None
    return better if better is not None and healing.is_everything(better) else None


def part_of(healing: Healing, one: Replaced) -> Replaced | None:
    """Return the smallest part of an expression that heals everything in its place, None for none."""
    state = healing.state
    inside = [each for each in state.suspects if state.is_within(each.site, one.site) and each.site is not one.site]
    unknown = sorted((each for each in inside if each.doubt is Doubt.UNKNOWN), key=lambda each: len(each.site.text))
    for each in unknown[:MOST_PARTS]:
        better = healing.best_of(each, healing.options.values(each))
        if better is not None and healing.is_everything(better) and healing.mends(better.puts):
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
    """True for what a statement adds to or fills; what a call writes its result into is another array after it."""
    node = suspect.site.statement
    writes = isinstance(node, ast.Expr) and bool(written_into(node.value))
    return suspect.site.kind is SiteKind.HELD and not writes


def _is_array(suspect: Suspect) -> bool:
    return suspect.given is not None and isinstance(suspect.given.values[0], np.ndarray)
