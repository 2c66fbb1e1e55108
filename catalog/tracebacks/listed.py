"""Listed words: the exceptions that mutants name in the words of other versions."""

from functools import cache

from catalog.discovery import all_mutants
from catalog.observations.faults import parse_fault
from catalog.signatures.fault import Fault

# Stands for a name that differs from student to student.
GAP = "..."


@cache
def _listed() -> tuple[Fault, ...]:
    words = (words for mutant in all_mutants() for words in mutant.wordings if GAP not in words)
    return tuple(fault for each in words if (fault := parse_fault(each)) is not None)


def listed_words(fault: Fault | None) -> bool:
    """True for an exception in the very words that a mutant lists."""
    return fault is not None and any(each.alike(fault) for each in _listed())
