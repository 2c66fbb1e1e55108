"""Vacuous tests: what in a test's syntax lets every mistake through."""

import ast
import re
from collections.abc import Callable, Iterator
from functools import partial
from inspect import getsourcelines, unwrap
from textwrap import dedent
from typing import Any

from catalog.model.finding import Finding
from catalog.model.findings.suites import (
    AssertsAConstant,
    AssertsATuple,
    FailureSwallowed,
    NoAssertion,
    UnusedAnswer,
    UnusedComparison,
)

# What answers whether arrays agree, and raises nothing where they do not.
ANSWERS = frozenset(
    {"allclose", "isclose", "array_equal", "array_equiv", "equal", "isfinite", "isinstance", "all", "any"}
)
CATCHES_ALL = frozenset({"AssertionError", "Exception", "BaseException"})
LONGEST = 60

# What may raise without an assert statement of the test's own.
_RAISING = re.compile(r"assert|raise|warn|fail|check|test|expect|verif|compare|ensure|must|should", re.IGNORECASE)


def reasons(function: Callable[..., Any]) -> tuple[Finding, ...]:
    """Return why a test's syntax lets mistakes through, in the order of its lines; () where it does not say."""
    while isinstance(function, partial):
        function = function.func
    try:
        lines, first = getsourcelines(unwrap(function))
        tree = ast.parse(dedent("".join(lines)))
    except (OSError, TypeError, SyntaxError):
        return ()
    ast.increment_lineno(tree, first - 1)
    found = tuple(_in_statements(tree.body))
    return found if found or _may_raise(tree) else (NoAssertion(),)


def _in_statements(statements: list[ast.stmt]) -> Iterator[Finding]:
    for statement in statements:
        if isinstance(statement, ast.Expr):
            yield from _evaluated(statement.value)
        elif isinstance(statement, ast.Assert):
            yield from _asserted(statement)
        elif isinstance(statement, ast.Try):
            yield from _swallowed(statement)
        if not _expects_an_exception(statement):
            for name in ("body", "orelse", "finalbody"):
                yield from _in_statements(getattr(statement, name, []))


def _evaluated(value: ast.expr) -> Iterator[Finding]:
    """Yield what is said of an expression whose value nobody uses."""
    if isinstance(value, ast.Compare | ast.BoolOp) and any(isinstance(each, ast.Compare) for each in ast.walk(value)):
        yield UnusedComparison(value.lineno, _short(value))
    elif isinstance(value, ast.Call) and _name(value.func) in ANSWERS:
        yield UnusedAnswer(value.lineno, _short(value))


def _asserted(statement: ast.Assert) -> Iterator[Finding]:
    tested = statement.test
    if isinstance(tested, ast.Tuple) and tested.elts:
        yield AssertsATuple(statement.lineno)
    elif (
        isinstance(tested, ast.GeneratorExp | ast.Lambda)
        or (isinstance(tested, ast.Constant) and tested.value)
        or (isinstance(tested, ast.Attribute) and tested.attr in ANSWERS)
    ):
        yield AssertsAConstant(statement.lineno, _short(tested))


def _swallowed(statement: ast.Try) -> Iterator[Finding]:
    if not any(isinstance(each, ast.Assert) for part in statement.body for each in ast.walk(part)):
        return
    for handler in statement.handlers:
        kinds = [] if handler.type is None else [_name(each) for each in _types(handler.type)]
        harmless = all(isinstance(each, ast.Pass | ast.Continue) for each in handler.body)
        if harmless and (handler.type is None or not CATCHES_ALL.isdisjoint(kinds)):
            yield FailureSwallowed(handler.lineno)


def _types(node: ast.expr) -> list[ast.expr]:
    return node.elts if isinstance(node, ast.Tuple) else [node]


def _expects_an_exception(statement: ast.stmt) -> bool:
    """True for a block that a comparison may stand in because it has to raise."""
    return isinstance(statement, ast.With) and any(_RAISING.search(ast.unparse(each)) for each in statement.items)


def _may_raise(tree: ast.AST) -> bool:
    """True where a test has an assert or a raise, or calls what is named after either."""
    calls = [_name(each.func) for each in ast.walk(tree) if isinstance(each, ast.Call)]
    stated = any(isinstance(each, ast.Assert | ast.Raise) for each in ast.walk(tree))
    return stated or any(map(_RAISING.search, calls))


def _name(node: ast.expr) -> str:
    """Return the last part of a dotted name, "" of what has none."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _short(node: ast.expr) -> str:
    text = " ".join(ast.unparse(node).split())
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 4].rstrip()} ..."
