"""Hooking: the sites of a source, and the source with a hook at each of them.

Who runs the code and who looks at the values number the same source by themselves, and agree.
"""

import ast
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy

from catalog.functions.instrumentation.sites import Site, SiteKind, path_of
from catalog.functions.instrumentation.targets import (
    RESULTING,
    assigned,
    changed,
    filled,
    is_module,
    key_of,
    loaded,
    pairs,
    parts,
    results,
    written_into,
)

GIVEN, PUT, INTO = "__bptt_given__", "__bptt_put__", "__bptt_into__"
SEEN, LOOPING, SKIPS = "__bptt_seen__", "__bptt_looping__", "__bptt_skips__"

LEFT_ALONE = (ast.Constant, ast.JoinedStr, ast.Await, ast.Yield, ast.YieldFrom, ast.NamedExpr, ast.Slice)

Block = ast.For | ast.While | ast.If | ast.With | ast.Try


def sites(tree: ast.Module, file: str, first: int = 0) -> list[Site]:
    """Return the sites of a source, numbered from the first on."""
    walk = _Walk(file, first, hooking=False)
    walk.definitions(tree.body)
    return walk.sites


def hooked(tree: ast.Module, file: str, first: int = 0) -> tuple[ast.Module, int]:
    """Return a source with a hook at each of its sites, and how many there are; the tree is changed."""
    walk = _Walk(file, first, hooking=True)
    walk.definitions(tree.body)
    return ast.fix_missing_locations(tree), len(walk.sites)


