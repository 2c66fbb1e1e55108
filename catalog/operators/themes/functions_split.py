"""Functions split: one taken of each part of a sum alone, and a gate that is 1 minus another one.

A person believes that tanh of a sum is the sum of the tanhs, or that two gates add up to 1.
"""

import ast
from collections.abc import Iterator
from itertools import combinations

from catalog.operators.change import PLACE, Change, short
from catalog.operators.code import Code
from catalog.operators.guards import is_allocated, is_array, is_whole, no
from catalog.operators.operator import Operator
from catalog.operators.precedence import PRODUCT, SUM, chain
from catalog.operators.rewriting import Occurrence
from catalog.operators.rule import Rule, Rules
from catalog.operators.statement import LocatedStatement

_SPLIT = ("np.tanh", "sigmoid", "softmax")


def split(code: Code) -> Iterator[Change]:
    """Take a function of the parts of a sum, or of the factors of a product, and add or multiply what it gives."""
    for statement, node in code.nodes(ast.Call):
        if ast.unparse(node.func) in _SPLIT and node.args:
            for kind, sign, binds in ((ast.Add, " + ", SUM), (ast.Mult, " * ", PRODUCT), (ast.Sub, " - ", SUM)):
                yield from _split(code, statement, node, chain(node.args[0], kind), sign, binds)


def _split(
    code: Code, statement: LocatedStatement, node: ast.Call, parts: list[ast.expr], sign: str, binds: int
) -> Iterator[Change]:
    """Yield what all parts give, then what two halves give."""
    texts = [code.text(part) for part in parts]
    name, rest = ast.unparse(node.func), code.source[code.span(node.args[0])[1] : code.span(node)[1]]
    for division in (texts, *_halves(texts, sign)) if len(texts) > 1 else ():
        text = sign.join(f"{name}({part}{rest}" for part in division)
        what = f"`{name}` is taken of each part, `{short(text, 60)}`"
        yield Change(statement, (code.put(node, text, binds),), what, says=f"{what}, {PLACE}")


def _halves(texts: list[str], sign: str) -> Iterator[list[str]]:
    """Yield a chain's parts in two, the first of them in the first half."""
    for size in range(1, len(texts) if len(texts) < 5 else 1):
        for chosen in combinations(range(1, len(texts)), size):
            rest = [text for at, text in enumerate(texts) if at not in chosen]
            yield [sign.join(rest), sign.join(texts[at] for at in chosen)]


def _gates(match: Occurrence) -> Iterator[str]:
    """Yield the values before that come out of a function, as this one does."""
    code, shape = match.code, match.code.shape(match.node)
    role = code.parallels.role
    own = role.get(match.statement.target)
    names = [name for name in code.arrays(match.statement, shape) if own and role.get(name) == own]
    yield from (name for name in names if name in code.differentiated and name != match.statement.target)


OPERATORS = (
    Operator(
        "split_function",
        split,
        "A function is not taken of what the formula takes it of.",
        ("np.tanh(ft + it)", "np.tanh(ft) + np.tanh(it)"),
        prolific=True,
        budget=60,
    ),
    Operator(
        "rest_of_another_gate",
        Rules(
            Rule(
                "f(x) -> 1 - y",
                "ft = sigmoid(it); ot = sigmoid(it)",
                "ft = sigmoid(it); ot = 1 - ft",
                where=(is_whole, is_array, no(is_allocated)),
                choices=_gates,
            ),
        ),
        "A gate there is made of another one.",
        roles={"gate": ("ft", "ot")},
        prolific=True,
        budget=40,
    ),
)
