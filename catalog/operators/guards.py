"""Guards: when a rule applies, by what an expression is, what it gives and where it stands.

A person who makes a mistake takes what fits there: most rules ask for an array, of two axes, on the right-hand side.
"""

import ast

from catalog.operators.precedence import heads
from catalog.operators.rewriting import Occurrence
from catalog.operators.rule import Guard
from catalog.operators.type_environment import is_allocation


def no(guard: Guard) -> Guard:
    """Return the guard that is true where another one is not."""
    return lambda match: not guard(match)


def is_array(match: Occurrence) -> bool:
    """True for what gives an array."""
    return match.code.shape(match.node) is not None


def is_matrix(match: Occurrence) -> bool:
    """True for what gives an array of two axes."""
    return len(match.code.shape(match.node) or ()) == 2


def is_allocated(match: Occurrence) -> bool:
    """True for a call that makes an array out of sizes only."""
    return is_allocation(match.node)


def is_computed(match: Occurrence) -> bool:
    """True for an operation or a call, but not for an allocation."""
    return isinstance(match.node, ast.BinOp | ast.Call) and not is_allocation(match.node)


def is_dot(node: ast.AST) -> bool:
    """True for np.dot(a, b)."""
    return isinstance(node, ast.Call) and ast.unparse(node.func) in ("np.dot", "np.matmul") and len(node.args) == 2


def is_matrix_product(match: Occurrence) -> bool:
    """True for np.dot(a, b)."""
    return is_dot(match.node)


def is_factor(match: Occurrence) -> bool:
    """True for a factor of a matrix product."""
    parent = match.code.parents[match.node]
    return is_dot(parent) and match.node is not getattr(parent, "func", None)


def is_whole(match: Occurrence) -> bool:
    """True for a right-hand side, and for what is returned."""
    return match.node is match.statement.value


def in_assignment(match: Occurrence) -> bool:
    """True in a line that sets something anew."""
    return isinstance(match.statement.node, ast.Assign)


def is_set(match: Occurrence) -> bool:
    """True for what a line sets something to."""
    return is_whole(match) and in_assignment(match)


def in_loop(match: Occurrence) -> bool:
    """True in a loop."""
    return match.statement.loop is not None


def is_handed_over(match: Occurrence) -> bool:
    """True for an argument of another exercise's function."""
    return match.code.is_exercise(match.code.parents[match.node])


def is_whole_sum(match: Occurrence) -> bool:
    """True for a sum that is not the beginning of a longer one."""
    return heads(match.node, match.code.parents[match.node], ast.Add)


def is_whole_product(match: Occurrence) -> bool:
    """True for a product that is not the beginning of a longer one."""
    return heads(match.node, match.code.parents[match.node], ast.Mult)
