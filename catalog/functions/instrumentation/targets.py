"""Targets: what statements assign, fill and change."""

import ast
from collections.abc import Iterable, Iterator
from copy import deepcopy

import numpy as np

from catalog.functions.instrumentation.sites import path_of

RESULTING = (ast.Assign, ast.AnnAssign, ast.AugAssign, ast.Expr)
"""Statements after which what a call in them wrote into is looked at."""

LATER = (ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)

OUT_AT = {"dot": 2, "sum": 3, "mean": 3, "clip": 3, "cumsum": 3, "max": 2, "min": 2, "concatenate": 2, "stack": 2}
"""Which argument of functions of numpy's that are no ufuncs is the array that they write into."""

MODULES = frozenset({"np", "numpy", "math", "copy", "itertools", "functools", "scipy", "jnp", "torch"})


def assigned(function: ast.FunctionDef) -> frozenset[str]:
    """Return the names and attributes that a function assigns: others it only fills, and an assignment would hide."""
    found, left = set[str](), list[ast.AST](function.body)
    while left:
        node = left.pop()
        if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Store):
            found.add(ast.unparse(node))
        if not isinstance(node, ast.FunctionDef | ast.Lambda):
            left += ast.iter_child_nodes(node)
    return frozenset(found)


def changed(node: ast.expr) -> list[ast.expr]:
    """Return what is called for what it does to it: caches, in caches.append(cache) and in np.append(caches, cache)."""
    function = node.func if isinstance(node, ast.Call) else None
    if not isinstance(node, ast.Call) or not isinstance(function, ast.Attribute):
        return []
    if written_into(node):
        return []
    return _stored(node.args[0] if is_module(function.value) and node.args else function.value)


def written_into(node: ast.expr) -> list[ast.expr]:
    """Return the arguments that a call writes its result into: c, in np.add(a, b, out=c) and in np.add(a, b, c)."""
    if not isinstance(node, ast.Call):
        return []
    named = [keyword.value for keyword in node.keywords if keyword.arg == "out"]
    at, starred = _out_of(node.func), any(isinstance(each, ast.Starred) for each in node.args)
    found = named or ([] if at is None or starred else node.args[at : at + 1])
    whole = [part for each in found for part in (each.elts if isinstance(each, ast.Tuple) else [each])]
    return [each for each in whole if not isinstance(each, ast.Constant)]


def _out_of(function: ast.expr) -> int | None:
    """Return which argument of a function of numpy's is its out, None for none."""
    name = function.attr if isinstance(function, ast.Attribute) and is_module(function.value) else ""
    found = getattr(np, name, None)
    if isinstance(found, np.ufunc):
        return found.nin
    return OUT_AT.get(name)


def results(node: ast.expr) -> list[ast.expr]:
    """Return what the calls in an expression write into, as what is assigned: of a part of an array, the array."""
    inside = [each for each in ast.walk(node) if isinstance(each, ast.Call)]
    into = [each for call in inside for each in written_into(call)]
    return [target for each in into for target in _whole(each)]


def overwritten(node: ast.expr) -> list[ast.expr]:
    """Return what a call of numpy's writes into and does not read."""
    function = node.func if isinstance(node, ast.Call) else None
    if not isinstance(node, ast.Call) or not isinstance(function, ast.Attribute) or not is_module(function.value):
        return []
    return [] if any(keyword.arg == "where" for keyword in node.keywords) else written_into(node)


def is_followed(call: ast.Call, statement: ast.stmt, around: Iterable[ast.expr]) -> bool:
    """True where what a call writes into is looked at after its statement, in which some expressions are around it."""
    if isinstance(statement, ast.Return):
        return statement.value is call
    once = isinstance(statement, RESULTING) and not any(isinstance(each, LATER) for each in around)
    return once and all(map(_whole, written_into(call)))


def _whole(target: ast.expr) -> list[ast.expr]:
    """Return what a part of an array is a part of, as what is assigned; [] where that has no name."""
    while isinstance(target, ast.Subscript) and not key_of(target):
        target = target.value
    if isinstance(target, ast.Subscript):
        stored = deepcopy(target)
        stored.ctx = ast.Store()
        return [stored]
    return _stored(target)


def filled(target: ast.expr) -> list[ast.expr]:
    """Return the array or dict that an assignment fills, as a, in a[:, :, t] = a_next."""
    return _stored(target.value) if isinstance(target, ast.Subscript) else []


def _stored(node: ast.expr) -> list[ast.expr]:
    """Return a name or an attribute as what is assigned, [] for any other expression, and for what is in a module."""
    if is_module(node) or not path_of(node):
        return []
    stored = deepcopy(node)
    stored.ctx = ast.Store()  # type: ignore[attr-defined]
    return [stored]


def pairs(target: ast.expr, value: ast.expr) -> list[tuple[ast.expr, ast.expr]]:
    """Return each target of a tuple with the expression of its own, [] where they have none."""
    if not (isinstance(target, ast.Tuple | ast.List) and isinstance(value, ast.Tuple | ast.List)):
        return []
    elements = (*target.elts, *value.elts)
    if len(target.elts) != len(value.elts) or any(isinstance(each, ast.Starred | ast.Tuple) for each in elements):
        return []
    return list(zip(target.elts, value.elts, strict=True))


def parts(target: ast.expr) -> Iterator[ast.expr]:
    """Yield the names and entries that a target consists of."""
    if isinstance(target, ast.Tuple | ast.List):
        for each in target.elts:
            yield from parts(each)
    elif not isinstance(target, ast.Starred):
        yield target


def loaded(target: ast.expr) -> ast.expr:
    """Return a target as it is read."""
    read = deepcopy(target)
    read.ctx = ast.Load()  # type: ignore[attr-defined]
    return read


def key_of(target: ast.expr) -> str:
    """Return the text that is the index of an entry, "" where a target has none."""
    index = target.slice if isinstance(target, ast.Subscript) else None
    return index.value if isinstance(index, ast.Constant) and isinstance(index.value, str) else ""


def is_module(node: ast.expr) -> bool:
    """True for a module that people compute with, and for what is in it."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return isinstance(node, ast.Name) and node.id in MODULES
