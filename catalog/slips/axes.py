"""Axes: sums over another axis, over everything, without keepdims, or means and maxima for sums."""

import ast
from collections.abc import Iterator

from catalog.slips.code import Change, Code
from catalog.slips.generator import Generator

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
            yield code.change(statement, start, stop, text, f"the arrays of `{text}` are not in a tuple")


_BEFORE = "def f(a):\n    c = np.sum(a, axis=1, keepdims=True)\n    return c"

GENERATORS = (
    Generator(
        "other_reduction",
        reduction,
        "What is made of all examples there is not what the formula makes of them.",
        (_BEFORE, "def f(a):\n    c = np.mean(a, axis=1, keepdims=True)\n    return c"),
    ),
    Generator(
        "other_axis",
        axis,
        "The axis, or what becomes of it, is not that of the formula.",
        (_BEFORE, "def f(a):\n    c = np.sum(a, axis=1)\n    return c"),
    ),
    Generator(
        "lost_tuple",
        unpacked,
        "The arguments are not given in the form that the function takes.",
        (
            "def f(a):\n    c = np.concatenate((a, a))\n    return c",
            "def f(a):\n    c = np.concatenate(a, a)\n    return c",
        ),
    ),
)
