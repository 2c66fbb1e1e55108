"""Reaching: how far a search beyond single named mistakes went, in a sentence."""

from collections.abc import Sequence

from catalog.diagnoses.saying import listed
from catalog.searching.sets import Reach, Stage

SETS = {2: "pairs", 3: "triples", 4: "sets of four"}

Kind = tuple[bool, bool, int]


def reached(reach: Reach | None, *, fits: bool, proven: bool) -> str:
    """Return what was tried, "" where there was no search; fits: something does, proven: and not by accident."""
    if reach is None:
        return ""
    whole, begun = _how_far(reach)
    over = "the time was up" if reach.late else "the budget was used up"
    end = "some fit" if proven else f"some fit or {over}" if fits else over
    parts = [f"each of {reach.singles:,} single mistakes, named and generated"]
    parts += [f"all {words}" for words in _in_words(whole)]
    parts += [f"{words}, until {end}" for words in _in_words(begun)]
    programs = f": {reach.programs:,} programs run" if reach.programs else ""
    return f"Tried: {'; '.join(parts)}{programs}."


def _how_far(reach: Reach) -> tuple[list[Kind], list[Kind]]:
    """Return which kinds of sets were all tried, and which were begun and not ended.

    Several versions of a cell are searched one after the other: what is complete is so in all of them.
    """
    begun, complete = [_kind(stage) for stage in reach.begun], [_kind(stage) for stage in reach.complete]
    versions = begun.count(begun[0]) if begun else 0
    whole = [kind for kind in dict.fromkeys(begun) if complete.count(kind) == versions]
    return whole, [kind for kind in dict.fromkeys(begun) if kind not in whole]


def _kind(stage: Stage) -> Kind:
    """Return whether the readings speak against the sets of a stage, whether all are of named mistakes, their size."""
    return stage.ruled_out, stage.named, stage.size


def _in_words(kinds: Sequence[Kind]) -> list[str]:
    words = []
    for against, named in dict.fromkeys(kind[:2] for kind in kinds):
        sets = listed([SETS[size] for *others, size in kinds if others == [against, named]])
        of = "of named mistakes" if named else "with generated mistakes"
        words.append(f"other {sets} {of}" if against else f"{sets} {of} that the readings allow")
    return words
