"""What a course has beside its reference: edits, outputs of real programs with their judge, other correct programs."""

import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from types import ModuleType
from typing import Any

from catalog.caching import REGISTRY
from catalog.programs.edit import Edit
from catalog.programs.program import Program
from catalog.registry import correct_programs, courses, exercises


@dataclass(frozen=True, eq=False, slots=True)
class CorpusOutput:
    """What a real program printed. functions: those of its functions that are wrong. judge: of that course.

    collection: the name of the file that it is in.
    """

    course: str
    collection: str
    case: Mapping[str, Any]
    judge: ModuleType

    @property
    def functions(self) -> frozenset[str]:
        """The functions that have a mistake in them."""
        return frozenset(self.judge.functions_wrong(self.case))

    def agrees(self, program: Program) -> bool:
        """True where a program gives on other inputs what the real one gave."""
        return bool(self.judge.agrees(program, self.case))


@REGISTRY.keep()
def corpus_outputs() -> tuple[CorpusOutput, ...]:
    """Return the outputs of real programs, of all courses that have any."""
    found = []
    for course in courses():
        if judge := _part(course, "corpus.judge"):
            found += [
                CorpusOutput(course, each, case, judge) for each in judge.COLLECTIONS for case in judge.outputs(each)
            ]
    return tuple(found)


def corpus_output(course: str, name: str) -> CorpusOutput:
    """Return one of them by its id."""
    return next(each for each in corpus_outputs() if each.course == course and each.case["id"] == name)


@REGISTRY.keep()
def unmade_edits() -> tuple[Edit, ...]:
    """Return the mistakes that no operator makes, of all courses that list any."""
    parts = [_part(course, "unmade") for course in courses()]
    return tuple(edit for part in parts if part for edit in part.EDITS)


def variants() -> dict[tuple[str, str], Any]:
    """Return the correct programs written differently, by their family and name."""
    names = sorted(set(exercises().values()))
    return {(name, style): each for name in names for style, each in correct_programs(name).items() if style}


def _part(course: str, name: str) -> ModuleType | None:
    folder = name.split(".")[0]
    if find_spec(f"reference.{course}.{folder}") is None:
        return None
    return importlib.import_module(f"reference.{course}.{name}")
