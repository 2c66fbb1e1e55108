"""Terms spread: a term or a factor of another shape, which is spread over the array, and a slice of another step.

A person adds the bias twice, or the gradient of the first step to what has come through all of them.
"""

from collections.abc import Iterator

from catalog.operators.code import Code
from catalog.operators.guards import is_allocated, is_array, is_handed_over, is_set, is_whole_sum, no
from catalog.operators.operator import Operator
from catalog.operators.rewriting import Occurrence
from catalog.operators.rule import Rule, Rules


def _takes_terms(match: Occurrence) -> bool:
    """True for what a line sets, for a sum, and for what another exercise is handed."""
    return not is_allocated(match) and (is_handed_over(match) or is_whole_sum(match) or is_set(match))


def _spread(match: Occurrence) -> Iterator[str]:
    """Yield the arrays of one column, or one row, that are spread over an array, and the slices of a step."""
    code, shape = match.code, match.code.shape(match.node) or ()
    for name in match.statement.bound:
        other = code.kind(name) or ()
        if other != shape and len(other) == len(shape) and _fits(other, shape) and not code.is_gradient(name):
            yield name
    yield from _slices(code, shape)


def _fits(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(size in (1, wanted) for size, wanted in zip(one, other, strict=True))


def _slices(code: Code, shape: tuple[int, ...]) -> Iterator[str]:
    for name in code.parsed.arguments:
        if len(code.kind(name) or ()) == 3 and (code.kind(name) or ())[:2] == shape:
            yield from (f"{name}[:, :, {step}]" for step in ("0", "-1"))


OPERATORS = (
    Operator(
        "spread_term",
        Rules(
            Rule(
                "x ~> x + y",
                "da_prev = ft",
                "da_prev = ft + dba",
                where=(_takes_terms, is_array),
                choices=_spread,
                what="`{y}` is added",
                says="`{y}` is added to `{x}`, {place}",
            ),
            Rule(
                "a * b -> a * b * y",
                "da_prev = ft * it",
                "da_prev = ft * it * dba",
                where=(is_set, is_array, no(is_allocated)),
                choices=_spread,
                what="a product is multiplied by `{y}`",
                says="{line} is multiplied by `{y}`",
            ),
        ),
        "There is something in a formula that does not belong there.",
        prolific=True,
        budget=100,
    ),
)
