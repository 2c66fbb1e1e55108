"""Reasons: the verdict in a sentence."""

from collections.abc import Sequence

from catalog.diagnoses.cause import Cause
from catalog.diagnoses.saying import counted, listed
from catalog.diagnoses.search import Found
from catalog.matching.chance import Evidence
from catalog.observations.observation import Observation
from catalog.signatures.fault import Fault


def said(causes: Sequence[Cause], evidence: Evidence, fault: Fault | None) -> str:
    """Return what explains an output, and how sure that is."""
    what = _causes(causes)
    if fault is not None:
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
    if found.observation.fault is not None:
        return _unknown_fault(found.observation)
    what = _tried(found)
    if exercises:
        return (
            f"This could be of {listed(exercises, 'or')}, and {what[0].lower()}{what[1:]} gives it: name the exercise."
        )
    return f"{what} gives exactly these numbers."


def _tried(found: Found) -> str:
    """Return what gives nothing of the kind, as far as the search went."""
    if found.reach is None:
        return "No single mistake of the catalog"
    if not found.reach.begun:
        return "No single mistake, named or generated,"
    return "No single mistake, and no set of mistakes within the budget,"


def _unknown_fault(observation: Observation) -> str:
    fault = observation.fault
    if fault is None or not fault.message:
        return "An exception without its message tells nothing: paste the whole last line of the traceback."
    where = f" It came out of {fault.function}." if fault.function else " Paste the whole traceback to see where."
    if fault.kind in ("NameError", "UnboundLocalError") and fault.missing:
        return f"Nothing was ever stored under the name {fault.missing!r}: look for where it is misspelt.{where}"
    return f"No single mistake that was tried ends like this.{where}"
