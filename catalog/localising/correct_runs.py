"""Runs of correct programs: what each of their expressions is on a probe."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from catalog.caching import RESPONSES
from catalog.functions.instrumentation.hooking import sites
from catalog.functions.instrumentation.recorder import Replacement, Value
from catalog.functions.instrumentation.sites import Site
from catalog.functions.instrumentation.source_text import SourceText
from catalog.functions.subject import InProcess
from catalog.localising.values import transposed
from catalog.model.probe import Probe
from catalog.registry import correct_programs, family

REFERENCE = ""
"""The name of the course's own program among the correct ones."""

NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a right value comes from: an expression of a correct program, the same on every probe.

    below: another one that is put below it, in the same array.
    """

    program: str
    site: int
    transposed: bool = False
    below: "Origin | None" = None


@RESPONSES.keep
def traced(program: str, probe: Probe) -> list[tuple[Site, Sequence[Value]]]:
    """Return the expressions of a correct program that a probe evaluates, and what they are."""
    given = _subject(program, probe.family).trace(probe, NOBODY, [Replacement(recording=True)])[0]
    found = _sites(program, probe.family)
    return [(found[number], values) for number, values in given.values.items()]


def value_on(origin: Origin, probe: Probe) -> Sequence[Value] | None:
    """Return a right value on a probe, None where that does not evaluate it."""
    values = next((values for site, values in traced(origin.program, probe) if site.number == origin.site), None)
    if values is None or origin.below is None:
        return transposed(values) if values is not None and origin.transposed else values
    return stacked(values, value_on(origin.below, probe))


def stacked(above: Sequence[Value], below: Sequence[Value] | None) -> Sequence[Value] | None:
    """Return matrices with others below them, None where they do not fit."""
    pairs = list(zip(above, below or (), strict=False))
    matrices = all(isinstance(each, np.ndarray) and each.ndim == 2 for pair in pairs for each in pair)
    if not pairs or not matrices or any(one.shape[1] != two.shape[1] for one, two in pairs):
        return None
    return [np.concatenate(pair) for pair in pairs]


def all_sites(sources: Sequence[SourceText]) -> list[Site]:
    """Return the sites of several sources, numbered through all of them."""
    found: list[Site] = []
    for source in sources:
        found += sites(source.tree(), source.file, len(found))
    return found


@RESPONSES.keep
def _sites(program: str, family_name: str) -> list[Site]:
    return all_sites(_subject(program, family_name).sources)


@RESPONSES.keep
def _subject(program: str, family_name: str) -> InProcess:
    written = correct_programs(family_name)[program]
    return InProcess(family_name, {name: getattr(written, name) for name in family(family_name).functions})
