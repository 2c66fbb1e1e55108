"""Names: functions that use a name that nothing sets: misspelt, a library's, or of a line that was never written."""

import ast
import builtins
import keyword
from collections.abc import Iterable, Iterator

import numpy as np

from catalog.explaining.exceptions.inferring import texts
from catalog.explaining.exceptions.inferring.way import Way, Wording, ways
from catalog.explaining.exceptions.known import nearest
from catalog.explaining.exceptions.names import LIBRARIES
from catalog.programs.edit import Span
from catalog.registry import exercises, family
from catalog.terminal.phrases import listed

# How a library spells what the notebook gives; of the others nothing is known.
_OF_LIBRARIES = {"softmax": "nn.softmax", "sigmoid": "sigmoid", "np.tanh": "tanh", "np.dot": "matmul"}


def is_nothing(name: str, function: str) -> bool:
    """True for a name that means nothing, neither in Python nor to the functions: it can only raise."""
    known = name in family(exercises()[function]).namespace() or hasattr(builtins, name)
    return name.isidentifier() and not keyword.iskeyword(name) and not known


def of_name(function: str, name: str, source: str, *, late: bool) -> Iterator[Way]:
    """Yield how a function can miss a name. source: the line shown. late: the name is set, and used before that."""
    if not is_nothing(name, function):
        return
    text = texts.text_of(function)
    if name in text.locals:
        made = [_late(function, name), _unset(function, name)]
        yield from ways(function, made if late else made[::-1], _unset_words(function, name))
        return
    yield from ways(function, list(_used(function, name, source)), _used_words(function, name))


def _unset(function: str, name: str) -> tuple[Span, ...]:
    """Take out the lines that set a name; where others are set with it, it is set under another name."""
    text, found = texts.text_of(function), []
    for statement in text.statements:
        if statement.name == name or _adds_to(statement.node, name):
            found.append(Span(statement.start, statement.stop, ""))
        elif name in statement.binds:
            found += [texts.put(function, node, f"{name}_") for node in _stores(statement.node, name)]
    arguments = [each for each in text.tree.args.args if each.arg == name]
    starts = [text.text.index(name, text.text.index("(")) for _ in arguments]
    return (*found, *(Span(start, start + len(name), f"{name}_") for start in starts))


def _adds_to(node: ast.stmt, name: str) -> bool:
    return isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name) and node.target.id == name


def _stores(node: ast.stmt, name: str) -> Iterator[ast.Name]:
    root = node.target if isinstance(node, ast.For) else node
    for each in ast.walk(root):
        if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store) and each.id == name:
            yield each


def _late(function: str, name: str) -> tuple[Span, ...]:
    """Let the first line that sets a name use it."""
    found = [each for each in texts.text_of(function).statements if each.name == name and each.value is not None]
    return tuple(texts.put(function, each.value, name) for each in found[:1] if each.value is not None)


def _used(function: str, name: str, source: str) -> Iterator[tuple[Span, ...]]:
    """Yield how the name can stand for another: for a library's, for one of numpy's, for one like it, for any."""
    numpys = name.removeprefix("numpy_").removeprefix("np_")
    if name in LIBRARIES:
        for own, theirs in _OF_LIBRARIES.items():
            yield from texts.spans_of(function, _called(function, source, own), f"{name}.{theirs}")
    elif hasattr(np, numpys):
        yield from texts.spans_of(function, _called(function, source, f"np.{numpys}"), name)
    names = [each for each in texts.nodes(function, source, _is_name) if isinstance(each, ast.Name)]
    like = nearest(name, frozenset(each.id for each in names))
    names.sort(key=lambda each: like.index(each.id) if each.id in like else len(like))
    yield from texts.spans_of(function, names, name)


def _called(function: str, source: str, called: str) -> Iterable[ast.expr]:
    return texts.nodes(function, source, lambda node: ast.unparse(node) == called)


def _is_name(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)


def _unset_words(function: str, name: str) -> Wording:
    return Wording(
        "inferred_unset_name",
        f"No line of {function} sets `{name}` before it is used: not filled in yet, or set under another name",
        f"Which lines of {function} use `{name}`, and which line sets it before them?",
        f"`{name}` is what the message names: look above the first line that uses it.",
    )


def _used_words(function: str, name: str) -> Wording:
    if name in LIBRARIES:
        given = [each for each in _OF_LIBRARIES if each in texts.text_of(function).text]
        meant = f"; {listed([f'`{each}`' for each in given], 'or')} is what the course has there" if given else ""
        title = f"`{name}` is used in {function}, and nothing imports it{meant}"
    else:
        title = f"{function} uses the name `{name}`, and nothing sets it"
    return Wording(
        "inferred_undefined_name",
        title,
        f"Which names does {function} use that neither it nor the notebook sets?",
        f"The message has the name: look for `{name}` in {function}.",
    )
