"""Reaching: how far a search beyond single named mistakes went, in a sentence."""

from collections.abc import Sequence

from catalog.explaining.searching.report import PHASES, SearchPhase, SearchReport
from catalog.terminal.phrases import counted, listed

SETS = {2: "pairs", 3: "triples", 4: "sets of four"}

Kind = tuple[bool, int]


def reached(search_report: SearchReport | None, *, fits: bool, proven: bool) -> str:
    """Return what was tried, "" where there was no search; fits: something does, proven: and not by accident."""
    if search_report is None:
        return ""
    if not search_report.singles:
        return (
            "Tried: named mistakes, each alone; the time was up before generated ones were tried."
            if search_report.late
            else ""
        )
    kinds = list(dict.fromkeys(_kind(phase) for phase in search_report.begun))
    whole = [kind for kind in kinds if _is_whole(kind, search_report)]
    begun = [kind for kind in kinds if kind not in whole]
    parts = [f"each of {search_report.singles:,} single mistakes, named and generated"]
    parts += [f"all {words} that the readings allow" for words in _in_words(whole)]
    parts += [f"in part {listed(_in_words(begun))}"] if begun else []
    programs = f" ({counted(search_report.programs, 'program')} run)" if search_report.programs else ""
    return f"Tried: {'; '.join(parts)}{programs}{_end(search_report, fits, proven)}."


def _end(search_report: SearchReport, fits: bool, proven: bool) -> str:
    """Return why no more was tried, "" where there was no more."""
    if proven or not (search_report.begun or search_report.late):
        return ", until some fit" if search_report.begun else ""
    over = "the time was up" if search_report.late else "the budget was used up" if search_report.spent else ""
    if not over:
        return ""
    return f", until some fit by accident or {over}" if fits else f", until {over}"


def _kind(phase: SearchPhase) -> Kind:
    """Return whether all mistakes of a phase's sets are named, and their number."""
    return phase.named, phase.size


def _is_whole(kind: Kind, search_report: SearchReport) -> bool:
    """True where every phase with such sets was ended, in every version of the cell, and they come in all phases."""
    phases = [phase for phase in PHASES if _kind(phase) == kind]
    unfounded = any(not phase.founded for phase in phases)
    return unfounded and all(search_report.complete.count(phase) == search_report.versions for phase in phases)


def _in_words(kinds: Sequence[Kind]) -> list[str]:
    words = []
    for named, of in ((True, "of named mistakes"), (False, "with generated mistakes")):
        sets = [SETS[size] for each, size in kinds if each is named]
        words += [f"{listed(sets)} {of}"] if sets else []
    return words
