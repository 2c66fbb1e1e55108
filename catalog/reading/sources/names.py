"""Names: which a statement binds and which it looks up, at once or when a function that it makes is called."""

import __future__

import ast
import dis
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from inspect import CO_OPTIMIZED
from types import CodeType

# Annotations are never evaluated: half of them name what nobody imports.
FLAGS = __future__.annotations.compiler_flag

STAR = "*"

# Of functions within a statement the compiler compares each with all before it.
MAX_SCOPES = 1000
_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.comprehension)


def _opcodes(*names: str) -> frozenset[int]:
    return frozenset(dis.opmap[name] for name in names if name in dis.opmap)


_GLOBAL, _EXTENDED = _opcodes("LOAD_GLOBAL"), _opcodes("EXTENDED_ARG")
_LOADS = _opcodes("LOAD_NAME", "LOAD_GLOBAL", "LOAD_FROM_DICT_OR_GLOBALS")
_STORES = _opcodes("STORE_NAME", "STORE_GLOBAL")
_AT_ONCE = ("<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>")


@dataclass(frozen=True, slots=True)
class Names:
    """binds: what it binds at the top level, "*" for a star import. into: what it changes a part of.

    at_once: what it looks up when it is executed. later: what the functions in it look up when they are called.
    mentions: all of these, and every attribute.
    """

    binds: frozenset[str] = frozenset()
    into: frozenset[str] = frozenset()
    at_once: frozenset[str] = frozenset()
    later: frozenset[str] = frozenset()
    mentions: frozenset[str] = frozenset()


def names_of(node: ast.stmt) -> Names:
    """Return the names of a statement.

    Raises SyntaxError, ValueError, RecursionError or MemoryError where it does not compile.
    """
    parts = list(ast.walk(node))
    if sum(isinstance(each, _SCOPES) for each in parts) > MAX_SCOPES:
        raise SyntaxError("too many functions in one statement")
    code = code_of(ast.Module([node], []), "<names>", FLAGS | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    at_once: set[str] = set()
    later: set[str] = set()
    mentions: set[str] = set()
    binds: set[str] = set()
    _look(code, at_once, later, mentions, binds)
    if any(isinstance(each, ast.ImportFrom) and each.names[0].name == STAR for each in parts):
        binds.add(STAR)
    return Names(frozenset(binds), _into(node), frozenset(at_once), frozenset(later), frozenset(mentions))


def code_of(tree: ast.Module, file: str, flags: int) -> CodeType:
    """Return a tree's code without the warnings that it gives."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        code: CodeType = compile(tree, file, "exec", flags=flags, dont_inherit=True)
    return code


def _look(code: CodeType, at_once: set[str], later: set[str], mentions: set[str], binds: set[str]) -> None:
    """Collect the names of a code object and of those within it; at_once is where its own go."""
    mentions.update(code.co_names)
    stores: set[str] = set()
    loads: set[str] = set()
    for operation, number in _named(code):
        (stores if operation in _STORES else loads).add(code.co_names[number])
    if code.co_name == "<module>" or code.co_flags & CO_OPTIMIZED:
        binds |= stores
    else:
        loads -= stores
    at_once |= loads
    for part in code.co_consts:
        if isinstance(part, CodeType):
            runs = part.co_name in _AT_ONCE or not part.co_flags & CO_OPTIMIZED
            _look(part, at_once if runs else later, later, mentions, binds)


def _named(code: CodeType) -> Iterator[tuple[int, int]]:
    """Yield the operations that look a name up or bind it, each with the name's number, as dis would find them."""
    content, high = code.co_code, 0
    for at in range(0, len(content), 2):
        operation, number = content[at], content[at + 1] | high
        high = number << 8 if operation in _EXTENDED else 0
        if operation in _LOADS or operation in _STORES:
            # The lowest bit of the other says how it is called.
            yield operation, number >> 1 if operation in _GLOBAL else number


def _into(node: ast.stmt) -> frozenset[str]:
    """Return the names of what an assignment changes a part of: `parameters["Waa"] = ...`."""
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    roots = set()
    for target in targets:
        for part in ast.walk(target) if target is not None else ():
            if isinstance(part, ast.Subscript | ast.Attribute) and isinstance(part.ctx, ast.Store):
                root: ast.expr = part
                while isinstance(root, ast.Subscript | ast.Attribute):
                    root = root.value
                roots |= {root.id} if isinstance(root, ast.Name) else set()
    return frozenset(roots)


def calls_at_once(node: ast.stmt, functions: frozenset[str]) -> bool:
    """True where executing a statement calls one of these functions by its name."""
    parts: list[ast.AST] = [node]
    while parts:
        part = parts.pop()
        if isinstance(part, ast.Call) and isinstance(part.func, ast.Name) and part.func.id in functions:
            return True
        if not isinstance(part, ast.Lambda | ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            parts += ast.iter_child_nodes(part)
    return False
