"""Reasons: why a verdict is what it is, where something is wrong."""

from collections.abc import Sequence

from catalog.explaining.cells.explanation import ExplainedCell
from catalog.explaining.matching.chance import Evidence
from catalog.model.cause import Cause
from catalog.model.finding import Finding
from catalog.model.findings.conclusions import CanEndLikeThis, Conclusion, GivesExactly, NothingGives, Tried


def explaining(found: ExplainedCell, causes: Sequence[Cause], evidence: Evidence) -> Finding:
    """Return what explains an output, and how sure that is."""
    count, together = len(causes), sum(each.order for each in causes[0].mistakes)
    if found.observation.error is not None:
        return CanEndLikeThis(count, together, found.raised.frame if found.raised is not None else None, _tried(found))
    return GivesExactly(count, together, weak=count == 1 and evidence.weak)


def unexplained(found: ExplainedCell, exercises: Sequence[str]) -> Finding:
    """Return why nobody is named; exercises: those that it could be of, where that is not clear."""
    if found.accident is not None:
        return Conclusion.BY_ACCIDENT
    return NothingGives(_tried(found), tuple(exercises))


def _tried(found: ExplainedCell) -> Tried:
    """Return what gives nothing of the kind, as far as the search went."""
    if found.search_report is None:
        return Tried.CATALOG
    if found.search_report.late and not found.search_report.singles:
        return Tried.NAMED_IN_TIME
    return Tried.SETS if found.search_report.begun else Tried.SINGLES
