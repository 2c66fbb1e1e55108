"""Arbitrary mistakes in other styles: any part of a statement exchanged for any other expression of the function.

Nothing of it is made with what is looked for in mind, so it shows whether a right line is ever called wrong.
"""

import ast
import random
from collections.abc import Iterator, Sequence
from copy import deepcopy

from catalog.evaluation.handed_over import handed_over, styles
from catalog.evaluation.restyled import BACKWARD, Restyled, source_of
from catalog.functions.runs import Runs
from catalog.functions.subject import InProcess
from catalog.registry import exercises

SEED = 20_261_130
OPERATORS: tuple[type[ast.operator], ...] = (ast.Mult, ast.Div, ast.Sub, ast.Add)
NUMBERS = (2, 0.5, -3)
PARTS = (ast.BinOp, ast.Name, ast.Call, ast.Subscript, ast.Attribute)


def functions(count: int, seed: int = SEED) -> Iterator[Restyled]:
    """Yield so many wrong functions, drawn from all styles and exercises of the backward pass."""
    stream = random.Random(seed)
    made = [
        Restyled(exercises()[exercise], exercise, style, text, 0)
        for exercise in BACKWARD
        for style in styles(exercises()[exercise])
        if (text := source_of(exercises()[exercise], exercise, style))
    ]
    while count:
        found = _mistaken(stream.choice(made), stream)
        if found is not None and _is_wrong(found):
            count -= 1
            yield found


def _mistaken(correct: Restyled, stream: random.Random) -> Restyled | None:
    """Return a function with one part of a statement exchanged; None where it has none that stands on a line."""
    statements = _statements(correct)
    parts = [each for statement in statements for each in _parts(statement)]
    if not parts:
        return None
    statement = stream.choice([each for each in statements if list(_parts(each))])
    text = _exchanged(statement, stream.choice(list(_parts(statement))), _other(parts, stream))
    lines = correct.text.split("\n")
    line = lines[statement.lineno - 1]
    lines[statement.lineno - 1] = line[: len(line) - len(line.lstrip())] + text
    return Restyled(correct.family, correct.exercise, correct.style, "\n".join(lines), statement.lineno)


def _statements(correct: Restyled) -> list[ast.Assign | ast.AugAssign | ast.Return]:
    own = (node for node in ast.parse(correct.text).body if isinstance(node, ast.FunctionDef))
    inside = (each for node in own if node.name == correct.exercise for each in ast.walk(node))
    found = (each for each in inside if isinstance(each, ast.Assign | ast.AugAssign | ast.Return))
    return [each for each in found if each.lineno == each.end_lineno]


def _parts(statement: ast.Assign | ast.AugAssign | ast.Return) -> Iterator[ast.expr]:
    for each in ast.walk(statement.value) if statement.value is not None else ():
        if isinstance(each, PARTS) and isinstance(getattr(each, "ctx", ast.Load()), ast.Load):
            yield each


def _other(parts: Sequence[ast.expr], stream: random.Random) -> ast.expr:
    """Return another expression of the function, alone or with a third one or a number."""
    one, two = deepcopy(stream.choice(parts)), deepcopy(stream.choice(parts))
    number = ast.Constant(stream.choice(NUMBERS))
    return stream.choice((one, ast.BinOp(one, stream.choice(OPERATORS)(), two), ast.BinOp(one, ast.Mult(), number)))


def _exchanged(statement: ast.stmt, part: ast.expr, other: ast.expr) -> str:
    class Exchange(ast.NodeTransformer):
        def visit(self, node: ast.AST) -> ast.AST:
            return other if node is part else self.generic_visit(node)

    return ast.unparse(Exchange().visit(statement)).replace("\n", " ")


def _is_wrong(found: Restyled) -> bool:
    try:
        own = handed_over(found.text, found.family, found.style)
    except SyntaxError:
        return False
    return Runs(InProcess(found.family, {found.exercise: own[found.exercise]})).is_wrong()
