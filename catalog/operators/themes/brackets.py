"""Brackets: parentheses for square brackets, a part taken as another container gives it, another container.

A person calls parameters("Wax"), takes caches[:, :, t] of a list, loops over a number, or appends to a tuple. Python
raises where it comes to such a line, so they are asked for where something raised.
"""

import ast
from collections.abc import Iterator

from catalog.operators.change import Change
from catalog.operators.code import Code
from catalog.operators.operator import Operator
from catalog.operators.rule import INSTEAD, Rule, Rules
from catalog.programs.edit import Span

_STEP = ("{}[:, :, {}]", "{}[:, {}]", "{}[{}]")


def other_brackets(code: Code) -> Iterator[Change]:
    """Put parentheses for square brackets, and a step as an array or a list of other axes takes it."""
    for statement, node in code.nodes(ast.Subscript):
        before, held = code.text(node), code.text(node.value)
        for text in _instead(code, node, held):
            if isinstance(node.ctx, ast.Load) and text.replace(" ", "") != before.replace(" ", ""):
                what = f"`{text}` stands where the reference has `{before}`"
                yield Change(statement, (Span(*code.span(node), text),), what)


def _instead(code: Code, node: ast.Subscript, held: str) -> Iterator[str]:
    parts = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
    step = next((code.text(part) for part in parts if isinstance(part, ast.Name)), "")
    if not any(isinstance(part, ast.Slice) for part in parts):
        yield f"{held}({code.text(node.slice)})"
    if step:
        yield from (form.format(held, step) for form in _STEP)


_BEFORE = """
def f(caches, t):
    return caches[t]
"""
_AFTER = """
def f(caches, t):
    return caches(t)
"""

OPERATORS = (
    Operator(
        "other_brackets",
        other_brackets,
        "A part is not taken there as that kind of thing gives it.",
        (_BEFORE, _AFTER),
        raises=True,
    ),
    Operator(
        "other_container",
        Rules(
            *(Rule(f"[] -> {form}", "caches = []", f"caches = {form}", what=INSTEAD) for form in ("()", "{}")),
            Rule("[] -> np.array([])", "caches = []", "caches = np.array([])"),
        ),
        "Nothing can be appended to what stands there.",
        raises=True,
    ),
    Operator(
        "looped_over_a_number",
        Rules(
            Rule("range(x) -> x", "range(T_x)", "T_x"),
            Rule("range(x) -> range(len(x))", "range(T_x)", "range(len(T_x))"),
        ),
        "The loop does not go over steps.",
        raises=True,
    ),
)
