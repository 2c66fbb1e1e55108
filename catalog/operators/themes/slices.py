"""Slices: another axis, the whole array, the other half, another size.

A person hands over all steps instead of one, slices the examples instead of time, or takes the part of a weight that
belongs to the other input.
"""

import ast
from collections.abc import Iterator

from catalog.operators.change import Change
from catalog.operators.code import Code
from catalog.operators.operator import Operator
from catalog.operators.statement import LocatedStatement


def _subscripts(code: Code) -> Iterator[tuple[LocatedStatement, ast.Subscript]]:
    for statement in code.lines:
        if isinstance(statement.node, ast.For):
            continue
        for node in ast.walk(statement.node):
            if isinstance(node, ast.Subscript) and not isinstance(node.slice, ast.Constant):
                yield statement, node


def whole(code: Code) -> Iterator[Change]:
    """Take the whole array, or list, for a part of it."""
    for statement, node in _subscripts(code):
        start, stop = code.span(node.value)[1], code.span(node)[1]
        what = f"`{code.text(node.value)}` stands where the reference has `{code.text(node)}`"
        yield code.change(statement, start, stop, "", what, f"whole {code.text(node.value)}")


def other_axis(code: Code) -> Iterator[Change]:
    """Set what stands in a subscript on another axis, or leave axes out."""
    for statement, node in _subscripts(code):
        if isinstance(node.slice, ast.Tuple):
            start, stop = code.span(node.value)[1] + 1, code.span(node)[1] - 1
            parts = [code.text(part) for part in node.slice.elts]
            for text in _placed(next(part for part in parts if part != ":"), len(parts)):
                if text != code.source[start:stop]:
                    shown = f"{code.text(node.value)}[{text}]"
                    what = f"`{shown}` stands where the reference has `{code.text(node)}`"
                    alike = f"{code.text(node.value)} axis {text.count(',')} {text.find('n') + text.find('t')}"
                    yield code.change(statement, start, stop, text, what, alike)


def _placed(part: str, axes: int) -> Iterator[str]:
    """Yield the subscripts that have one part on each axis, with all the colons and without the last ones."""
    for at in range(axes):
        for trailing in range(axes - at):
            yield ", ".join([*[":"] * at, part, *[":"] * trailing])


def other_half(code: Code) -> Iterator[Change]:
    """Take the other part of an axis, cut it at another size, or both."""
    for statement, node in _subscripts(code):
        parts = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        for part in parts:
            if isinstance(part, ast.Slice) and (bound := part.upper or part.lower):
                yield from _cuts(code, statement, node, part, bound)


def _cuts(
    code: Code, statement: LocatedStatement, whole: ast.Subscript, part: ast.Slice, bound: ast.expr
) -> Iterator[Change]:
    start, stop = code.span(part)
    old = code.text(bound)
    for size in [old, *(name for name in code.sizes(statement) if name != old)]:
        for first in (True, False):
            text = f":{size}" if first else f"{size}:"
            same = first is (part.upper is bound)
            if text != code.source[start:stop]:
                begin = code.span(whole)[0]
                shown = code.source[begin:start] + text + code.source[stop : code.span(whole)[1]]
                what = f"`{shown}` stands where the reference has `{code.text(whole)}`"
                yield code.change(statement, start, stop, text, what, f"{'same' if same else 'other'} part at {size}")


OPERATORS = (
    Operator(
        "whole_array",
        whole,
        "More is taken there than the formula takes.",
        ("da_next = da[:, :, t]", "da_next = da"),
    ),
    Operator(
        "sliced_on_another_axis",
        other_axis,
        "What is taken there is not on the axis that the formula means.",
        ("da_next = da[:, :, t]", "da_next = da[t]"),
    ),
    Operator(
        "other_part",
        other_half,
        "What is taken there is another part of the array than the formula means.",
        ("np.dot(Wf[:, :n_a].T, dft)", "np.dot(Wf[:, n_a:].T, dft)"),
    ),
)
