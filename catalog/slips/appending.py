"""Appending: a list filled with numpy's function, with what append returns, or not at all.

A person expects np.append to change the list, or list.append to return it.
"""

import ast
from collections.abc import Iterator
from dataclasses import replace

from catalog.slips.change import Change
from catalog.slips.code import Code
from catalog.slips.generator import Generator


def other_append(code: Code) -> Iterator[Change]:
    """Fill a list in another way than by its own append."""
    for statement, node in code.nodes(ast.Call):
        if isinstance(node.func, ast.Attribute) and node.func.attr == "append" and len(node.args) == 1:
            name, item = code.text(node.func.value), code.text(node.args[0])
            forms = f"{name} = np.append({name}, {item})", f"np.append({name}, {item})", f"{name} = [{item}]"
            for text in (*forms, f"{name} = {name}.append({item})", f"{name} += {item}", f"{name} = {item}"):
                change = code.swap(statement, node, text)
                yield replace(change, says=change.what)


_BEFORE = """
def f(caches, cache):
    caches.append(cache)
    return caches
"""

GENERATORS = (
    Generator(
        "other_append",
        other_append,
        "The list is not filled as a list is filled.",
        (_BEFORE, _BEFORE.replace("caches.append(cache", "caches = np.append(caches, cache")),
    ),
)
