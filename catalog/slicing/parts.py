"""Parts: a function's text taken apart into what is run one after the other, and run again alone.

A part is a simple statement or a loop's head. Dynamic slicing (Korel and Laski, 1988) asks of each instance of a
statement what it read and what it set; so each part says which names it reads, sets and changes in place.
"""

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from catalog.programs.statements import FunctionText, Names, Statement, stored

CHANGING = frozenset(
    {"append", "extend", "insert", "pop", "remove", "clear", "reverse", "sort", "update", "setdefault", "popitem"}
    | {"fill", "put", "resize", "itemset", "partition", "setfield", "setflags"}
)
"""The methods of lists, dicts and arrays that change them."""

_CHANGES = re.compile(rf"\.({'|'.join(sorted(CHANGING))})\b")

Key = str | int | None
Read = tuple[str, Key]


class UntraceableError(Exception):
    """Raised for a program, or a change, of which it is not known what it reads and sets: it must be run in full."""


class PartKind(Enum):
    """What a part does when it is run."""

    SETS = auto()
    RETURNS = auto()
    LOOPS = auto()
    CALLS = auto()


@dataclass(frozen=True, eq=False, slots=True)
class Part:
    """What stands at [start, stop) of a function's text, the so-manieth in it. body: what a loop runs, for its head."""

    function: str
    number: int
    start: int
    stop: int
    text: str
    body: "tuple[Part, ...]" = ()


@dataclass(frozen=True, eq=False, slots=True)
class Anatomy:
    """What a part's text does.

    source: what gives its values, as text. reads: names, each with the constant subscript that alone is read of it,
    if there is one. binds: the names set. in_place: those of them that are changed where they are. inner: whether what
    they hold is changed inside, as in gradients["dx"] += dxt. calls: the function called.
    """

    kind: PartKind
    source: str
    reads: tuple[Read, ...]
    binds: Names
    in_place: Names = ()
    inner: bool = False
    calls: str = ""
    fields: tuple[tuple[Key, Names], ...] = ()


def take_apart(function: str, text: str) -> tuple[Names, tuple[Part, ...]]:
    """Return a function's parameters and its parts, those of a loop within its head.

    Raises UntraceableError for other statements than assignments, calls, returns and loops.
    """
    parsed = FunctionText(text)
    if parsed.tree.args.defaults or parsed.tree.args.vararg or parsed.tree.args.kwonlyargs or parsed.tree.args.kwarg:
        raise UntraceableError(f"{function} has other parameters than plain ones")
    return parsed.arguments, tuple(_block(function, text, list(enumerate(parsed.statements)), None))


def flat(parts: Sequence[Part]) -> Iterator[Part]:
    """Yield parts, those of loops as well."""
    for part in parts:
        yield part
        yield from flat(part.body)


def _block(
    function: str, text: str, statements: Sequence[tuple[int, Statement]], loop: ast.For | None
) -> Iterator[Part]:
    for number, each in statements:
        if each.loop is loop:
            body = tuple(_block(function, text, statements, each.node)) if isinstance(each.node, ast.For) else ()
            yield Part(function, number, each.start, each.stop, text[each.start : each.stop], body)


def anatomy(text: str, functions: Names) -> Anatomy:
    """Return what a part's text does; functions: those whose calls are followed.

    Raises SyntaxError for what is no Python, and UntraceableError for what is not followed.
    """
    head = text.startswith("for ")
    nodes = ast.parse(f"{text}\n    pass" if head else text).body
    called = any(name in text for name in functions)
    calls = [node for each in nodes for node in ast.walk(each) if _calls(node, functions)] if called else []
    if head:
        return _head(nodes[0], calls)
    if len(nodes) == 1 and isinstance(nodes[0], ast.Return) and nodes[0].value is not None and not calls:
        return Anatomy(PartKind.RETURNS, text, _reads(nodes), (), fields=_fields(nodes[0].value))
    if calls:
        return _call(nodes, text)
    if not all(isinstance(each, ast.Assign | ast.AugAssign | ast.Expr) for each in nodes):
        raise UntraceableError(f"it is not followed what {text!r} does")
    return _sets(nodes, text)


def _fields(value: ast.expr) -> tuple[tuple[Key, Names], ...]:
    """Return the keys of a dict that is written out, or the places of a tuple, with the names in each value."""
    keys: list[Key]
    if isinstance(value, ast.Dict) and all(isinstance(key, ast.Constant) for key in value.keys):
        keys, values = [key.value for key in value.keys], value.values  # type: ignore[union-attr]
    elif isinstance(value, ast.Tuple) and not any(isinstance(each, ast.Starred) for each in value.elts):
        keys, values = list(range(len(value.elts))), value.elts
    else:
        return ()
    if len(set(keys)) != len(keys):
        return ()
    return tuple((key, tuple(name for name, _ in _named(each))) for key, each in zip(keys, values, strict=True))


