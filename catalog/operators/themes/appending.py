"""Appending: a list filled with numpy's function, with what append returns, or not at all.

A person expects np.append to change the list, or list.append to return it, appends the list to itself, or nests what
belongs side by side.
"""

from catalog.operators.operator import Operator
from catalog.operators.rule import INSTEAD, Rule, Rules

# What stands for `x.append(y)`.
FORMS = (
    "x = np.append(x, y)",
    "np.append(x, y)",
    "x = [y]",
    "x = x.append(y)",
    "x += y",
    "x = y",
    "x.append(x)",
    "x.append(None)",
    "x.append(x, y)",
    "x = (x, y)",
    "x = [x, y]",
    "x.append([y])",
)


def _example(form: str) -> str:
    return form.replace("x", "caches").replace("y", "xt")


OPERATORS = (
    Operator(
        "other_append",
        Rules(
            *(Rule(f"x.append(y) -> {form}", "caches.append(xt)", _example(form), says=INSTEAD) for form in FORMS),
        ),
        "The list is not filled as a list is filled.",
    ),
)
