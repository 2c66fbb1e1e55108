"""Keys: functions that ask a dict for a key of the student's own naming, and functions whose dict lacks one."""

import ast
from collections.abc import Iterator

from catalog.explaining.exceptions.inferring import texts
from catalog.explaining.exceptions.inferring.way import Way, Wording, ways
from catalog.explaining.exceptions.known import PARAMETERS, functions_of, nearest
from catalog.programs.edit import Span
from catalog.registry import exercises
from catalog.terminal.phrases import listed


def of_key(function: str, key: str, source: str, checker: str) -> Iterator[Way]:
    """Yield how a function can ask a dict for a key that it has not. checker: the dict, "" where that is not shown."""
    known = functions_of(exercises()[function])[function]
    for holder, keys in known.read.items():
        if checker in ("", holder) and key not in keys and key.isidentifier():
            yield from ways(function, _asked(function, holder, key, source), _asked_words(function, holder, key, keys))


def _asked(function: str, holder: str, key: str, source: str) -> list[tuple[Span, ...]]:
    """Return how the key can stand where another one of the dict stands: the likest first."""
    found: list[ast.Constant] = []
    for node in texts.nodes(function, source, lambda each: isinstance(each, ast.Subscript)):
        match node:
            case ast.Subscript(ast.Name(name), ast.Constant(str()) as constant) if name == holder:
                found.append(constant)
    like = nearest(key, frozenset(str(each.value) for each in found))
    found.sort(key=lambda each: like.index(each.value) if each.value in like else len(like))
    return texts.spans_of(function, found, f'"{key}"')


def _asked_words(function: str, holder: str, key: str, keys: tuple[str, ...]) -> Wording:
    like = nearest(key, keys) or keys
    whose = "that nobody put there" if holder == PARAMETERS else "that it has not"
    return Wording(
        "inferred_unknown_key",
        f"{function} asks {holder} for the key '{key}', {whose}: there it takes {listed(like)}",
        f"Which keys does {holder} have, and which does {function} ask for?",
        f"The message has the key: look for '{key}' in {function}, and for others named like it.",
    )


def of_lacking(function: str, key: str) -> Iterator[Way]:
    """Yield how the dict that a function returns can lack a key."""
    for statement in texts.text_of(function).statements:
        match statement.node:
            case ast.Return(ast.Dict(keys, values)):
                found = [each.value if isinstance(each, ast.Constant) else None for each in keys]
                if key in found and len(found) > 1:
                    span = _pair(function, keys, values, found.index(key))
                    yield Way(function, (span,), _lacking_words(function, key))


def _pair(function: str, keys: list[ast.expr | None], values: list[ast.expr], at: int) -> Span:
    """Return the span that takes a key with its value out of a dict."""
    text, own = texts.text_of(function), keys[at]
    assert own is not None
    if at:
        return Span(text.span(values[at - 1])[1], text.span(values[at])[1], "")
    behind = keys[1]
    assert behind is not None
    return Span(text.span(own)[0], text.span(behind)[0], "")


def _lacking_words(function: str, key: str) -> Wording:
    return Wording(
        "inferred_missing_key",
        f"The dict that {function} returns has no key '{key}'",
        f"Under which names does {function} return its results?",
        f"Compare the keys in the dict that {function} returns with those that are taken from it: '{key}' is missing.",
    )
