"""How tightly expressions bind, and how tightly their surroundings need them to.

What a person puts in another's place is read as one expression: it gets parentheses where it would not be.
"""

import ast

SUM, PRODUCT, SIGN, POWER, ATOM = 1, 2, 3, 4, 5

SYMBOLS: dict[type[ast.operator], tuple[str, int]] = {
    ast.Add: (" + ", SUM),
    ast.Sub: (" - ", SUM),
    ast.Mult: (" * ", PRODUCT),
    ast.Div: (" / ", PRODUCT),
    ast.Pow: ("**", POWER),
}
"""How an operator is written, and its level."""


def level(node: ast.expr) -> int:
    """Return how tightly an expression binds."""
    if isinstance(node, ast.BinOp):
        return SYMBOLS[type(node.op)][1]
    return SIGN if isinstance(node, ast.UnaryOp) else ATOM


def needed(node: ast.expr, parent: ast.AST) -> int:
    """Return how tightly an expression must bind to stand below a parent without parentheses; 0 if it need not."""
    if isinstance(parent, ast.BinOp):
        own = SYMBOLS[type(parent.op)][1]
        left = node is parent.left
        if own == POWER:
            return ATOM if left else SIGN
        return own if left else own + 1
    if isinstance(parent, ast.UnaryOp):
        return SIGN
    return ATOM if getattr(parent, "value", None) is node and isinstance(parent, ast.Attribute | ast.Subscript) else 0


def chain(node: ast.expr, *operators: type[ast.operator]) -> list[ast.expr]:
    """Return the operands of a * b * c, of one kind of operators; the expression alone where it is none."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, operators):
        return [*chain(node.left, *operators), node.right]
    return [node]


def heads(node: ast.expr, parent: ast.AST, *operators: type[ast.operator]) -> bool:
    """True where an expression is a whole chain of such operators, not the beginning of one."""
    inner = isinstance(parent, ast.BinOp) and isinstance(parent.op, operators) and parent.left is node
    return isinstance(node, ast.BinOp) and isinstance(node.op, operators) and not inner
