"""Reach: which of a family's functions a submission may ask for, as the correct functions call each other.

A function that is replaced for a correct one is one that others are tried with. Whoever has no use for it could only
ask it for what is right: so each function reaches those that its correct version calls, and no others.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from types import CodeType, SimpleNamespace
from typing import Any

import numpy as np

from catalog.caching import REGISTRY, RESPONSES
from catalog.functions.stand_ins import stand_ins
from catalog.model.probe import Probe
from catalog.registry import family
from catalog.running.run import quiet


@dataclass(frozen=True, slots=True)
class Use:
    """What a probe does with functions: which it calls itself, and the greatest length of the arrays it gives them."""

    calls: frozenset[str]
    longest: int


@REGISTRY.keep()
def calls_of(family_name: str) -> Mapping[str, frozenset[str]]:
    """Return which functions of a family each of its correct functions calls itself."""
    found = family(family_name)
    namespace, names = found.namespace(), frozenset(found.functions)
    return {name: names & frozenset(_mentioned(namespace[name].__code__)) for name in found.functions}


def _mentioned(code: CodeType) -> Iterable[str]:
    yield from code.co_names
    for part in code.co_consts:
        if isinstance(part, CodeType):
            yield from _mentioned(part)


def reachable(names: Iterable[str], own: Collection[str], family_name: str) -> frozenset[str]:
    """Return what these functions may ask for: correct ones that they call, or that those of the student's call."""
    calls, found, unseen = calls_of(family_name), set[str](), list(names)
    while unseen:
        for name in calls[unseen.pop()] - found:
            found.add(name)
            unseen += [name] if name in own else []
    return frozenset(found.difference(own))


def asked_by(probe: Probe, own: Collection[str]) -> frozenset[str]:
    """Return what a probe may ask for, and the student's functions that it calls."""
    calls = use_of(probe).calls
    return calls.difference(own) | reachable(calls.intersection(own), own, probe.family)


@RESPONSES.keep
def use_of(probe: Probe) -> Use:
    """Return what a probe does with correct functions."""
    longest, called = 0, set[str]()

    def watched(name: str, function: Any) -> Any:
        def call(*args: Any, **kwargs: Any) -> Any:
            nonlocal longest
            called.add(name)
            longest = max(longest, _longest((args, kwargs)))
            return function(*args, **kwargs)

        return call

    functions = stand_ins(probe.family, {})
    with quiet():
        probe.call(SimpleNamespace(**{name: watched(name, each) for name, each in functions.items()}))  # type: ignore[arg-type]
    return Use(frozenset(called), longest)


def _longest(value: Any) -> int:
    if isinstance(value, dict):
        return max(map(_longest, value.values()), default=0)
    if isinstance(value, list | tuple):
        return max(len(value), *map(_longest, value), 0)
    return max(np.shape(value), default=0)