def _head(node: ast.stmt, calls: list[ast.AST]) -> Anatomy:
    if not isinstance(node, ast.For) or not isinstance(node.target, ast.Name) or calls or len(node.body) > 1:
        raise UntraceableError("a loop over several names at once is not followed")
    source = f"return _listed({ast.unparse(node.iter)})"
    return Anatomy(PartKind.LOOPS, source, _reads([node.iter]), (node.target.id,))


def _call(nodes: list[ast.stmt], text: str) -> Anatomy:
    """Return what a call of one of the family's functions does: it gives arguments, and what comes back is bound."""
    node = nodes[0]
    whole = isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and isinstance(node.value.func, ast.Name)
    if len(nodes) > 1 or not whole:
        raise UntraceableError(f"a call within {text!r} is not followed")
    value: ast.Call = node.value  # type: ignore[attr-defined]
    if value.keywords or any(isinstance(each, ast.Starred) for each in value.args):
        raise UntraceableError(f"the arguments of {text!r} are not followed")
    given = "".join(f"{ast.unparse(each)}, " for each in value.args)
    targets = " = ".join(ast.unparse(each) for each in node.targets)  # type: ignore[attr-defined]
    binds = _sets([node], f"{targets} = _returned")
    if binds.in_place:
        raise UntraceableError(f"what {text!r} sets is not followed")
    reads = _reads(value.args)
    return Anatomy(PartKind.CALLS, f"return ({given})", reads, binds.binds, calls=value.func.id)  # type: ignore[attr-defined]


def _sets(nodes: list[ast.stmt], text: str) -> Anatomy:
    changed: list[str] = []
    inner = False
    for node in nodes:
        for target in _changed_in_place(node, text):
            changed.append(_root(target))
            inner |= isinstance(target, ast.Subscript) and (
                isinstance(node, ast.AugAssign) or isinstance(target.value, ast.Subscript)
            )
    binds = tuple(dict.fromkeys((*(name for node in nodes for name in _bound(node)), *changed)))
    reads = _reads(nodes, tuple(changed))
    return Anatomy(PartKind.SETS, text, reads, binds, tuple(dict.fromkeys(changed)), inner)


def _changed_in_place(node: ast.stmt, text: str) -> Iterator[ast.expr]:
    if isinstance(node, ast.AugAssign):
        yield node.target
    elif isinstance(node, ast.Assign):
        targets = [part for target in node.targets for part in _each(target)]
        yield from (target for target in targets if isinstance(target, ast.Subscript | ast.Attribute))
    methods = list(_methods(node)) if _CHANGES.search(text) else []
    if isinstance(node, ast.Expr) and not methods:
        raise UntraceableError("a call for its effect is not followed")
    yield from methods


def _methods(node: ast.AST) -> Iterator[ast.expr]:
    """Yield what methods are called of that change it."""
    for each in ast.walk(node):
        if isinstance(each, ast.Call) and isinstance(each.func, ast.Attribute) and each.func.attr in CHANGING:
            yield each.func.value


def _bound(node: ast.AST) -> Names:
    """Return the names that an assignment sets."""
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AugAssign) else []
    return tuple(name for target in targets for name in stored(target))


def _each(target: ast.expr) -> list[ast.expr]:
    return [part for each in target.elts for part in _each(each)] if isinstance(target, ast.Tuple) else [target]


def _root(target: ast.expr) -> str:
    while isinstance(target, ast.Subscript):
        target = target.value
    if not isinstance(target, ast.Name):
        raise UntraceableError("what is changed in place has no name")
    return target.id


def _reads(nodes: "list[ast.stmt] | list[ast.expr]", changed: Names = ()) -> tuple[Read, ...]:
    """Return the names that are read: with a subscript, where that part of each is all that is read."""
    keys: dict[str, set[Key]] = {}
    set_here: set[str] = set()
    for node in nodes:
        for name, key in _named(node):
            if name not in set_here:
                keys.setdefault(name, set()).add(key)
        set_here.update(_bound(node) if isinstance(node, ast.Assign) else ())
    for name in set(changed) - set_here:
        keys.setdefault(name, set()).add(None)
    return tuple((name, next(iter(found)) if len(found) == 1 else None) for name, found in keys.items())


def _named(node: ast.AST) -> Iterator[Read]:
    match node:
        case ast.Subscript(value=ast.Name(id=name), slice=ast.Constant(value=str() as key), ctx=ast.Load()):
            yield name, key
        case ast.Name(id=name, ctx=ast.Load()):
            yield name, None
        case _:
            for child in ast.iter_child_nodes(node):
                yield from _named(child)


def _calls(node: ast.AST, functions: Names) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in functions
