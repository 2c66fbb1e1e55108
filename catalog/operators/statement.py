"""A function's statements: where they stand, what they set, and which names are bound before them.

A person can only take a name that is there already for another one, so each statement knows those before it.
"""

import ast
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

Locator = Callable[[ast.expr | ast.stmt], tuple[int, int]]


@dataclass(frozen=True, eq=False, slots=True)
class Statement:
    """A simple statement, or a loop's head.

    target: what it sets. where: the place in words. loop: the loop it stands in. bound: names bound before it.
    nodes: the expressions it evaluates, in the text's order.
    """

    node: ast.stmt
    start: int
    stop: int
    target: str
    where: str
    loop: ast.For | None
    bound: tuple[str, ...]
    nodes: tuple[ast.expr, ...]

    @property
    def value(self) -> ast.expr | None:
        """The right-hand side, or what is returned or called."""
        return getattr(self.node, "value", None)

    @property
    def name(self) -> str:
        """The name that is set as a whole, empty where there is none."""
        targets = self.node.targets if isinstance(self.node, ast.Assign) else []
        return targets[0].id if targets and isinstance(targets[0], ast.Name) else ""

    @property
    def is_unpacking(self) -> bool:
        """True where several names are set at once."""
        return isinstance(self.node, ast.Assign) and isinstance(self.node.targets[0], ast.Tuple)


def statements(tree: ast.FunctionDef, locate: Locator, calls: Collection[str]) -> Iterator[Statement]:
    """Yield the statements of a function in the text's order; `calls` are the functions that are exercises."""
    bound = dict.fromkeys(argument.arg for argument in tree.args.args)
    body = tree.body[1:] if ast.get_docstring(tree) else tree.body
    yield from _Walk(locate, calls, bound).block(body, None)


@dataclass(frozen=True, slots=True)
class _Walk:
    locate: Locator
    calls: Collection[str]
    bound: dict[str, None]

    def block(self, body: list[ast.stmt], loop: ast.For | None) -> Iterator[Statement]:
        for node in body:
            if isinstance(node, ast.For):
                yield self.head(node, loop)
                self.bound.update(dict.fromkeys(_names(node.target)))
                yield from self.block(node.body, node)
            else:
                yield self.simple(node, loop)
                for target in _targets(node):
                    self.bound.update(dict.fromkeys(_names(target)))

    def head(self, node: ast.For, loop: ast.For | None) -> Statement:
        start, stop = self.locate(node)[0], self.locate(node.iter)[1] + 1
        nodes = self.evaluated([node.iter])
        return Statement(node, start, stop, "the loop", "in the loop's head", loop, tuple(self.bound), nodes)

    def simple(self, node: ast.stmt, loop: ast.For | None) -> Statement:
        slices = [part.slice for part in _targets(node) if isinstance(part, ast.Subscript)]
        roots = [root for root in (getattr(node, "value", None), *slices) if root is not None]
        place = _place(node, self.calls)
        return Statement(node, *self.locate(node), *place, loop, tuple(self.bound), self.evaluated(roots))

    def evaluated(self, roots: list[ast.expr]) -> tuple[ast.expr, ...]:
        parts = [part for root in roots for part in ast.walk(root)]
        found = [part for part in parts if isinstance(part, ast.expr) and hasattr(part, "lineno")]
        return tuple(sorted(found, key=lambda part: (self.locate(part)[0], -self.locate(part)[1])))


def _targets(node: ast.stmt) -> list[ast.expr]:
    if isinstance(node, ast.Assign):
        return node.targets
    return [node.target] if isinstance(node, ast.AugAssign) else []


def _names(node: ast.expr) -> list[str]:
    return [part.id for part in ast.walk(node) if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)]


def _place(node: ast.stmt, calls: Collection[str]) -> tuple[str, str]:
    """Return what a statement sets, and the place in words."""
    if isinstance(node, ast.Return):
        return "the return", "in what is returned"
    value = getattr(node, "value", None)
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id in calls:
        return value.func.id, f"in the call of {value.func.id}"
    targets = _targets(node)
    return _left_side(targets[0], value) if targets and value else _appended(node)


def _left_side(target: ast.expr, value: ast.expr) -> tuple[str, str]:
    """Return the array that is set, or what is unpacked."""
    if isinstance(target, ast.Tuple):
        unpacked = ast.unparse(value).replace("'", '"')
        return unpacked, f"in the unpacking of `{unpacked}`"
    array = ast.unparse(target.value if isinstance(target, ast.Subscript) else target)
    return array, f"in {array}"


def _appended(node: ast.stmt) -> tuple[str, str]:
    """Return the list that a line appends to."""
    line = ast.unparse(node)
    return line.partition(".")[0], f"in the line `{line}`"
