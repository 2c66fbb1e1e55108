"""Axes: sums over another axis, over everything, without keepdims; means and maxima for sums.

A person sums a bias's gradient over the units instead of the examples, loses the second axis, or averages where the
formula sums.
"""

import ast
from collections.abc import Iterator

from catalog.operators.change import Change
from catalog.operators.code import Code
from catalog.operators.operator import Operator

REDUCTIONS = ("np.sum", "np.mean", "np.max")
"""The functions that make one number of an axis."""


def reduction(code: Code) -> Iterator[Change]:
    """Put a mean or a maximum for a sum."""
    for statement, node in code.nodes(ast.Call):
        name = ast.unparse(node.func)
        if name in REDUCTIONS:
            for function in REDUCTIONS:
                if function != name:
                    start, stop = code.span(node.func)
                    what = f"`{function}` stands where the reference has `{name}`"
                    yield code.change(statement, start, stop, function, what)


def axis(code: Code) -> Iterator[Change]:
    """Change the axis, or leave it out, alone or with keepdims; leave keepdims out; change both."""
    for statement, node in code.nodes(ast.Call):
        keywords = {keyword.arg: keyword.value for keyword in node.keywords}
        if "axis" in keywords:
            start, stop = code.span(node.args[-1])[1], code.span(node)[1] - 1
            for text, what in _variants(code.text(keywords["axis"]), "keepdims" in keywords):
                yield code.change(statement, start, stop, text, what)


def _variants(axis: str, keeps: bool) -> Iterator[tuple[str, str]]:
    other = str(1 - int(axis))
    if keeps:
        yield f", axis={axis}", "`keepdims=True` is left out"
        yield f", axis={other}, keepdims=True", f"`axis={other}` stands where the reference has `axis={axis}`"
        yield f", axis={other}", f"`axis={other}` stands where the reference has `axis={axis}, keepdims=True`"
        yield ", keepdims=True", f"`axis={axis}` is left out"
        yield "", f"`axis={axis}, keepdims=True` is left out"
    else:
        yield f", axis={other}", f"`axis={other}` stands where the reference has `axis={axis}`"
        yield "", f"`axis={axis}` is left out"


def unpacked(code: Code) -> Iterator[Change]:
    """Give the arrays to concatenate one by one, not as a tuple."""
    for statement, node in code.nodes(ast.Tuple):
        parent = code.parents[node]
        if isinstance(parent, ast.Call) and ast.unparse(parent.func).startswith("np.conc"):
            start, stop = code.span(node)
            text = code.source[start + 1 : stop - 1]
            yield code.change(statement, start, stop, text, f"`{text}` are handed over without a tuple around them")


_FIRST = """
def f(dtanh):
    dba = np.sum(dtanh, axis=1, keepdims=True)
    return dba
"""
_SECOND = """
def f(a_prev, xt):
    concat = np.concatenate((a_prev, xt), axis=0)
    return concat
"""

OPERATORS = (
    Operator(
        "other_reduction",
        reduction,
        "What is made of all examples there is not what the formula makes of them.",
        (_FIRST, _FIRST.replace("np.sum", "np.mean")),
    ),
    Operator(
        "other_axis",
        axis,
        "The axis, or what becomes of it, is not that of the formula.",
        (_FIRST, _FIRST.replace("1, keepdims=True", "1")),
    ),
    Operator(
        "lost_tuple",
        unpacked,
        "The arguments are not given in the form that the function takes.",
        (_SECOND, _SECOND.replace("(a_prev, xt),", "a_prev, xt,")),
    ),
)
