"""Functions under test: found where tests have them, and replaced by those of a program.

What is found is replaced in place where it is an ordinary function: whoever holds it, a dict, a fixture or a parameter,
calls the program's. What is something else is bound anew wherever a module has it under a name.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import wraps
from types import FunctionType, ModuleType
from typing import Any

from catalog.programs.program import Program
from catalog.registry import exercises, family, reference_program

Function = Callable[..., Any]


class FunctionsUnderTest:
    """The functions that tests call, and the program whose they are at the moment; the reference's to begin with.

    given: a function for each exercise that calls the program's.
    """

    def __init__(self) -> None:
        self._current: dict[str, Function] = {}
        self._undo: list[Callable[[], object]] = []
        # Made before anything is replaced: the reference's own functions can be what is tested.
        self.families = {name: reference_program(name) for name in dict.fromkeys(exercises().values())}
        self.given = {name: _calling(self._current, name, family(of).namespace()) for name, of in exercises().items()}
        for program in self.families.values():
            self.show(program)

    def show(self, program: Program) -> None:
        """Let a program's functions be those that are called."""
        for name in program.family.functions:
            self._current[name] = getattr(program, name)

    def replace(self, found: Iterable[tuple[str, Function]], parameters: Iterable[dict[str, Any]]) -> None:
        """Replace functions, each with the exercise that it is. parameters: what tests are called with, by name."""
        held = list(parameters)
        given = {id(function) for function in self.given.values()}
        for exercise, function in (each for each in found if id(each[1]) not in given):
            if _in_place(function):
                self._undo.append(_put_code(function, self.given[exercise]))
            else:
                spaces = [vars(module) for module in list(sys.modules.values()) if isinstance(module, ModuleType)]
                for space in (*spaces, *held):
                    self._undo += _bound_anew(space, function, self.given[exercise])

    def put_back(self) -> None:
        """Make everything what it was."""
        while self._undo:
            self._undo.pop()()


def _calling(current: Mapping[str, Function], name: str, names: Mapping[str, Any]) -> Function:
    @wraps(names[name])
    def calling(*args: Any, **kwargs: Any) -> Any:
        return current[name](*args, **kwargs)

    return calling


def _in_place(function: Function) -> bool:
    """True for a function whose code can be another's, but for those that programs are made of."""
    return isinstance(function, FunctionType) and not function.__code__.co_freevars and not _of_a_course(function)


def _put_code(function: Any, other: Function) -> Callable[[], object]:
    """Let a function call another one, and return what undoes it."""
    parts = ("__code__", "__defaults__", "__kwdefaults__")
    before = {part: getattr(function, part) for part in parts}

    def calling(*args: Any, other: Function, **kwargs: Any) -> Any:
        return other(*args, **kwargs)

    function.__code__, function.__defaults__, function.__kwdefaults__ = calling.__code__, None, {"other": other}

    def put_back() -> None:
        for part, value in before.items():
            setattr(function, part, value)

    return put_back


def _bound_anew(space: dict[str, Any], function: Function, other: Function) -> Iterator[Callable[[], object]]:
    for name in [name for name, value in list(space.items()) if value is function]:
        space[name] = other
        yield lambda name=name: space.update({name: function})  # type: ignore[misc]


def _of_a_course(function: Any) -> bool:
    return str(getattr(function, "__module__", "")).startswith("reference.")
