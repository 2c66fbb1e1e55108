"""Equivalence: programs that fit, in groups that no input tells apart.

Running a program on the battery costs milliseconds, and comparing what hundreds gave, pair by pair, costs seconds. So
what they gave is first compared by its digest, and number by number only where the digests differ.
"""

import hashlib
from collections.abc import Iterable, Sequence

from catalog.caching import RESPONSES
from catalog.explaining.matching.candidate import Candidate
from catalog.model.cause import SameIn
from catalog.running.behaviour import Behaviour, alike, behaviour
from catalog.running.digest import digest

EquivalenceFingerprint = tuple[tuple[str, ...], Behaviour]


@RESPONSES.keep
def equivalence_fingerprint(candidate: Candidate) -> EquivalenceFingerprint:
    """Return what a program gives on each probe of the battery, as a short text and in full."""
    given = behaviour(candidate.made())
    return tuple(hashlib.sha1(repr(digest(each)).encode()).hexdigest() for each in given), given


def behave_alike(left: Candidate, right: Candidate) -> bool:
    """True where no input tells two programs apart."""
    (texts, one), (others, other) = equivalence_fingerprint(left), equivalence_fingerprint(right)
    if texts == others:
        return True
    differing = [at for at, pair in enumerate(zip(texts, others, strict=True)) if pair[0] != pair[1]]
    return alike(tuple(one[at] for at in differing), tuple(other[at] for at in differing))


def alternatives(first: Candidate, others: Sequence[Candidate]) -> tuple[tuple[str, ...], tuple[SameIn, ...]]:
    """Return the names of mistakes that behave like the first in the reference's own form, and in others alone."""
    names: list[str] = []
    written: list[SameIn] = []
    for each in others:
        together = " and ".join(each.names)
        if not (first.equivalents or each.equivalents) or behave_alike(_plain(first), _plain(each)):
            names.append(together)
        else:
            variants = (*first.equivalents, *each.equivalents)
            written.append(SameIn(together, tuple(dict.fromkeys(variant.name for variant in variants))))
    return tuple(names), tuple(written)


def _plain(candidate: Candidate) -> Candidate:
    """Return the same mistakes in the reference's own form."""
    return Candidate(candidate.family, candidate.mutants)


def partition(candidates: Iterable[Candidate]) -> list[list[Candidate]]:
    """Return the candidates in groups that behave alike, in the order of each group's first."""
    found: list[list[Candidate]] = []
    by_text: dict[tuple[str, ...], list[Candidate]] = {}
    for candidate in candidates:
        texts, _ = equivalence_fingerprint(candidate)
        group = by_text.get(texts) or next((each for each in found if behave_alike(each[0], candidate)), None)
        if group is None:
            group = []
            found.append(group)
        group.append(candidate)
        by_text[texts] = group
    return found
