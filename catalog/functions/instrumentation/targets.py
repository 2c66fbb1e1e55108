"""Targets: what statements assign, fill and change."""

import ast
from collections.abc import Iterator
from copy import deepcopy

from catalog.functions.instrumentation.sites import path_of

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
    return _stored(node.args[0] if is_module(function.value) and node.args else function.value)


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
