"""Splicing: compiling only the statements of a function that edits change.

Compiling a function of forty lines takes longer than running it. So a statement that is edited is compiled by itself,
as a small function of the names bound before it, and the function around it, in which a call stands for the statement,
is compiled once for all edits of that statement.
"""

import ast
import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from functools import cached_property
from types import CodeType

from catalog.programs.edit import Span, apply
from catalog.programs.statements import FunctionText, Names, Statement

Codes = tuple[CodeType, dict[str, CodeType]]
Hole = tuple[Names, CodeType | None]
Calls = tuple[tuple[int, Names], ...]

_WORD = re.compile(r"[A-Za-z_]\w*")

# The function around so many edited statements is always kept: pairs of mutants share them.
CACHE_SIZE_TOGETHER = 2


class Splicer:
    """Compiles one function with edits, statement by statement where that is possible."""

    def __init__(self, text: str) -> None:
        self.function = FunctionText(text)
        self._hosts: dict[Calls, CodeType] = {}
        self._holes: dict[tuple[int, str], Hole] = {}

    @cached_property
    def _starts(self) -> list[int]:
        return [statement.start for statement in self.function.statements]

    def splice(self, spans: Sequence[Span], *, keep: bool) -> Codes | None:
        """Return the code of the function and of its edited statements by name; None where it must be compiled whole.

        keep: the statements will be asked for again.
        """
        edited: dict[int, list[Span]] = {}
        for span in spans:
            at = bisect(self._starts, span.start) - 1
            if at < 0 or "\n" in span.text or not self._holds(self.function.statements[at], span):
                return None
            edited.setdefault(at, []).append(span)
        calls: dict[int, Names] = {}
        holes: dict[str, CodeType] = {}
        for at, own in sorted(edited.items()):
            calls[at], code = self._hole(at, own, keep)
            if code is None:
                return None
            holes[_hole(self.function.statements[at])] = code
        return self._host(tuple(calls.items()), keep), holes

    def _holds(self, statement: Statement, span: Span) -> bool:
        """True where a span is within a statement's value, behind what it binds."""
        if not isinstance(statement.node, ast.Assign | ast.AugAssign | ast.Expr | ast.Return):
            return False
        value = statement.start
        if isinstance(statement.node, ast.Assign | ast.AugAssign):
            # A value in parentheses begins inside them, so what counts is where the sign ends.
            value = self.function.text.rindex("=", statement.start, self.function.span(statement.node.value)[0]) + 1
        return value <= span.start <= span.stop <= statement.stop

    def _hole(self, at: int, spans: Sequence[Span], keep: bool) -> Hole:
        """Return the names that an edited statement is called with, and its code."""
        statement = self.function.statements[at]
        moved = [Span(span.start - statement.start, span.stop - statement.start, span.text) for span in spans]
        key = at, apply(moved, self.function.text[statement.start : statement.stop])
        if key in self._holes:
            return self._holes[key]
        names = self._called_with(statement, key[1])
        hole = names, self._compiled(statement, key[1], names)
        if keep or len(spans) == 1:
            self._holes[key] = hole
        return hole

    def _called_with(self, statement: Statement, text: str) -> Names:
        """Return the names to call an edited statement with: those of the reference's, as long as they suffice."""
        words = self.function.locals.intersection(_WORD.findall(text)).difference(statement.binds)
        return statement.uses if words.issubset(statement.uses) else statement.bound

    def _compiled(self, statement: Statement, text: str, names: Names) -> CodeType | None:
        """Return the code of an edited statement that binds what it did, from names that are bound by then."""
        if _assignments(text) != isinstance(statement.node, ast.Assign | ast.AugAssign) or ";" in text:
            return None
        if not statement.returns and re.match(r"return\b", text):
            return None
        try:
            code = _compile(_as_function(statement, text, names))
        except SyntaxError:
            return None
        # co_names are the names of globals and of attributes: np.dot is no use of the local variable dot.
        late = self.function.locals.intersection(_names(code)).difference(names)
        unbound = any(re.search(rf"(?<![.\w]){name}\b", text) for name in late)
        binds_more = set(code.co_varnames[code.co_argcount :]) - set(statement.binds)
        return None if unbound or binds_more else code

    def _host(self, calls: Calls, keep: bool) -> CodeType:
        if calls in self._hosts:
            return self._hosts[calls]
        statements = [(self.function.statements[at], names) for at, names in calls]
        spans = [Span(each.start, each.stop, _call(each, names)) for each, names in statements]
        code = _compile(apply(spans, self.function.text))
        if keep or len(calls) <= CACHE_SIZE_TOGETHER:
            self._hosts[calls] = code
        return code


def _hole(statement: Statement) -> str:
    """Return the name of the small function that stands for a statement."""
    return f"_statement_at_{statement.start}"


def _call(statement: Statement, names: Names) -> str:
    """Return what stands in a statement's place: a call with those names."""
    call = f"{_hole(statement)}({', '.join(names)})"
    if statement.returns:
        return f"return {call}"
    return f"{', '.join(statement.binds)} = {call}" if statement.binds else call


def _as_function(statement: Statement, text: str, names: Names) -> str:
    """Return the small function of those names for an edited text of a statement."""
    gives = f"    return {', '.join(statement.binds)}\n" if statement.binds and not statement.returns else ""
    return f"def {_hole(statement)}({', '.join(names)}):\n    {text}\n{gives}"


def _compile(text: str) -> CodeType:
    module = compile(text, "<spliced>", "exec", dont_inherit=True)
    return next(const for const in module.co_consts if isinstance(const, CodeType))


def _names(code: CodeType) -> Iterator[str]:
    """Yield the names of globals and attributes in a code object and in those within it."""
    yield from code.co_names
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from _names(inner)


def _assignments(text: str) -> int:
    """Return how many assignments a statement's text makes: "=" outside all brackets, and no comparison."""
    depth = count = 0
    for before, sign, after in zip(f" {text}", text, f"{text[1:]} ", strict=False):
        depth += (sign in "([{") - (sign in ")]}")
        count += sign == "=" and not depth and before not in "=!<>" and after != "="
    return count
