"""Attributes: functions that ask numpy for what it has not, or a function for what an array has."""

import ast
import re
from collections.abc import Iterator

import numpy as np

from catalog.explaining.exceptions.inferring import texts
from catalog.explaining.exceptions.inferring.way import Way, Wording, ways
from catalog.explaining.exceptions.known import nearest
from catalog.programs.edit import Span

# What a function is called in messages, and one of that kind.
_FUNCTIONS = {"ufunc": "np.tanh", "type": "np.float64"}
_KIND = re.compile(r"'(?:numpy\.)?(\w+)' object")


def of_numpy(function: str, name: str, source: str) -> Iterator[Way]:
    """Yield how a function can ask numpy for a name that it has not."""
    if name.isidentifier() and not name.startswith("__") and not hasattr(np, name):
        yield from ways(function, _misspelt(function, name, source), _numpy_words(function, name))


def _misspelt(function: str, name: str, source: str) -> list[tuple[Span, ...]]:
    found = [each for each in texts.nodes(function, source, _is_numpys) if isinstance(each, ast.Attribute)]
    like = nearest(name, frozenset(each.attr for each in found))
    found.sort(key=lambda each: like.index(each.attr) if each.attr in like else len(like))
    return texts.spans_of(function, found, f"np.{name}")


def _is_numpys(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and ast.unparse(node.value) == "np"


def _numpy_words(function: str, name: str) -> Wording:
    used = frozenset(re.findall(r"\bnp\.(\w+)", texts.text_of(function).text))
    like = [f"`np.{each}`" for each in nearest(name, used)[:1]]
    return Wording(
        "inferred_unknown_attribute",
        f"{function} uses `np.{name}`, and numpy has none of that name{f': {like[0]} is like it' if like else ''}",
        f"Which of numpy's functions does {function} call, and how are they spelt?",
        f"The message has the name: look for `np.{name}` in {function}.",
    )


def of_function(function: str, name: str, source: str, message: str) -> Iterator[Way]:
    """Yield how a function can use another function as an array. name: the attribute, "" for square brackets."""
    kind = _KIND.search(message)
    stands = _FUNCTIONS.get(kind[1] if kind else "", "np.concatenate")

    def holds(node: ast.expr) -> bool:
        if not name:
            return isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load)
        return isinstance(node, ast.Attribute) and node.attr == name and ast.unparse(node.value) != "np"

    nodes = texts.nodes(function, source, holds)
    found = [node.value for node in nodes if isinstance(node, ast.Attribute | ast.Subscript)]
    asked = f"`.{name}`" if name else "Square brackets"
    words = Wording(
        "inferred_function_for_array",
        f"{asked} in {function} {'is' if name else 'are'} asked of a function itself, and not of what it returns",
        f"Does every name in {function} stand for an array where one belongs?",
        f"Look in {function} for the name of a function that is not called: there are no parentheses behind it.",
    )
    yield from ways(function, texts.spans_of(function, found, stands), words)
