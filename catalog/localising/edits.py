"""Edits of a student's own expression: what could have been meant, as text, made of what stands there and in scope.

None has a number in it that is not an axis, a formula's own (1 and 2), or beside one that is there, and none reads a
right value. After Debroy and Wong, "Using mutation to automatically suggest fixes for faulty programs" (ICST 2010).
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

OPERATORS = ("+", "-", "*", "/", "@")
NAMESAKES = (("sum", "mean"), ("zeros", "ones", "empty"), ("zeros_like", "ones_like"), ("dot", "multiply", "matmul"))
COMPARED = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "=="}

Shape = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """An expression, its shape, () for a number, and whether it is an integer, which counts and is no part of sums."""

    text: str
    shape: Shape
    counts: bool = False


def own(node: ast.expr) -> Iterator[str]:
    """Yield edits of an expression that are made of nothing but itself."""
    if isinstance(node, ast.BinOp):
        yield from _operation(node)
    elif isinstance(node, ast.UnaryOp):
        yield ast.unparse(node.operand)
    elif isinstance(node, ast.Call):
        yield from _call(node)
    elif isinstance(node, ast.Attribute) and node.attr == "T":
        yield ast.unparse(node.value)
    elif isinstance(node, ast.Subscript):
        yield from (f"{ast.unparse(node.value)}[{index}]" for index in _indices(node.slice))
    elif isinstance(node, ast.IfExp):
        test, body, other = map(_text, (node.test, node.body, node.orelse))
        yield from (body, other, f"{other} if {test} else {body}")
    elif isinstance(node, ast.Compare) and len(node.ops) == 1:
        left, sign, right = ast.unparse(node.left), _sign(node), ast.unparse(node.comparators[0])
        if sign in COMPARED:
            yield f"{left} {COMPARED[sign]} {right}"


def of_array(node: ast.expr, given: Term) -> Iterator[str]:
    """Yield edits of an array or a number: another sign, transposed, a square, and what derivatives are made of."""
    text = _text(node)
    yield f"-{text}"
    if not given.counts or isinstance(node, ast.BinOp):
        yield from (f"1 - {text}", f"{text} ** 2", f"1 - {text} ** 2", f"{text} * (1 - {text})")
    if len(given.shape) == 2:
        yield f"{text}.T"
    if given.counts:
        yield from (f"{text} - 1", f"{text} + 1")


def accumulated(node: ast.expr, target: str, *, added: bool) -> Iterator[str]:
    """Yield an expression added to what its target held; added: it is, and replaces that instead."""
    yield f"{_text(node)} - {target}" if added else f"{target} + {_text(node)}"


def with_term(node: ast.expr, given: Term, term: Term, around: ast.expr | None) -> Iterator[str]:
    """Yield edits of an expression with something in scope: in its place, as a factor, a term, or a matrix beside it.

    given: what it is itself. around: the expression that it is an operand of; what is an edit of that too is yielded
    there.
    """
    # What has no name in it, as 1 + 0, may be what is left of anything.
    anything = not any(isinstance(each, ast.Name) for each in ast.walk(node))
    if term.text == given.text or (term.counts != given.counts and not anything):
        return
    text, within = _text(node), around.op if isinstance(around, ast.BinOp) else None
    if term.shape == given.shape:
        yield term.text
    if anything or _fits(term.shape, given.shape):
        if not isinstance(within, ast.Add | ast.Sub):
            yield from (f"{text} + {term.text}", f"{text} - {term.text}", f"{term.text} - {text}")
        if not isinstance(within, ast.Mult | ast.Div):
            yield f"{text} * {term.text}"
            if not term.shape:
                yield f"{text} / {term.text}"
            if term.shape and not term.counts:
                yield from (f"{text} * (1 - {term.text})", f"{text} * (1 - {term.text} ** 2)")
    if len(given.shape) == len(term.shape) == 2 and not isinstance(within, ast.MatMult):
        yield from _products(text, given.shape, term)


def _operation(node: ast.BinOp) -> Iterator[str]:
    left, right = _text(node.left), _text(node.right)
    sign = ast.unparse(ast.BinOp(ast.Name("a"), node.op, ast.Name("b"))).split()[1]
    yield from (f"{left} {each} {right}" for each in OPERATORS if each != sign)
    if isinstance(node.right, ast.Constant) and sign != "**":
        yield f"{left} ** {right}"
    if sign in ("-", "/", "@", "**"):
        yield f"{right} {sign} {left}"
    yield from (left, right)
    if isinstance(node.right, ast.Constant):
        yield from (f"{left} {sign} {each}" for each in _beside(node.right))
    if isinstance(node.left, ast.Constant):
        yield from (f"{each} {sign} {right}" for each in _beside(node.left))


def _call(node: ast.Call) -> Iterator[str]:
    function, given = ast.unparse(node.func), [ast.unparse(each) for each in node.args]
    named = [ast.unparse(each) for each in node.keywords]
    if any(isinstance(each, ast.Starred) for each in node.args):
        return
    yield from (f"({each})" for each in given)
    for first, second in combinations(range(len(given)), 2):
        other = list(given)
        other[first], other[second] = given[second], given[first]
        yield f"{function}({', '.join([*other, *named])})"
    *base, name = function.rpartition(".")
    for other_name in (each for group in NAMESAKES if name in group for each in group if each != name):
        yield f"{''.join(base)}{other_name}({', '.join([*given, *named])})"
    for at, keyword in enumerate(node.keywords):
        for value in _beside(keyword.value) if keyword.arg else ():
            more = [*named[:at], f"{keyword.arg}={value}", *named[at + 1 :]]
            yield f"{function}({', '.join([*given, *more])})"
    if name in ("sum", "mean") and "keepdims" not in [each.arg for each in node.keywords]:
        yield f"{function}({', '.join([*given, *named, 'keepdims=True'])})"
        yield from (
            f"{function}({', '.join([*given, f'axis={axis}', 'keepdims=True'])})" for axis in (0, 1) if not named
        )


def _indices(index: ast.expr) -> Iterator[str]:
    """Yield indices that are one beside an index, in any of its places."""
    parts = index.elts if isinstance(index, ast.Tuple) else [index]
    texts = [ast.unparse(each) for each in parts]
    for at, part in enumerate(parts):
        for other in _beside(part):
            yield ", ".join([*texts[:at], other, *texts[at + 1 :]])


def _beside(node: ast.expr) -> Iterator[str]:
    """Yield what is one beside a number, a name, a sum of two, or an end of a slice, and the other truth."""
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield str(not node.value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        yield from (str(node.value + 1), str(node.value - 1))
    elif isinstance(node, ast.Name):
        yield from (f"{node.id} - 1", f"{node.id} + 1")
    elif isinstance(node, ast.UnaryOp):
        yield from (ast.unparse(node.operand), f"{ast.unparse(node)} - 1", f"{ast.unparse(node)} + 1")
    elif isinstance(node, ast.BinOp):
        yield from own(node)
    elif isinstance(node, ast.Slice):
        lower, upper = (ast.unparse(each) if each else "" for each in (node.lower, node.upper))
        yield from (f"{each}:{upper}" for each in (_beside(node.lower) if node.lower else ()))
        yield from (f"{lower}:{each}" for each in (_beside(node.upper) if node.upper else ()))


def _products(text: str, shape: Shape, term: Term) -> Iterator[str]:
    for turned, of in ((term.text, term.shape), (f"{term.text}.T", term.shape[::-1])):
        if of[1] == shape[0]:
            yield f"{turned} @ {text}"
        if shape[1] == of[0]:
            yield f"{text} @ {turned}"


def _fits(inner: Shape, outer: Shape) -> bool:
    """True where something keeps its shape with something of another one beside it."""
    ends = outer[len(outer) - len(inner) :]
    return len(inner) <= len(outer) and all(a in (b, 1) for a, b in zip(inner, ends, strict=True))


def _sign(node: ast.Compare) -> str:
    return ast.unparse(ast.Compare(ast.Name("a"), node.ops, [ast.Name("b")])).split(" ", 1)[1].rsplit(" ", 1)[0]


def _text(node: ast.expr) -> str:
    text = ast.unparse(node)
    return text if isinstance(node, ast.Name | ast.Constant | ast.Subscript | ast.Attribute | ast.Call) else f"({text})"
