"""Calls: which functions the code of a cell calls, and so which of them its output is about."""

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from catalog.caching import EVIDENCE, REGISTRY
from catalog.reading.notebooks.reading import Cell
from catalog.reading.sources.parsing import parse
from catalog.reading.sources.source import Chunk
from catalog.registry import exercises

_WORD = re.compile(r"\w+")
_INNER = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)

# The notebooks of a class have their test cells in common.
CACHE_SIZE = 1024


@dataclass(frozen=True, slots=True)
class CellCalls:
    """What the code of a cell does when it is run.

    called: the functions that it calls, or whose public test it calls. used, stored: variables. made: of those stored,
    the functions that were called to make them.
    """

    called: tuple[str, ...] = ()
    used: frozenset[str] = frozenset()
    stored: frozenset[str] = frozenset()
    made: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def functions_called(cells: Sequence[Cell]) -> dict[int, tuple[str, ...]]:
    """Return, by the numbers of the cells with an output, the functions whose results each cell shows.

    These are those that it calls; in a cell that calls none, those that earlier cells called to make what it uses.
    """
    found: dict[int, tuple[str, ...]] = {}
    made: dict[str, tuple[str, ...]] = {}
    for cell in cells:
        if not _names().search(cell.source) and (not made or made.keys().isdisjoint(_WORD.findall(cell.source))):
            continue
        calls = calls_of(cell.source)
        shown = calls.called or _in_order({name for used in calls.used & made.keys() for name in made[used]})
        if shown and cell.output:
            found[cell.number] = shown
        kept = {variable: names for variable, names in made.items() if variable not in calls.stored}
        made = kept | {variable: names for variable, names in calls.made.items() if names}
    return found


def defined_in(cells: Sequence[Cell]) -> dict[str, int]:
    """Return the number of the last cell that defines each function, or gives its name to something."""
    last = {name: cell.number for cell in cells for name in _defined(cell.source)}
    return {name: last[name] for name in exercises() if name in last}


@EVIDENCE.keep(CACHE_SIZE)
def calls_of(source: str) -> CellCalls:
    """Return what the code of a cell does; text that is no code is searched for calls."""
    result = parse(Chunk(source))
    nodes = [node for each in result.parsed for node in _running(each.node)]
    called = {name for node in nodes if isinstance(node, ast.Call) and (name := _function(node))}
    for text in result.broken:
        called |= {found[1] for found in _called_in_text().finditer(text)}
    names = [node for node in nodes if isinstance(node, ast.Name)]
    used = frozenset(node.id for node in names if isinstance(node.ctx, ast.Load))
    return CellCalls(_in_order(called), used, _stored(names), dict(_made(nodes)))


@EVIDENCE.keep(CACHE_SIZE)
def _defined(source: str) -> frozenset[str]:
    return frozenset(found[1] or found[2] for found in _definition().finditer(source))


@REGISTRY.keep()
def _names() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(exercises())})(?:_test)?\b")


@REGISTRY.keep()
def _called_in_text() -> re.Pattern[str]:
    return re.compile(rf"(?<!def )\b({'|'.join(exercises())})(?:_test)?\s*\(")


@REGISTRY.keep()
def _definition() -> re.Pattern[str]:
    names = "|".join(exercises())
    return re.compile(rf"^[ \t]*(?:async[ \t]+)?def[ \t]+({names})\b|^({names})[ \t]*=(?!=)", re.MULTILINE)


def _in_order(names: set[str]) -> tuple[str, ...]:
    return tuple(name for name in exercises() if name in names)


def _running(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes that run when a statement is run: none of what stands in functions."""
    waiting = [node]
    while waiting:
        each = waiting.pop()
        if not isinstance(each, _INNER):
            yield each
            waiting += ast.iter_child_nodes(each)


def _function(call: ast.Call) -> str:
    """Return which of the course's functions is called, or tested; "" for any other."""
    name = str(getattr(call.func, "id", getattr(call.func, "attr", ""))).removesuffix("_test")
    return name if name in exercises() else ""


def _made(nodes: Sequence[ast.AST]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the variables that a cell assigns, each with the functions that were called to make it."""
    for node in nodes:
        if isinstance(node, ast.Assign):
            calls = (each for each in ast.walk(node.value) if isinstance(each, ast.Call))
            names = _in_order({name for call in calls if (name := _function(call))})
            targets = [part for target in node.targets for part in ast.walk(target)]
            yield from ((variable, names) for variable in _stored(targets))


def _stored(nodes: Sequence[ast.AST]) -> frozenset[str]:
    return frozenset(node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store))
