"""Listed words: the exceptions that mutants name in the words of other versions, or with any name in them."""

from functools import cache

from catalog.explaining.exceptions.names import LIBRARIES
from catalog.model.problem import Problem, Raised
from catalog.model.raised_error import Fault
from catalog.reading.pastes.faults import parse_fault
from catalog.registry import all_mutants

# Stands for a name that differs from student to student.
GAP = "..."


@cache
def _listed() -> tuple[Fault, ...]:
    faults = (parse_fault(words) for mutant in all_mutants() for words in mutant.wordings)
    return tuple(fault for fault in faults if fault is not None)


def listed_words(fault: Fault | None, raised: Raised) -> bool:
    """True for an exception in the very words that a mutant lists, or with a name in them that is like no other."""
    if fault is None:
        return False
    strange = raised.problem is Problem.WRONG_NAME and not raised.nearest and raised.name not in LIBRARIES
    return any(
        _is_gap(each, fault) if GAP in each.message else each.alike(fault)
        for each in _listed()
        if strange or GAP not in each.message
    )


def _is_gap(listed: Fault, fault: Fault) -> bool:
    return listed.kind == fault.kind and fault.message.startswith(listed.message.partition(GAP)[0])
