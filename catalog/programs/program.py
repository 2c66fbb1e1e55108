"""A program: the reference with any set of edits made, ready to call."""

import difflib
from collections.abc import Callable
from types import FunctionType
from typing import Any

from catalog.programs.edit import Edit
from catalog.programs.family import Family


class Program:
    """The functions of a family as attributes, with the edits made.

    Raises EditError where the edits do not apply together. The functions call each other, not the reference's. keep:
    whether their code objects are kept for other programs with the same edits in a function. spans: what is replaced,
    by function. edited: the names of those functions.
    """

    def __init__(self, family: Family, edits: tuple[Edit, ...] = (), *, keep: bool = True) -> None:
        self.family = family
        self.edits = edits
        self.spans = family.spans(edits)
        self.edited = frozenset(self.spans)
        namespace = family.namespace()
        for function, spans in self.spans.items():
            code, statements = family.compiled(function, spans, keep=keep)
            namespace[function] = FunctionType(code, namespace)
            for name, statement in statements.items():
                namespace[name] = FunctionType(statement, namespace)
        for function in family.functions:
            if function not in self.spans:
                original = namespace[function]
                namespace[function] = FunctionType(original.__code__, namespace)
        self._namespace = namespace
        self._functions = {name: namespace[name] for name in family.functions}

    def __getattr__(self, name: str) -> Callable[..., Any]:
        """Return one of the family's functions."""
        functions = self.__dict__.get("_functions", {})
        if name not in functions:
            raise AttributeError(f"{name!r} is not a function of {self.__dict__.get('family')}")
        return functions[name]  # type: ignore[no-any-return]

    def __repr__(self) -> str:
        edited = ", ".join(self.spans) or "nothing"
        return f"<Program {self.family.name} with {edited} edited>"

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self._functions]

    def watched(self, note: Callable[[str], object]) -> "Program":
        """Return a copy of the program that calls note(name) whenever one of its functions is called."""
        copy = Program(self.family, self.edits)
        for name, function in list(copy._functions.items()):
            copy._functions[name] = copy._namespace[name] = _noting(function, name, note)
        return copy

    def source(self, function: str) -> str:
        """Return the text of one function as this program has it."""
        return self.family.edited(function, self.spans.get(function, ()))

    def diff(self) -> str:
        """Return a unified diff from the reference to this program, empty for the reference itself."""
        lines: list[str] = []
        for function in sorted(self.spans, key=self.family.functions.index):
            before, after = self.family.sources[function], self.source(function)
            lines += difflib.unified_diff(
                before.splitlines(), after.splitlines(), f"reference/{function}", f"program/{function}", lineterm=""
            )
        return "\n".join(lines)


def _noting(function: Callable[..., Any], name: str, note: Callable[[str], object]) -> Callable[..., Any]:
    def noting(*args: Any, **kwargs: Any) -> Any:
        note(name)
        return function(*args, **kwargs)

    return noting
