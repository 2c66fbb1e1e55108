"""Rendering: who makes the text of what is found, so that the model holds data alone."""

from collections.abc import Callable
from functools import cache
from operator import index
from typing import Any, Protocol


class Renderer(Protocol):
    """Makes the text of one kind of finding."""

    def show(self, found: Any, hints: int) -> str:
        """Return what a person reads in a terminal, in 80 columns, with that many hints for each cause."""

    def markdown(self, found: Any, hints: int, *, cause: bool) -> str:
        """Return an answer to post, with that many hints; it names the mistakes only if asked to."""


def number_of_hints(hints: object) -> int:
    """Return a number of hints; raises TypeError for what is no whole number, and ValueError for one below 0."""
    sentence = f"hints is how many hints to give, a whole number from 0, not {hints!r}"
    try:
        number = index(hints)  # type: ignore[arg-type]
    except TypeError:
        raise TypeError(sentence) from None
    if number < 0:
        raise ValueError(sentence)
    return number


_LOADERS: dict[str, Callable[[], Renderer]] = {}


def provide(kind: str, load: Callable[[], Renderer]) -> None:
    """Say who renders a kind of finding; load is called when the first text is asked for."""
    _LOADERS[kind] = load
    renderer.cache_clear()


@cache
def renderer(kind: str) -> Renderer:
    """Return who renders a kind of finding; raises KeyError where nobody does."""
    return _LOADERS[kind]()
