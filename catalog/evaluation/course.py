"""What each course has beside its reference: outputs of real programs with their judge, and other correct programs."""

import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from types import ModuleType
from typing import Any

from catalog.programs.program import Program
from catalog.registry import courses, exercises


@dataclass(frozen=True, eq=False, slots=True)
class RealOutput:
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


@cache
def real_outputs() -> tuple[RealOutput, ...]:
    """Return the outputs of real programs, of all courses that have any."""
    found = []
    for course in courses():
        if judge := _part(course, "real.judge"):
            found += [
                RealOutput(course, each, case, judge) for each in judge.COLLECTIONS for case in judge.outputs(each)
            ]
    return tuple(found)


def real_output(course: str, name: str) -> RealOutput:
    """Return one of them by its id."""
    return next(each for each in real_outputs() if each.course == course and each.case["id"] == name)


def styles() -> dict[tuple[str, str], Any]:
    """Return the correct programs written differently, by their family and name."""
    found: dict[tuple[str, str], Any] = {}
    for family in sorted(set(exercises().values())):
        walk = _part(family.split(".")[0], "styles.walk")
        found |= {(family, name): style for name, style in (walk.styles(family) if walk else {}).items()}
    return found


def _part(course: str, name: str) -> ModuleType | None:
    folder = name.split(".")[0]
    if find_spec(f"reference.{course}.{folder}") is None:
        return None
    return importlib.import_module(f"reference.{course}.{name}")
