"""Namespaces: the global names that a callable sees."""

from collections.abc import Iterator
from typing import Any

from catalog.functions.run import Namespace

# A decorator wraps a function, a partial holds one, a closure another: deeper than this nobody stacks them.
DEEPEST = 8


def namespaces_of(function: Any, depth: int = 0) -> Iterator[Namespace]:
    """Yield the global names that a callable sees, those behind wrappers, partials, methods and closures included."""
    if depth > DEEPEST:
        return
    if isinstance(getattr(function, "__globals__", None), dict):
        yield function.__globals__
    held = [getattr(function, name, None) for name in ("__wrapped__", "__func__", "func", "py_func", "pyfunc")]
    held += [_content(cell) for cell in getattr(function, "__closure__", None) or ()]
    if not isinstance(function, type) and not hasattr(function, "__globals__"):
        held.append(type(function).__dict__.get("__call__"))
    for inner in held:
        if callable(inner):
            yield from namespaces_of(inner, depth + 1)


def _content(cell: Any) -> Any:
    try:
        return cell.cell_contents
    except ValueError:
        return None
