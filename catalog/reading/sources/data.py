"""Data: the names whose values only a run of the notebook's tests can tell."""

import ast
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from catalog.reading.sources.classification import DRAWS, Classified, StatementKind

IMPORTS = (ast.Import, ast.ImportFrom)
CALLABLES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def data_names(statements: Sequence[Classified], wanted: frozenset[str]) -> set[str]:
    """Return the names of what is data: drawn, read, returned by one of the wanted functions, or made of such names."""
    drawing = _drawing(statements) - wanted
    assigning = [each for each in statements if each.kind is StatementKind.ASSIGNMENT]
    made = {name for each in statements if isinstance(each.node, IMPORTS + CALLABLES) for name in each.names.binds}
    first = {
        name
        for each in statements
        if each.kind is StatementKind.NEVER
        or each.draws
        or (each.kind is StatementKind.ASSIGNMENT and each.names.at_once & drawing)
        for name in stored(each)
    }
    users = {number: (each.names.at_once, stored(each) - made) for number, each in enumerate(assigning)}
    return _reached(first - made, users)


def stored(each: Classified) -> frozenset[str]:
    """Return the names that a statement binds or changes a part of."""
    return each.names.binds | each.names.into


def bound_by(statements: Sequence[Classified], kinds: tuple[type[ast.stmt], ...]) -> set[str]:
    """Return the names that statements of these kinds bind."""
    return {name for each in statements if isinstance(each.node, kinds) for name in each.names.binds}


def _drawing(statements: Sequence[Classified]) -> set[str]:
    """Return the names of functions and classes that draw numbers or read files when they are called."""
    callables = [each for each in statements if isinstance(each.node, CALLABLES)]
    first = {name for each in callables if each.names.mentions & DRAWS for name in each.names.binds}
    uses = {number: (each.names.later | each.names.at_once, each.names.binds) for number, each in enumerate(callables)}
    return _reached(first, uses)


def _reached(first: Iterable[str], users: Mapping[int, tuple[frozenset[str], frozenset[str] | set[str]]]) -> set[str]:
    """Return the first names, and those that users of what was reached give; users: names used and names given."""
    by_name: dict[str, list[int]] = defaultdict(list)
    for number, (used, _) in users.items():
        for name in used:
            by_name[name].append(number)
    found: set[str] = set()
    waiting = list(first)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += [given for number in by_name[name] for given in users[number][1]]
    return found
