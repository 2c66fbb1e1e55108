"""Terms: what could have been meant: the names in scope, and entries of them at indices that are written elsewhere."""

import ast
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

import numpy as np

from catalog.functions.instrumentation.recorder import Value
from catalog.localising.edits import Term
from catalog.localising.state import State
from catalog.localising.values import Evaluations, evaluations

ENTRIES = (ast.Name, ast.Subscript, ast.Attribute)

MOST_PARTS = 12


def terms_in(state: State, function: str) -> list[Term]:
    """Return the names of a function that are arrays or numbers, and entries of names, each value once."""
    named = [(each.site, each.given) for each in state.suspects if each.site.function == function]
    found = [(site.text, given) for site, given in named if isinstance(site.node, ENTRIES)]
    indices = _indices(site.statement for site in state.sites if site.function == function)
    elsewhere: list[Term] = []
    for site, given in named:
        if isinstance(site.node, ast.Name) and given is not None:
            found += _parts(site.text, given)
            elsewhere += _elsewhere(site.text, given.values[0], indices)
    terms: dict[tuple[int, bytes], Term] = {}
    for text, given in found:
        if given is not None and (term := term_of(text, given)) is not None:
            terms.setdefault((given.count, given.vector.tobytes()), term)
    return list({each.text: each for each in (*elsewhere, *terms.values(), *_numbers(state, function))}.values())


def term_of(text: str, given: Evaluations | None) -> Term | None:
    """Return what is an array or a number as a term, None for others."""
    first = given.values[0] if given is not None else None
    if not isinstance(first, np.ndarray | float | int | np.number):
        return None
    return Term(text, np.shape(first), isinstance(first, int | np.integer))


def _indices(statements: Iterable[ast.stmt]) -> dict[str, ast.expr]:
    """Return the indices that statements are written with; also with a loop's variable, and as a slice of one."""
    tops = {id(each): each for each in statements}.values()
    inside = [node for top in tops for node in ast.walk(top)]
    loops = [node.target for node in inside if isinstance(node, ast.For) and isinstance(node.target, ast.Name)]
    written = [node.slice for node in inside if isinstance(node, ast.Subscript)]
    found: dict[str, ast.expr] = {}
    for index in written:
        for each in (index, *_otherwise(index, [loop.id for loop in loops])):
            found.setdefault(_text(each), each)
    return found


def _numbers(state: State, function: str) -> list[Term]:
    """Return the factors that are written in a function: what one line has too many, another may have to take away."""
    nodes = (site.node for site in state.sites if site.function == function and isinstance(site.node, ast.BinOp))
    factors = [each for node in nodes if isinstance(node.op, ast.Mult | ast.Div) for each in (node.left, node.right)]
    return [Term(ast.unparse(each), ()) for each in factors if isinstance(each, ast.Constant)]


def _parts(name: str, given: Evaluations) -> Iterator[tuple[str, Evaluations | None]]:
    """Yield the entries of a dict or a tuple, and what each was, as often as its name was evaluated."""
    first = given.values[0]
    keys = list(first) if isinstance(first, dict) else range(len(first)) if isinstance(first, tuple) else ()
    for key in list(keys)[:MOST_PARTS]:
        with suppress(LookupError, TypeError):
            yield f"{name}[{key!r}]", evaluations([value[key] for value in given.values])


def _elsewhere(name: str, value: Value, indices: Mapping[str, ast.expr]) -> Iterator[Term]:
    """Yield what a dict or an array has at indices that are written elsewhere; what it is hangs on their variables."""
    if isinstance(value, dict):
        shapes = {np.shape(part) for part in value.values() if isinstance(part, np.ndarray)}
        variables = [text for text, index in indices.items() if isinstance(index, ast.Name | ast.BinOp | ast.JoinedStr)]
        yield from (Term(f"{name}[{text}]", shape) for text in variables for shape in shapes)
    elif isinstance(value, np.ndarray) and value.ndim > 1 and value.size:
        for text, index in indices.items():
            parts = index.elts if isinstance(index, ast.Tuple) else [index]
            if len(parts) == value.ndim and any(not isinstance(each, ast.Slice) for each in parts):
                yield Term(f"{name}[{text}]", np.shape(value[tuple(map(_place, parts))]))


def _place(part: ast.expr) -> Any:
    """Return an index of the same kind: all of a slice, one for a slice with an end, or a number."""
    if isinstance(part, ast.Slice):
        return slice(None) if part.lower is part.upper is None else slice(0, 1)
    return 0


def _otherwise(index: ast.expr, loops: Sequence[str]) -> Iterator[ast.expr]:
    """Yield an index with a loop's variable for a number, and with a slice of one for a name."""
    parts = index.elts if isinstance(index, ast.Tuple) else []
    for at, part in enumerate(parts):
        others: list[ast.expr] = []
        if isinstance(part, ast.Constant):
            others = [ast.Name(each) for each in loops]
        elif isinstance(part, ast.Name):
            others = [ast.Slice(part, ast.BinOp(part, ast.Add(), ast.Constant(1)))]
        for other in others:
            yield ast.Tuple([*parts[:at], other, *parts[at + 1 :]])


def _text(index: ast.expr) -> str:
    """Return what stands between the brackets; a slice among several is no expression of its own."""
    return ast.unparse(ast.Subscript(ast.Name("a"), index))[2:-1]
