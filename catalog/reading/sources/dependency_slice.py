"""Choosing: which statements the functions need, and what becomes of the names of the others."""

import ast
import builtins
from collections import defaultdict
from collections.abc import Sequence

from catalog.model.place import Place
from catalog.reading.sources.classification import Classified, StatementKind
from catalog.reading.sources.data import IMPORTS, bound_by, data_names, stored
from catalog.reading.sources.names import STAR

_BUILT_IN = frozenset({*vars(builtins), "__name__", "__file__", "__doc__"})

# Who looks names up by their text may need any.
_BY_TEXT = frozenset({"globals", "eval", "exec", "vars"})


class Choice:
    """The statements to execute for the wanted functions.

    needed: their numbers. unbound: the names that they use and nothing binds.
    """

    def __init__(self, statements: Sequence[Classified], wanted: frozenset[str]) -> None:
        self.statements = statements
        self.wanted = wanted
        self.imported = bound_by(statements, IMPORTS)
        self.storing: dict[str, list[int]] = defaultdict(list)
        for number, each in enumerate(statements):
            for name in stored(each):
                self.storing[name].append(number)
        self.making = self._needed_to_make()
        self.data = data_names(statements, wanted)
        self.needed, self.unbound = self._needed()

    def defined(self) -> dict[str, Place]:
        """Return where each wanted function is defined last; one that is imported is nobody's own."""
        return {
            name: self.statements[number].statement.place
            for number in sorted(self.needed)
            for name in sorted(self.statements[number].names.binds & self.wanted)
            if not isinstance(self.statements[number].node, IMPORTS)
        }

    def left_out(self) -> dict[str, Place]:
        """Return the names that are bound only by what is not executed, each with where that is last."""
        kept = {name for number in self.needed for name in self.statements[number].names.binds}
        return {
            name: each.statement.place
            for each in self.statements
            for name in sorted(stored(each))
            if name not in kept and each.kind is not StatementKind.DEFINITION
        }

    def _runs(self, number: int) -> bool:
        """True where a statement is executed if somebody needs it."""
        each = self.statements[number]
        if each.kind is StatementKind.ASSIGNMENT and not each.names.into & self.imported:
            return number in self.making or not (each.draws or stored(each) & self.data)
        return each.kind is StatementKind.DEFINITION

    def _needed_to_make(self) -> set[int]:
        """Return the assignments without which a wanted function would not come to be."""
        makers = [
            number
            for function in self.wanted
            for number in self.storing.get(function, ())
            if self.statements[number].kind is not StatementKind.NEVER
        ]
        # What a function's own body uses is needed when it is called, and not before.
        names = [name for number in makers for name in self.statements[number].names.at_once]
        assigned = [each for number in makers if isinstance((each := self.statements[number]).node, ast.Assign)]
        names += [name for each in assigned for name in each.names.later]
        # What a call of one of the functions returns is the result of a test, whatever it is called.
        found = {number for number in makers if not self.statements[number].draws}
        while names:
            name = names.pop()
            for number in self.storing.get(name, ()) if name not in self.wanted else ():
                each = self.statements[number]
                if number not in found and each.kind is not StatementKind.NEVER:
                    found.add(number)
                    names += each.names.at_once | each.names.later
        return found

    def _needed(self) -> tuple[set[int], set[str]]:
        needed = {number for number, each in enumerate(self.statements) if _from_future(each.node)}
        seen: set[str] = set()
        names = list(self.wanted)
        while names:
            name = names.pop()
            if name in seen:
                continue
            seen.add(name)
            names += self.storing if name in _BY_TEXT else ()
            for number in self.storing.get(name, ()):
                if number not in needed and self._runs(number):
                    needed.add(number)
                    names += self.statements[number].names.at_once | self.statements[number].names.later
        unbound = {name for name in seen - self.wanted - _BUILT_IN if not self.storing.get(name)}
        if unbound:
            needed |= set(self.storing.get(STAR, ()))
        return needed, unbound


def _from_future(node: ast.stmt) -> bool:
    return isinstance(node, ast.ImportFrom) and node.module == "__future__"
