"""Splicing: compiling only the statements of a function that edits change.

Compiling a function of forty lines takes longer than running it. So a statement that is edited is compiled by itself,
as a small function of the names bound before it, and the function around it, in which a call stands for the statement,
is compiled once for all edits of that statement.
"""

import ast
import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from types import CodeType

from catalog.programs.edit import Span, apply

Codes = tuple[CodeType, dict[str, CodeType]]

# The function around so many edited statements is always kept: pairs of slips share them.
KEPT_TOGETHER = 2


@dataclass(frozen=True, eq=False, slots=True)
class Statement:
    """A simple statement at [start, stop) of a function's text.

    value: where its value begins, behind what it binds. bound: the names surely bound before it. binds: those that it
    binds. returns: it is a return statement.
    """

    start: int
    value: int
    stop: int
    bound: tuple[str, ...]
    binds: tuple[str, ...]
    returns: bool

    @property
    def hole(self) -> str:
        """The name of the small function that stands for the statement."""
        return f"_statement_at_{self.start}"

    @property
    def call(self) -> str:
        """What stands in the statement's place."""
        call = f"{self.hole}({', '.join(self.bound)})"
        if self.returns:
            return f"return {call}"
        return f"{', '.join(self.binds)} = {call}" if self.binds else call

    def function(self, text: str) -> str:
        """Return the small function for an edited text of the statement."""
        gives = f"    return {', '.join(self.binds)}\n" if self.binds and not self.returns else ""
        return f"def {self.hole}({', '.join(self.bound)}):\n    {text}\n{gives}"


class Splicer:
    """Compiles one function with edits, statement by statement where that is possible."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._hosts: dict[tuple[int, ...], CodeType] = {}
        self._holes: dict[tuple[int, str], CodeType | None] = {}

    @cached_property
    def _tree(self) -> ast.FunctionDef:
        tree = ast.parse(self.text).body[0]
        assert isinstance(tree, ast.FunctionDef)
        return tree

    @cached_property
    def _lines(self) -> list[int]:
        """Where each line begins."""
        return list(accumulate(map(len, self.text.splitlines(keepends=True)), initial=0))

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """The simple statements of the function, in order."""
        return tuple(self._walk(self._tree.body, tuple(each.arg for each in self._tree.args.args)))

    @cached_property
    def _starts(self) -> list[int]:
        return [statement.start for statement in self.statements]

    @cached_property
    def _locals(self) -> frozenset[str]:
        return frozenset(_stored(self._tree)) | {each.arg for each in self._tree.args.args}

    def _walk(self, body: Sequence[ast.stmt], bound: tuple[str, ...]) -> Iterator[Statement]:
        for node in body:
            if isinstance(node, ast.For):
                yield from self._walk(node.body, _joined(bound, _stored(node.target)))
            elif isinstance(node, ast.Assign | ast.AugAssign | ast.Expr | ast.Return):
                yield self._statement(node, bound)
                bound = _joined(bound, _stored(node))

    def _statement(self, node: ast.Assign | ast.AugAssign | ast.Expr | ast.Return, bound: tuple[str, ...]) -> Statement:
        start = self._lines[node.lineno - 1] + node.col_offset
        stop = self._lines[(node.end_lineno or 1) - 1] + (node.end_col_offset or 0)
        value = self._lines[node.value.lineno - 1] + node.value.col_offset if node.value is not None else stop
        # A value in parentheses begins inside them.
        value = self.text.rindex("=", start, value) + 1 if isinstance(node, ast.Assign | ast.AugAssign) else start
        return Statement(start, value, stop, bound, _stored(node), isinstance(node, ast.Return))

    def splice(self, spans: Sequence[Span], *, keep: bool) -> Codes | None:
        """Return the code of the function and of its edited statements by name; None where it must be compiled whole.

        keep: the statements will be asked for again.
        """
        edited: dict[int, list[Span]] = {}
        for span in spans:
            if "\n" in span.text:
                return None
            at = bisect(self._starts, span.start) - 1
            if at < 0 or not self.statements[at].value <= span.start <= span.stop <= self.statements[at].stop:
                return None
            edited.setdefault(at, []).append(span)
        holes = {self.statements[at].hole: self._hole(at, own, keep) for at, own in edited.items()}
        codes = {name: code for name, code in holes.items() if code is not None}
        return (self._host(tuple(sorted(edited)), keep), codes) if len(codes) == len(holes) else None

    def _hole(self, at: int, spans: Sequence[Span], keep: bool) -> CodeType | None:
        start, stop = self.statements[at].start, self.statements[at].stop
        moved = [Span(span.start - start, span.stop - start, span.text) for span in spans]
        key = at, apply(moved, self.text[start:stop])
        if key in self._holes:
            return self._holes[key]
        code = self._compiled(self.statements[at], key[1])
        if keep or len(spans) == 1:
            self._holes[key] = code
        return code

    def _compiled(self, statement: Statement, text: str) -> CodeType | None:
        """Return the code of an edited statement that binds what it did, from names that are bound by then."""
        if _assignments(text) != bool(statement.binds or statement.value > statement.start):
            return None
        try:
            code = _compile(statement.function(text))
        except SyntaxError:
            return None
        # co_names are the names of globals and of attributes: np.dot is no use of the local variable dot.
        late = self._locals.intersection(code.co_names).difference(statement.bound)
        unbound = any(re.search(rf"(?<![.\w]){name}\b", text) for name in late)
        binds_more = set(code.co_varnames[code.co_argcount :]) - set(statement.binds)
        return None if unbound or binds_more else code

    def _host(self, edited: tuple[int, ...], keep: bool) -> CodeType:
        if edited in self._hosts:
            return self._hosts[edited]
        statements = [self.statements[at] for at in edited]
        code = _compile(apply([Span(each.start, each.stop, each.call) for each in statements], self.text))
        if keep or len(edited) <= KEPT_TOGETHER:
            self._hosts[edited] = code
        return code


def _compile(text: str) -> CodeType:
    module = compile(text, "<spliced>", "exec", dont_inherit=True)
    return next(const for const in module.co_consts if isinstance(const, CodeType))


def _assignments(text: str) -> int:
    """Return how many assignments a statement's text makes: "=" outside all brackets, and no comparison."""
    depth = count = 0
    for before, sign, after in zip(f" {text}", text, f"{text[1:]} ", strict=False):
        depth += (sign in "([{") - (sign in ")]}")
        count += sign == "=" and not depth and before not in "=!<>" and after != "="
    return count


def _stored(node: ast.AST) -> tuple[str, ...]:
    """Return the names that a statement binds, each once, in order."""
    names = [each for each in ast.walk(node) if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)]
    return tuple(dict.fromkeys(each.id for each in sorted(names, key=lambda name: (name.lineno, name.col_offset))))


def _joined(bound: tuple[str, ...], names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*bound, *names)))
