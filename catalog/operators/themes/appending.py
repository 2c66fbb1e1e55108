"""Appending: a list filled with numpy's function, with what append returns, or not at all.

A person expects np.append to change the list, or list.append to return it, appends the list to itself, or nests what
belongs side by side.
"""

import ast
from collections.abc import Iterator
from dataclasses import replace

from catalog.operators.change import Change
from catalog.operators.code import Code
from catalog.operators.operator import Operator

# What stands for `caches.append(cache)`.
FORMS = (
    "{name} = np.append({name}, {item})",
    "np.append({name}, {item})",
    "{name} = [{item}]",
    "{name} = {name}.append({item})",
    "{name} += {item}",
    "{name} = {item}",
    "{name}.append({name})",
    "{name}.append(None)",
    "{name}.append({name}, {item})",
    "{name} = ({name}, {item})",
    "{name} = [{name}, {item}]",
    "{name}.append([{item}])",
)


def other_append(code: Code) -> Iterator[Change]:
    """Fill a list in another way than by its own append."""
    for statement, node in code.nodes(ast.Call):
        if isinstance(node.func, ast.Attribute) and node.func.attr == "append" and len(node.args) == 1:
            name, item = code.text(node.func.value), code.text(node.args[0])
            for text in (form.format(name=name, item=item) for form in FORMS):
                change = code.swap(statement, node, text)
                yield replace(change, says=change.what)


_BEFORE = """
def f(caches, cache):
    caches.append(cache)
    return caches
"""

OPERATORS = (
    Operator(
        "other_append",
        other_append,
        "The list is not filled as a list is filled.",
        (_BEFORE, _BEFORE.replace("caches.append(cache", "caches = np.append(caches, cache")),
    ),
)
