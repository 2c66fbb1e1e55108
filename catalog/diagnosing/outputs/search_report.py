"""Search reports: how far a search beyond single named mistakes went."""

from catalog.explaining.searching.report import PEELED, PHASES, SearchPhase, SearchReport
from catalog.model.findings.searching import Searched, Sets, Stop


def reached(search_report: SearchReport | None, *, fits: bool, proven: bool) -> Searched | None:
    """Return what was tried, None where there was no search; fits: something does, proven: and not by accident."""
    if search_report is None:
        return None
    if not search_report.singles:
        return Searched(0, stop=Stop.TIME) if search_report.late else None
    kinds = list(dict.fromkeys(_kind(phase) for phase in search_report.begun if phase is not PEELED))
    whole = tuple(kind for kind in kinds if _is_whole(kind, search_report))
    return Searched(
        search_report.singles,
        search_report.programs,
        whole,
        tuple(kind for kind in kinds if kind not in whole),
        _stop(search_report, proven),
        by_accident=fits and not proven,
        peeled=PEELED in search_report.begun,
    )


def _stop(search_report: SearchReport, proven: bool) -> Stop | None:
    """Return why no more was tried, None where there was no more."""
    if proven or not (search_report.begun or search_report.late):
        return Stop.FIT if search_report.begun else None
    return Stop.TIME if search_report.late else Stop.BUDGET if search_report.spent else None


def _kind(phase: SearchPhase) -> Sets:
    return Sets(phase.size, phase.named)


def _is_whole(kind: Sets, search_report: SearchReport) -> bool:
    """True where every phase with such sets was ended, in every version of the cell, and they come in all phases."""
    phases = [phase for phase in PHASES if _kind(phase) == kind]
    unfounded = any(not phase.founded for phase in phases)
    return unfounded and all(search_report.complete.count(phase) == search_report.versions for phase in phases)
