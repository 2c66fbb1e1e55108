"""Rendering: who makes the text of what is found, so that the model holds data alone."""

from collections.abc import Callable
from functools import cache
from typing import Any, Protocol


class Renderer(Protocol):
    """Makes the text of one kind of finding."""

    def show(self, found: Any, hints: int) -> str:
        """Return what a person reads in a terminal, in 80 columns, with that many hints for each cause."""

    def markdown(self, found: Any, hints: int, *, cause: bool) -> str:
        """Return an answer to post, with that many hints; it names the mistakes only if asked to."""


_LOADERS: dict[str, Callable[[], Renderer]] = {}


def provide(kind: str, load: Callable[[], Renderer]) -> None:
    """Say who renders a kind of finding; load is called when the first text is asked for."""
    _LOADERS[kind] = load
    renderer.cache_clear()


@cache
def renderer(kind: str) -> Renderer:
    """Return who renders a kind of finding; raises KeyError where nobody does."""
    return _LOADERS[kind]()
