"""Mistakes in other styles: one edit of a correct program that is not written like the reference."""

import ast
import inspect
import random
from collections.abc import Iterator
from dataclasses import dataclass

from catalog.evaluation.handed_over import is_function, styles
from catalog.registry import correct_programs, exercises

SEED = 20_261_130
BACKWARD = ("rnn_cell_backward", "rnn_backward", "lstm_cell_backward", "lstm_backward")

OTHERS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Mult: ast.Add,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Pow: ast.Mult,
    ast.Div: ast.Mult,
}
"""What stands for an operator where it is mistaken for another."""


@dataclass(frozen=True, slots=True)
class Restyled:
    """A correct program's source with a mistake in one line."""

    family: str
    exercise: str
    style: str
    text: str
    line: int


def source_of(family_name: str, exercise: str, style: str) -> str:
    """Return the source that a correct program's function stands in, "" where it is no function of a module."""
    found = getattr(correct_programs(family_name)[style], exercise)
    return inspect.getsource(inspect.getmodule(found)) if is_function(found) and inspect.getmodule(found) else ""  # type: ignore[arg-type]


def functions(each: int) -> list[Restyled]:
    """Return so many functions with a mistake of every style and every exercise of the backward pass."""
    found = []
    for exercise in BACKWARD:
        family = exercises()[exercise]
        for style in styles(family):
            text = source_of(family, exercise, style)
            made = list(_mistakes(text, exercise)) if text else []
            drawn = random.Random(f"{SEED} {exercise} {style}").sample(made, min(each, len(made)))
            found += [Restyled(family, exercise, style, edited, line) for edited, line in drawn]
    return found


def _mistakes(text: str, exercise: str) -> Iterator[tuple[str, int]]:
    """Yield a source with each edit of the exercise's function, and its line; a line holds a whole statement."""
    lines = text.split("\n")
    tree = ast.parse(text)
    own = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == exercise]
    for statement in ast.walk(own[0]) if own else ():
        if isinstance(statement, ast.Assign | ast.AugAssign | ast.Return) and statement.lineno == statement.end_lineno:
            line = lines[statement.lineno - 1]
            start, stop = len(line.encode()[: statement.col_offset].decode()), statement.end_col_offset
            for edited in _edited(statement):
                there = [*lines[: statement.lineno - 1], line[:start] + edited + line[stop or len(line) :]]
                yield "\n".join([*there, *lines[statement.lineno :]]), statement.lineno


def _edited(statement: ast.stmt) -> Iterator[str]:
    """Yield the statement with another operator, without an operand, or with = for +=."""
    if isinstance(statement, ast.AugAssign):
        yield f"{ast.unparse(statement.target)} = {ast.unparse(statement.value)}"
    for node in ast.walk(statement):
        if not isinstance(node, ast.BinOp):
            continue
        operator, left, right = node.op, node.left, node.right
        if type(operator) in OTHERS:
            node.op = OTHERS[type(operator)]()
            yield ast.unparse(statement)
        node.op = ast.Add()
        for kept in (left, right):
            node.left, node.right = kept, ast.Constant(0)
            yield ast.unparse(statement)
        node.op, node.left, node.right = operator, left, right
