"""Helpers: sigmoid and softmax written by hand, with a sign, an axis or the normalisation lost.

A person does not use the functions that the course gives and writes them anew from memory.
"""

import ast
from collections.abc import Iterator

from catalog.operators.guards import no
from catalog.operators.operator import Operator
from catalog.operators.rewriting import Occurrence
from catalog.operators.rule import Rule, Rules

_SIGMOIDS = (
    "1 / (1 + np.exp(z))",
    "1 / 1 + np.exp(-z)",
    "1 / (1 - np.exp(-z))",
    "1 / np.exp(-z)",
    "1 + np.exp(-z)",
    "1 / (1 + np.exp(-z)) * (1 - 1 / (1 + np.exp(-z)))",
    "1 / (1 + np.exp(-z))**2",
    "1 / (1 + np.exp(-2 * z))",
    "1 / (np.exp(z) + np.exp(-z))",
    "(1 - np.exp(-z)) / (1 + np.exp(-z))",
    "np.exp(z) / np.sum(np.exp(z), axis=0)",
    "np.maximum(0, z)",
    "z / (1 + np.abs(z))",
    "sigmoid(-z)",
)
_TANHS = (
    "(np.exp(z) + np.exp(-z)) / (np.exp(z) - np.exp(-z))",
    "(np.exp(z) - np.exp(-z)) / 2",
    "(np.exp(-z) - np.exp(z)) / (np.exp(z) + np.exp(-z))",
    "(1 - np.exp(-z)) / (1 + np.exp(-z))",
    "(np.exp(2 * z) + 1) / (np.exp(2 * z) - 1)",
    "np.exp(z) - np.exp(-z) / (np.exp(z) + np.exp(-z))",
    "2 / (1 + np.exp(-z)) - 1",
    "np.tan(z)",
    "np.sinh(z)",
    "np.arctan(z)",
    "np.maximum(0, z)",
    "np.tanh(-z)",
)
_SOFTMAXES = (
    "np.exp(z) / np.sum(np.exp(z))",
    "np.exp(z) / np.sum(np.exp(z), axis=1, keepdims=True)",
    "np.exp(z) / np.sum(np.exp(z), axis=0, keepdims=True)**2",
    "np.exp(-z) / np.sum(np.exp(-z), axis=0)",
    "np.exp(-z) / np.sum(np.exp(z), axis=0)",
    "np.exp(z)",
    "np.exp(z - np.max(z))",
    "np.exp(z - np.max(z, axis=0))",
    "np.exp(z - np.max(z)) / np.sum(np.exp(z), axis=0)",
    "np.exp(z) / np.sum(np.exp(z - np.max(z)), axis=0)",
    "np.exp(z) / np.mean(np.exp(z), axis=0)",
    "np.exp(z) / np.max(np.exp(z), axis=0)",
    "np.exp(z) / np.max(np.exp(z))",
    "np.exp(z) / np.sum(z, axis=0)",
    "np.exp(z) / np.exp(np.sum(z, axis=0))",
    "np.exp(z) / (1 + np.sum(np.exp(z), axis=0))",
    "z / np.sum(z, axis=0)",
    "z / np.sum(z)",
    "(z - np.max(z)) / np.sum(z, axis=0)",
    "np.log(np.exp(z) / np.sum(np.exp(z), axis=0))",
    "np.exp(z * z) / np.sum(np.exp(z * z), axis=0)",
    "np.exp(np.exp(z)) / np.sum(np.exp(np.exp(z)), axis=0)",
    "1 / (1 + np.exp(z))",
    "np.maximum(0, z)",
    "softmax(-z)",
    "softmax(z.T).T",
    "np.max(z, axis=0, keepdims=True)",
    "np.argmax(z, axis=0)",
)


_ODD = ("(np.exp(-z) - np.exp(z)) / (np.exp(z) + np.exp(-z))", "np.tanh(-z)")
"""The forms that differ from tanh in the sign alone, which a square does not show."""


def _is_squared(match: Occurrence) -> bool:
    parent = match.code.parents[match.node]
    return isinstance(parent, ast.Call | ast.BinOp) and ast.unparse(parent).startswith(("np.square(", "np.tanh("))


def _rules(name: str, forms: tuple[str, ...]) -> Iterator[Rule]:
    """Yield the rules that write a function by hand."""
    for form in forms:
        what = f"`{form.replace('z', 'x')}` is taken of `x` where the reference has `{name}`"
        after = form.replace("(z", "(dft").replace("-z", "-dft").replace("z ", "dft ").replace(" z", " dft")
        says = f"`{{after}}` stands where the reference has `{name}`, {{place}}"
        where = (no(_is_squared),) if form in _ODD else ()
        after = after.replace("z.", "dft.")
        yield Rule(f"{name}(z) -> {form}", f"{name}(dft)", after, where=where, what=what, alike=form, says=says)


OPERATORS = (
    Operator(
        "written_by_hand",
        Rules(*_rules("sigmoid", _SIGMOIDS), *_rules("softmax", _SOFTMAXES), *_rules("np.tanh", _TANHS)),
        "A function is not that of the formula: what is written there is another one.",
        prolific=True,
        budget=200,
    ),
)
