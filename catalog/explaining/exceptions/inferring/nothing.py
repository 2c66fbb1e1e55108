"""Nothing: functions that are not filled in: the starter's None stands in one line, or in all of them."""

import ast
from collections.abc import Iterator

from catalog.explaining.exceptions.inferring import texts
from catalog.explaining.exceptions.inferring.way import Way, Wording
from catalog.explaining.exceptions.starters import starter
from catalog.programs.edit import Span
from catalog.registry import exercises


def of_none(function: str, source: str) -> Iterator[Way]:
    """Yield how a function can still hold the starter's None: in a line, as an argument, or everywhere."""
    for statement in texts.in_order(function, source):
        node = statement.node
        if isinstance(node, ast.For):
            yield _way(function, (texts.put(function, node.iter, "range(None)"),), "the loop's head")
        elif isinstance(node, ast.Assign | ast.AugAssign) and not isinstance(node.value, ast.Dict):
            where = (
                f"the line that sets `{ast.unparse(node.targets[0] if isinstance(node, ast.Assign) else node.target)}`"
            )
            yield _way(function, (texts.put(function, node.value, "None"),), where)
        if isinstance(node, ast.Assign | ast.Expr):
            yield from _arguments(function, node.value)
    yield _whole(function)


def _arguments(function: str, value: ast.expr) -> Iterator[Way]:
    for call in (each for each in ast.walk(value) if isinstance(each, ast.Call)):
        for argument in call.args:
            where = f"the call of `{ast.unparse(call.func)}`"
            yield _way(function, (texts.put(function, argument, "None"),), where)


def _whole(function: str) -> Way:
    edit = starter(exercises()[function], function, holds_none=True)
    return _way(function, (Span(0, len(edit.before), edit.after),), "every line that the course leaves open")


def _way(function: str, spans: tuple[Span, ...], where: str) -> Way:
    words = Wording(
        "inferred_left_as_none",
        f"{function} is not filled in yet: the starter's None can still stand in {where}",
        f"Do all lines of {function} compute something?",
        f"Look for None in {function}: the course's starter has it where a line is to be written.",
    )
    return Way(function, spans, words)
