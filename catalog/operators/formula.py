"""A formula as a row of operands, operators and parentheses, in which parentheses can be taken away and set anew.

Whether two of them are one formula is decided by what they give for numbers drawn once: how people would rearrange one
into the other does not matter.
"""

import ast
import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from catalog.operators.code import Code
from catalog.operators.precedence import SYMBOLS

Pair = tuple[int, int]
"""Parentheses around the operands from one to another, by number."""


@dataclass(frozen=True, eq=False)
class Formula:
    """The operations below a node of a function's text; what is no operation is an operand."""

    code: Code
    node: ast.expr

    @cached_property
    def _read(self) -> tuple[list[str], list[str], list[Pair]]:
        read: tuple[list[str], list[str], list[Pair]] = [], [], []
        self._walk(self.node, *read)
        return read

    def _walk(self, node: ast.expr, operands: list[str], signs: list[str], pairs: list[Pair]) -> None:
        first = len(operands)
        if isinstance(node, ast.BinOp):
            self._walk(node.left, operands, signs, pairs)
            signs.append(SYMBOLS[type(node.op)][0])
            self._walk(node.right, operands, signs, pairs)
        else:
            operands.append(" ".join(self.code.text(node).split()))
        if node is not self.node and self.code.outer(node) != self.code.span(node):
            pairs.append((first, len(operands) - 1))

    @property
    def operands(self) -> list[str]:
        """The operands, from left to right."""
        return self._read[0]

    @property
    def pairs(self) -> list[Pair]:
        """The parentheses that are there."""
        return self._read[2]

    def text(self, pairs: list[Pair], operands: list[str] | None = None) -> str:
        """Return the formula with other parentheses."""
        parts = []
        for at, operand in enumerate(operands or self.operands):
            opened, closed = (sum(pair[end] == at for pair in pairs) for end in (0, 1))
            parts += ["(" * opened, operand, ")" * closed, *self._read[1][at : at + 1]]
        return "".join(parts)

    def value(self, pairs: list[Pair]) -> float | None:
        """Return what the formula gives for numbers drawn once, to ten digits; None where it gives none."""
        try:
            return float(f"{eval(self.text(pairs, self._numbers)):.10g}")
        except (ArithmeticError, TypeError, ValueError):
            return None

    @cached_property
    def _numbers(self) -> list[str]:
        drawn = random.Random(1)
        numbers = {text: repr(drawn.uniform(1.5, 2.5)) for text in dict.fromkeys(self.operands)}
        return [text if text.isdigit() else numbers[text] for text in self.operands]

    def bracketings(self) -> Iterator[tuple[list[Pair], list[Pair]]]:
        """Yield which parentheses to take away and which to set: none or one of each first."""
        count = len(self.operands)
        new = [(first, last) for first in range(count) for last in range(first + 1, count) if last - first < count - 1]
        lost = [[], *([pair] for pair in self.pairs), *([self.pairs] if len(self.pairs) > 1 else [])]
        for gone in lost:
            kept = [pair for pair in self.pairs if pair not in gone]
            yield gone, []
            yield from ((gone, [pair]) for pair in new if not any(_cross(pair, other) for other in kept))


def _cross(one: Pair, two: Pair) -> bool:
    """True for parentheses that close in the wrong order, and for two around the same."""
    (first, last), (start, stop) = one, two
    return one == two or first < start <= last < stop or start < first <= stop < last


def formulas(code: Code, nodes: list[ast.expr]) -> Iterator[ast.expr]:
    """Yield those of an expression's nodes that are whole formulas: operations that are no operand of another."""
    for node in nodes:
        if isinstance(node, ast.BinOp) and not isinstance(code.parents[node], ast.BinOp):
            yield node
