"""Reaching: how far a search beyond single named mistakes went, in a sentence."""

from collections.abc import Sequence

from catalog.explaining.searching.report import ROUNDS, Reach, Round
from catalog.terminal.phrases import counted, listed

SETS = {2: "pairs", 3: "triples", 4: "sets of four"}

Kind = tuple[bool, int]


def reached(reach: Reach | None, *, fits: bool, proven: bool) -> str:
    """Return what was tried, "" where there was no search; fits: something does, proven: and not by accident."""
    if reach is None:
        return ""
    if not reach.singles:
        return (
            "Tried: named mistakes, each alone; the time was up before generated ones were tried." if reach.late else ""
        )
    kinds = list(dict.fromkeys(_kind(round_) for round_ in reach.begun))
    whole = [kind for kind in kinds if _is_whole(kind, reach)]
    begun = [kind for kind in kinds if kind not in whole]
    parts = [f"each of {reach.singles:,} single mistakes, named and generated"]
    parts += [f"all {words} that the readings allow" for words in _in_words(whole)]
    parts += [f"in part {listed(_in_words(begun))}"] if begun else []
    programs = f" ({counted(reach.programs, 'program')} run)" if reach.programs else ""
    return f"Tried: {'; '.join(parts)}{programs}{_end(reach, fits, proven)}."


def _end(reach: Reach, fits: bool, proven: bool) -> str:
    """Return why no more was tried, "" where there was no more."""
    if proven or not (reach.begun or reach.late):
        return ", until some fit" if reach.begun else ""
    over = "the time was up" if reach.late else "the budget was used up" if reach.spent else ""
    if not over:
        return ""
    return f", until some fit by accident or {over}" if fits else f", until {over}"


def _kind(round_: Round) -> Kind:
    """Return whether all mistakes of a round's sets are named, and their number."""
    return round_.named, round_.size


def _is_whole(kind: Kind, reach: Reach) -> bool:
    """True where every round with such sets was ended, in every version of the cell, and they come in all rounds."""
    rounds = [round_ for round_ in ROUNDS if _kind(round_) == kind]
    unfounded = any(not round_.founded for round_ in rounds)
    return unfounded and all(reach.complete.count(round_) == reach.versions for round_ in rounds)


def _in_words(kinds: Sequence[Kind]) -> list[str]:
    words = []
    for named, of in ((True, "of named mistakes"), (False, "with generated mistakes")):
        sets = [SETS[size] for each, size in kinds if each is named]
        words += [f"{listed(sets)} {of}"] if sets else []
    return words
