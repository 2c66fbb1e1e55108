"""Blocks: an array as text, nested in brackets, whole or with its middle left out."""

import re
from dataclasses import dataclass

from catalog.reading.pastes.digits import NUMBER

_REAL = r"(?!\w|[-+][\d.]{1,40}(?:e[-+]?\d\d)?j)"
_TOKEN = re.compile(rf"\s*(?:(?P<number>{NUMBER}){_REAL}|(?P<gap>\.\.\.|…)|(?P<mark>[\[\],;)]))")

# What is no part of an array, and stands on the line of one that never ends.
_STRAY = re.compile(r"[ ]*[^\s|]")

Tree = list["Tree | str"]
GAP = "..."

# numpy has no use for more here, and a text of nothing but brackets must not exhaust the stack.
DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Block:
    """The numbers of an array as literals, in its order.

    shape is None where an ellipsis hides some or the end is missing; then `offsets` has the position of each, those
    behind an ellipsis counted from the end, as -1, -2.
    """

    shape: tuple[int, ...] | None
    offsets: tuple[tuple[int, ...], ...]
    literals: tuple[str, ...]


def read_block(text: str, start: int) -> tuple[Block | None, int]:
    """Return the block whose opening bracket is text[start], and where it ends; None where it is not an array."""
    stack: list[Tree] = [[]]
    at = start
    while found := _TOKEN.match(text, at):
        at = found.end()
        mark = found["mark"]
        if mark == "[":
            if len(stack) > DEEPEST:
                return None, at
            inner: Tree = []
            stack[-1].append(inner)
            stack.append(inner)
        elif mark == "]":
            stack.pop()
            if len(stack) == 1:
                break
        elif not mark:
            stack[-1].append(found["number"] or GAP)
    complete = len(stack) == 1
    if not complete and _STRAY.match(text, at):
        return None, at
    if not complete and not text[at:].strip() and stack[-1] and isinstance(stack[-1][-1], str):
        # The text ends here, perhaps in the middle of this number.
        stack[-1].pop()
    root = stack[0][0]
    return (_block(root, complete) if isinstance(root, list) else None), at


def _block(tree: Tree, complete: bool) -> Block | None:
    leaves = _leaves(tree)
    literals = tuple(literal for _, literal in leaves)
    if complete and not _has_gap(tree):
        shape = _shape(tree)
        return None if shape is None else Block(shape, (), literals)
    if not leaves or len({len(offset) for offset, _ in leaves}) != 1:
        return None
    return Block(None, tuple(offset for offset, _ in leaves), literals)


def _leaves(tree: Tree) -> list[tuple[tuple[int, ...], str]]:
    leaves: list[tuple[tuple[int, ...], str]] = []
    gap = tree.index(GAP) if GAP in tree else len(tree)
    for position, part in enumerate(tree):
        offset = position if position < gap else position - len(tree)
        if isinstance(part, list):
            leaves += [((offset, *rest), literal) for rest, literal in _leaves(part)]
        elif part != GAP:
            leaves.append(((offset,), part))
    return leaves


def _has_gap(tree: Tree) -> bool:
    return any(_has_gap(part) if isinstance(part, list) else part == GAP for part in tree)


def _shape(tree: Tree) -> tuple[int, ...] | None:
    """Return the shape of a tree without gaps, or None where its rows differ in length."""
    if not tree:
        return (0,)
    shapes = {_shape(part) if isinstance(part, list) else () for part in tree}
    if len(shapes) != 1:
        return None
    inner = shapes.pop()
    return None if inner is None else (len(tree), *inner)
