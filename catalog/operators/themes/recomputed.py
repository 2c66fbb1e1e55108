"""Recomputed: a value of the forward pass made anew in the backward pass, and not as it was made there.

A person does not take a_next out of the cache, or takes what tanh is taken of for what it gives.
"""

import ast
import re
from collections.abc import Iterator

from catalog.operators.change import PLACE, Change, short
from catalog.operators.code import Code
from catalog.operators.operator import Operator
from catalog.operators.precedence import SUM, chain
from catalog.operators.statement import LocatedStatement


def made_anew(code: Code) -> Iterator[Change]:
    """Put the formula of an upstream function, incomplete, for a value that is unpacked here."""
    unpacked = {name for line in code.statements if isinstance(line.value, ast.Name) for name in line.binds}
    for statement, node in code.loads():
        shown = code.displayed(node) or isinstance(code.parents[node], ast.Attribute)
        if node.id in code.upstream and node.id in (*unpacked, *code.parsed.arguments) and not shown:
            for text in _incomplete(ast.parse(code.upstream[node.id], mode="eval").body):
                named = _bound(code, statement, text)
                if named:
                    what = f"`{short(named, 60)}` stands where the reference has `{node.id}`"
                    alike, says = f"{node.id} is {text}", f"{what}, {PLACE}"
                    yield Change(statement, (code.put(node, named, SUM),), what, alike, says=says)


def _incomplete(formula: ast.expr) -> Iterator[str]:
    """Yield what a function is taken of, that without each of its terms, and a sum or a product without each part."""
    if isinstance(formula, ast.Call) and formula.args:
        name, of = ast.unparse(formula.func), formula.args[0]
        yield ast.unparse(of)
        yield from _without_one(of)
        yield from (f"{name}({text})" for text in _without_one(of))
        yield from (f"{other}({ast.unparse(of)})" for other in ("np.tanh", "sigmoid") if other != name)
    else:
        yield from _without_one(formula)


def _without_one(formula: ast.expr) -> Iterator[str]:
    """Yield a sum without each of its terms, or a product without each factor."""
    for kind, sign in ((ast.Add, " + "), (ast.Mult, " * ")):
        parts = [ast.unparse(part) for part in chain(formula, kind)]
        for at in range(len(parts) if len(parts) > 1 else 0):
            yield sign.join([*parts[:at], *parts[at + 1 :]])


def _bound(code: Code, statement: LocatedStatement, text: str) -> str:
    """Return a formula with parameters taken from their dict that have no name here, "" where a name has no value."""
    held = code.values.get("parameters")
    keys = set(held if isinstance(held, dict) else ()) - {*statement.bound}
    names = {node.id for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Name)}
    if any(code.kind(name) is not None for name in names - {*statement.bound} - keys):
        return ""
    return re.sub(r"\b\w+\b", lambda found: f'parameters["{found[0]}"]' if found[0] in keys else found[0], text)


_BEFORE = """
def f(a_next, da_next, Wax, xt):
    dtanh = (1 - a_next**2) * da_next
    return dtanh
"""

OPERATORS = (
    Operator(
        "made_anew",
        made_anew,
        "A value of the forward pass is not the one that the forward pass made.",
        (_BEFORE, _BEFORE.replace("a_next**2", "np.dot(Wax, xt)**2")),
        upstream={"a_next": "np.tanh(np.dot(Wax, xt))"},
        prolific=True,
        budget=80,
    ),
)
