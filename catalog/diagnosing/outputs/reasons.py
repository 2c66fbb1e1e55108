"""Reasons: the verdict in a sentence."""

from collections.abc import Sequence

from catalog.explaining.cells.explanation import Found
from catalog.explaining.matching.chance import Evidence
from catalog.model.cause import Cause
from catalog.model.raised_error import RaisedError
from catalog.terminal.phrases import counted, listed


def said(causes: Sequence[Cause], evidence: Evidence, error: RaisedError | None) -> str:
    """Return what explains an output, and how sure that is."""
    what = _causes(causes)
    if error is not None:
        return f"{what} can end like this, but an exception alone does not prove it."
    gives = "give" if len(causes) == 1 and len(causes[0].mistakes) > 1 else "gives"
    exactly = f"{what} {gives} exactly what was shown"
    if len(causes) == 1 and evidence.weak:
        return f"{exactly}, but zeros, changed signs or a shape alone do not prove it."
    return f"{exactly}."


def _causes(causes: Sequence[Cause]) -> str:
    """Return how many explanations there are, and of how many mistakes."""
    count, together = len(causes), len(causes[0].mistakes)
    if count == 1:
        one = counted(together, "mistake").capitalize()
        return one if together == 1 else f"{one} together"
    noun = "different mistake" if together == 1 else "different explanation"
    each = "" if together == 1 else f", of {counted(together, 'mistake')} each,"
    return f"{'Either' if count == 2 else 'Each'} of {counted(count, noun)}{each}"


def unknown(found: Found, exercises: Sequence[str]) -> str:
    """Return why nobody is named; exercises: those that it could be of, where that is not clear."""
    if found.accident is not None:
        return "A mistake that was tried would print this, but so few wrong digits fit by accident as well."
    what = _tried(found)
    if exercises:
        return (
            f"This could be of {listed(exercises, 'or')}, and {what[0].lower()}{what[1:]} gives it: name the exercise."
        )
    return f"{what} gives exactly these numbers."


def _tried(found: Found) -> str:
    """Return what gives nothing of the kind, as far as the search went."""
    if found.search_report is None:
        return "No single mistake of the catalog"
    if found.search_report.late and not found.search_report.singles:
        return "Time ran out before generated mistakes were tried, and no named mistake"
    if not found.search_report.begun:
        return "No single mistake, named or generated,"
    return "No single mistake, and no set of mistakes within the budget,"
