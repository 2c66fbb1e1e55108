"""Splicing: compiling only the statements of a function that edits change.

Compiling a function of forty lines takes longer than running it. So a statement that is edited is compiled by itself,
as a small function of the names bound before it, and the function around it, in which a call stands for the statement,
is compiled once for all edits of that statement.
"""

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from functools import cached_property
from types import CodeType

from catalog.programs.edit import Span, apply
from catalog.programs.statements import FunctionText, Statement

Codes = tuple[CodeType, dict[str, CodeType]]

# The function around so many edited statements is always kept: pairs of slips share them.
KEPT_TOGETHER = 2


class Splicer:
    """Compiles one function with edits, statement by statement where that is possible."""

    def __init__(self, text: str) -> None:
        self.function = FunctionText(text)
        self._hosts: dict[tuple[int, ...], CodeType] = {}
        self._holes: dict[tuple[int, str], CodeType | None] = {}

    @cached_property
    def _starts(self) -> list[int]:
        return [statement.start for statement in self.function.statements]

    def splice(self, spans: Sequence[Span], *, keep: bool) -> Codes | None:
        """Return the code of the function and of its edited statements by name; None where it must be compiled whole.

        keep: the statements will be asked for again.
        """
        edited: dict[int, list[Span]] = {}
        for span in spans:
            if "\n" in span.text:
                return None
            at = bisect(self._starts, span.start) - 1
            if (
                at < 0
                or not self.function.statements[at].value
                <= span.start
                <= span.stop
                <= self.function.statements[at].stop
            ):
                return None
            edited.setdefault(at, []).append(span)
        holes = {self.function.statements[at].hole: self._hole(at, own, keep) for at, own in edited.items()}
        codes = {name: code for name, code in holes.items() if code is not None}
        return (self._host(tuple(sorted(edited)), keep), codes) if len(codes) == len(holes) else None

    def _hole(self, at: int, spans: Sequence[Span], keep: bool) -> CodeType | None:
        start, stop = self.function.statements[at].start, self.function.statements[at].stop
        moved = [Span(span.start - start, span.stop - start, span.text) for span in spans]
        key = at, apply(moved, self.function.text[start:stop])
        if key in self._holes:
            return self._holes[key]
        code = self._compiled(self.function.statements[at], key[1])
        if keep or len(spans) == 1:
            self._holes[key] = code
        return code

    def _compiled(self, statement: Statement, text: str) -> CodeType | None:
        """Return the code of an edited statement that binds what it did, from names that are bound by then."""
        if _assignments(text) != bool(statement.binds or statement.value > statement.start) or ";" in text:
            return None
        if not statement.returns and re.match(r"return\b", text):
            return None
        try:
            code = _compile(statement.function(text))
        except SyntaxError:
            return None
        # co_names are the names of globals and of attributes: np.dot is no use of the local variable dot.
        late = self.function.locals.intersection(_names(code)).difference(statement.bound)
        unbound = any(re.search(rf"(?<![.\w]){name}\b", text) for name in late)
        binds_more = set(code.co_varnames[code.co_argcount :]) - set(statement.binds)
        return None if unbound or binds_more else code

    def _host(self, edited: tuple[int, ...], keep: bool) -> CodeType:
        if edited in self._hosts:
            return self._hosts[edited]
        statements = [self.function.statements[at] for at in edited]
        code = _compile(apply([Span(each.start, each.stop, each.call) for each in statements], self.function.text))
        if keep or len(edited) <= KEPT_TOGETHER:
            self._hosts[edited] = code
        return code


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
