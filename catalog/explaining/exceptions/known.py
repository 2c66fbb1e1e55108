"""What is known of a family's functions: the names they store, the keys of their dicts, and what they call."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

import numpy as np

from catalog.caching import REGISTRY
from catalog.registry import family

# As alike as "tamh" and "tanh"; so many are named.
ALIKE, MAX_NAMES = 0.6, 3

# What the dict of weights and biases is called.
PARAMETERS = "parameters"


@dataclass(frozen=True, eq=False, slots=True)
class Known:
    """One function. arguments: its parameters. stored: every name that it gives a value, its arguments among them.

    read: the keys that it takes, by the name of the dict. returned: the keys of the dict that it returns. calls: the
    function of the course that each name is the result of.
    """

    name: str
    arguments: tuple[str, ...]
    stored: frozenset[str]
    read: Mapping[str, tuple[str, ...]]
    returned: tuple[str, ...]
    calls: Mapping[str, str]


@REGISTRY.keep()
def functions_of(family_name: str) -> dict[str, Known]:
    """Return what is known of each function of a family, upstream first."""
    found = family(family_name)
    return {name: _known(name, found.sources[name], frozenset(found.functions)) for name in found.functions}


def _known(name: str, source: str, functions: frozenset[str]) -> Known:
    (tree,) = ast.parse(source).body
    assert isinstance(tree, ast.FunctionDef)
    nodes = list(ast.walk(tree))
    arguments = tuple(argument.arg for argument in tree.args.args)
    stored = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    read: dict[str, tuple[str, ...]] = {}
    for checker, key in _keys_read(nodes):
        read[checker] = tuple(dict.fromkeys((*read.get(checker, ()), key)))
    dicts = (node.value for node in nodes if isinstance(node, ast.Return) and isinstance(node.value, ast.Dict))
    returned = tuple(str(key.value) for each in dicts for key in each.keys if isinstance(key, ast.Constant))
    return Known(name, arguments, frozenset(stored) | set(arguments), read, returned, dict(_calls(nodes, functions)))


def _keys_read(nodes: list[ast.AST]) -> Iterator[tuple[str, str]]:
    for node in nodes:
        match node:
            case ast.Subscript(ast.Name(checker), ast.Constant(str() as key)):
                yield checker, key


def _calls(nodes: list[ast.AST], functions: frozenset[str]) -> Iterator[tuple[str, str]]:
    for node in nodes:
        match node:
            case ast.Assign(targets, ast.Call(ast.Name(function))) if function in functions:
                names = (each for target in targets for each in ast.walk(target) if isinstance(each, ast.Name))
                yield from ((each.id, function) for each in names)


def parameters_of(family_name: str) -> tuple[str, ...]:
    """Return the keys of the dict of weights and biases."""
    functions = functions_of(family_name).values()
    return tuple(dict.fromkeys(key for each in functions for key in each.read.get(PARAMETERS, ())))


@REGISTRY.keep()
def numpys_names() -> frozenset[str]:
    """Return what numpy has."""
    return frozenset(name for name in dir(np) if not name.startswith("_"))


def nearest(name: str, names: Iterator[str] | frozenset[str] | tuple[str, ...]) -> tuple[str, ...]:
    """Return the names that are like another, the likest first: of the same letters, whatever their order.

    A single letter is like every short name that has it, which tells nothing: only its other case is like it.
    """
    lower: dict[str, list[str]] = {}
    for each in sorted(names):
        lower.setdefault(each.lower(), []).append(each)
    alike = ALIKE if len(name) > 1 else 1.0
    close = get_close_matches(name.lower(), list(lower), MAX_NAMES, alike)
    close.sort(key=lambda each: sorted(each) != sorted(name.lower()))
    return tuple(each for key in close for each in lower[key])[:MAX_NAMES]
