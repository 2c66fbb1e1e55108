"""Rendering: who makes the text of what is found, so that the model holds data alone."""

from collections.abc import Callable
from functools import cache
from operator import index
from typing import Any, ClassVar, Protocol


class Renderer(Protocol):
    """Makes the text of one kind of finding."""

    def show(self, found: Any, hints: int) -> str:
        """Return what a person reads in a terminal, in 80 columns, with that many hints for each cause."""

    def markdown(self, found: Any, hints: int, *, cause: bool) -> str:
        """Return an answer to post, with that many hints; it names the mistakes only if asked to."""

    def html(self, found: Any) -> str:
        """Return a fragment of a page, which needs no other file and runs nothing."""


class ShownInNotebook:
    """Shows itself in a notebook: as HTML, as Markdown or as text, whichever the notebook can show.

    KIND: of which renderer it is.
    """

    __slots__ = ()
    KIND: ClassVar[str]

    def _repr_html_(self) -> str:
        return renderer(self.KIND).html(self)

    def _repr_markdown_(self) -> str:
        return renderer(self.KIND).markdown(self, 1, cause=True)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:  # noqa: ARG002
        """Return every form; IPython itself leaves out what is not asked for."""
        text = renderer(self.KIND).show(self, 1)
        return {"text/plain": text, "text/markdown": self._repr_markdown_(), "text/html": self._repr_html_()}


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