class _Walk:
    """Walks over the functions of a source, and numbers the sites."""

    def __init__(self, file: str, first: int, *, hooking: bool) -> None:
        self.file, self.first, self.hooking = file, first, hooking
        self.sites: list[Site] = []
        self.function, self.statement = "", ast.stmt()
        self.assigned = frozenset[str]()

    def definitions(self, body: Iterable[ast.stmt]) -> None:
        """Walk over the functions among statements that stand in none."""
        for each in body:
            if isinstance(each, ast.FunctionDef):
                self._definition(each)
            else:
                self.definitions(node for node in ast.iter_child_nodes(each) if isinstance(node, ast.stmt))

    def _definition(self, node: ast.FunctionDef) -> None:
        outer = self.function, self.assigned
        self.function, self.assigned = node.name, assigned(node)
        node.body = self._block(node.body)
        self.function, self.assigned = outer

    def _block(self, body: Sequence[ast.stmt]) -> list[ast.stmt]:
        return [after for each in body for after in self._statement(each)]

    def _statement(self, node: ast.stmt) -> list[ast.stmt]:
        """Return a statement with its hooks, and those that see what its targets hold after it."""
        if isinstance(node, ast.FunctionDef):
            self._definition(node)
            return [node]
        if isinstance(node, ast.ClassDef):
            self.definitions(node.body)
            return [node]
        self.statement = node
        into = results(node.value) if isinstance(node, RESULTING) and node.value is not None else []
        held = self._simple(node)
        written = self._held(into, INTO)
        if isinstance(node, Block):
            self._blocks(node, held)
            return [node]
        all_it_does = not held and isinstance(node, ast.Expr) and bool(written_into(node.value))
        left = held if not written else written if all_it_does else []
        return [self._skipped(node, len(left)), *held, *written]

    def _skipped(self, node: ast.stmt, held: int) -> ast.stmt:
        """Return a statement that is left out where what one name holds after it is given."""
        if held != 1:
            return node
        skips = _call(SKIPS, ast.Constant(self.sites[-1].number))
        return ast.copy_location(ast.If(skips, [ast.copy_location(ast.Pass(), node)], [node]), node)

    def _simple(self, node: ast.stmt) -> list[ast.stmt]:
        """Hook the expressions of a statement, and return what sees its targets after it."""
        if isinstance(node, ast.Assign):
            return self._assignment(node)
        if isinstance(node, ast.AnnAssign) and node.value is not None:
            node.value = self._seen(node.value, names=(ast.unparse(node.target),), key=key_of(node.target))
        elif isinstance(node, ast.AugAssign):
            node.value = self._seen(node.value)
            return self._held([node.target], INTO)
        elif isinstance(node, ast.Return) and node.value is not None:
            node.value = self._seen(node.value, returned=True)
        elif isinstance(node, ast.Expr):
            by_call = changed(node.value)
            node.value = self._seen(node.value)
            return self._held(by_call, INTO)
        elif isinstance(node, ast.For):
            node.iter = self._seen(node.iter, kind=SiteKind.LOOP)
            return self._held([node.target], PUT)
        elif isinstance(node, ast.If | ast.While):
            node.test = self._seen(node.test)
        return []

    def _blocks(self, node: Block, held: list[ast.stmt]) -> None:
        node.body = held + self._block(node.body)
        if not isinstance(node, ast.With):
            node.orelse = self._block(node.orelse)
        if isinstance(node, ast.Try):
            node.finalbody = self._block(node.finalbody)
            for handler in node.handlers:
                handler.body = self._block(handler.body)

    def _assignment(self, node: ast.Assign) -> list[ast.stmt]:
        target = node.targets[0]
        alone = not isinstance(target, ast.Tuple | ast.List)
        if alone:
            names = tuple(ast.unparse(each) for each in node.targets)
            node.value = self._seen(node.value, names=names, key=key_of(target))
            return self._held(filled(target), INTO)
        paired = pairs(target, node.value)
        if isinstance(node.value, ast.Tuple | ast.List) and paired:
            node.value.elts = [
                self._seen(value, names=(ast.unparse(each),), key=key_of(each)) for each, value in paired
            ]
            return self._held([array for each, _ in paired for array in filled(each)], INTO)
        node.value = self._seen(node.value)
        return self._held(node.targets, PUT)

    def _held(self, targets: Iterable[ast.expr], put: str) -> list[ast.stmt]:
        """Return statements that see what targets hold."""
        return [hook for each in targets for part in parts(each) for hook in self._holding(part, put)]

    def _holding(self, target: ast.expr, put: str) -> Iterator[ast.stmt]:
        read = loaded(target)
        number = self._add(read, SiteKind.HELD, (ast.unparse(target),), key_of(target))
        if self.hooking:
            value = self._hook(number, read, SEEN, put)
            elsewhere = path_of(target) and ast.unparse(target) not in self.assigned
            hook = ast.Expr(value) if elsewhere else ast.Assign([deepcopy(target)], value)
            yield ast.copy_location(hook, target)

    def _seen(
        self,
        node: ast.expr,
        within: int | None = None,
        kind: SiteKind = SiteKind.VALUE,
        names: tuple[str, ...] = (),
        key: str = "",
        returned: bool = False,
    ) -> ast.expr:
        """Return an expression with hooks at itself and at those in it."""
        if isinstance(node, LEFT_ALONE) or is_module(node):
            return node
        number = self._add(node, kind, names, key, returned, within)
        self._inside(node, number)
        return self._hook(number, node, LOOPING if kind is SiteKind.LOOP else SEEN, PUT) if self.hooking else node

    def _inside(self, node: ast.expr, number: int) -> None:
        """Hook the expressions within one; what is called is none, and neither is an index."""
        if isinstance(node, ast.Lambda):
            node.body = self._seen(node.body, number)
            return
        into = written_into(node)
        for name, value in ast.iter_fields(node):
            if isinstance(node, ast.Subscript) and name == "slice":
                continue
            if isinstance(node, ast.Call) and name == "func":
                self._callee(node.func, number)
            elif isinstance(node, ast.Dict) and name == "values":
                keys = [each.value if isinstance(each, ast.Constant) else "" for each in node.keys]
                pairs = zip(keys, node.values, strict=True)
                node.values = [self._seen(each, number, key=str(key)) for key, each in pairs]
            elif isinstance(node, ast.Tuple) and name == "elts":
                whole = _called(self.sites[number - self.first])
                node.elts = [
                    self._element(each, number, f"{whole} {at}" if whole else "") for at, each in enumerate(node.elts)
                ]
            elif isinstance(value, list):
                setattr(node, name, [each if _is_any(each, into) else self._part(each, number) for each in value])
            elif isinstance(value, ast.expr):
                setattr(node, name, self._seen(value, number))

    def _callee(self, function: ast.expr, number: int) -> None:
        if isinstance(function, ast.Attribute):
            function.value = self._seen(function.value, number)
        elif not isinstance(function, ast.Name):
            self._inside(function, number)

    def _element(self, element: ast.expr, number: int, key: str) -> ast.expr:
        """Hook an element of a tuple, which is an entry of it."""
        if isinstance(element, ast.Starred):
            element.value = self._seen(element.value, number)
            return element
        return self._seen(element, number, key=key)

    def _part(self, part: object, number: int) -> object:
        """Hook what an expression has a list of."""
        if isinstance(part, ast.keyword | ast.Starred):
            part.value = self._seen(part.value, number)
        elif isinstance(part, ast.comprehension):
            part.iter = self._seen(part.iter, number)
        elif isinstance(part, ast.expr):
            return self._seen(part, number)
        return part

    def _add(
        self,
        node: ast.expr,
        kind: SiteKind,
        names: tuple[str, ...] = (),
        key: str = "",
        returned: bool = False,
        within: int | None = None,
    ) -> int:
        number = self.first + len(self.sites)
        site = Site(number, kind, node, self.file, self.function, self.statement, names, key, returned, within)
        self.sites.append(site)
        return number

    def _hook(self, number: int, node: ast.expr, see: str, put: str) -> ast.expr:
        """Return what is evaluated in the place of an expression: what was given for it, or itself, seen."""
        found = _call(see, ast.Constant(number), node)
        nothing = ast.arguments([], [], None, [], [], None, [])
        more = [ast.Lambda(nothing, deepcopy(node))] if put == INTO else []
        hook = ast.IfExp(_call(GIVEN, ast.Constant(number)), _call(put, ast.Constant(number), *more), found)
        return ast.copy_location(hook, node)


def _call(name: str, *args: ast.expr) -> ast.Call:
    return ast.Call(ast.Name(name, ast.Load()), list(args), [])


def _is_any(part: object, into: Sequence[ast.expr]) -> bool:
    """True for an argument that is written into, which has no value before."""
    given = part.value if isinstance(part, ast.keyword) else part
    return any(given is each for each in into) or (isinstance(part, ast.keyword) and part.arg == "out")


def _called(site: Site) -> str:
    """Return what a tuple is called, "" for nothing."""
    return "returned" if site.returned else next(iter(site.names), site.key)
