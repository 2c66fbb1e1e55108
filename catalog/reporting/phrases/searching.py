"""Searching: what was tried beyond single named mistakes, in a sentence."""

from collections.abc import Sequence

from catalog.model.findings.searching import Searched, Sets, Stop
from catalog.reporting.phrases.sentence import sentence
from catalog.terminal.phrases import counted, listed

SETS = {2: "pairs", 3: "triples"}

_OVER = {Stop.TIME: "the time was up", Stop.BUDGET: "the budget was used up"}


@sentence.register
def _(found: Searched) -> str:
    if not found.singles:
        return "Tried: named mistakes, each alone; the time was up before generated ones were tried."
    parts = [f"each of {found.singles:,} single mistakes, named and generated"]
    parts += [f"all {words} that the readings allow" for words in _in_words(found.whole)]
    parts += [f"in part {listed(_in_words(found.in_part))}"] if found.in_part else []
    parts += ["larger sets, one mistake after the other"] if found.peeled else []
    programs = f" ({counted(found.programs, 'program')} run)" if found.programs else ""
    return f"Tried: {'; '.join(parts)}{programs}{_end(found)}."


def _end(found: Searched) -> str:
    """Return why no more was tried, "" where there was no more."""
    if found.stop is None:
        return ""
    if found.stop is Stop.FIT:
        return ", until some fit"
    return f", until {'some fit by accident or ' if found.by_accident else ''}{_OVER[found.stop]}"


def _in_words(kinds: Sequence[Sets]) -> list[str]:
    words = []
    for named, of in ((True, "of named mistakes"), (False, "with generated mistakes")):
        sets = [SETS[kind.size] for kind in kinds if kind.named is named]
        words += [f"{listed(sets)} {of}"] if sets else []
    return words
