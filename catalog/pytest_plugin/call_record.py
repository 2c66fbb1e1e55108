"""The record of calls: which of the course's functions each test calls, directly or not."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


class CallRecord:
    """Which functions tests call.

    On what a fixture calls that stays for several tests, all tests of its file may depend, whichever sets it up.
    """

    def __init__(self) -> None:
        self._of_items: dict[pytest.Item, set[str]] = {}
        self._of_scopes: dict[Path | None, set[str]] = {}
        self._into: set[str] = set()

    def note(self, name: str) -> None:
        """Take note of a call."""
        self._into.add(name)

    def begin(self, item: pytest.Item) -> None:
        """Take what is called from now on for an item's calls."""
        self._into = self._of_items[item] = set()

    @contextmanager
    def in_scope(self, path: Path | None) -> Iterator[None]:
        """Take what is called meanwhile for calls of all tests in a file, or of all there are for None."""
        before, self._into = self._into, self._of_scopes.setdefault(path, set())
        try:
            yield
        finally:
            self._into = before

    def calls(self, item: pytest.Item) -> frozenset[str]:
        """Return what an item calls."""
        return frozenset().union(*(self._of_scopes.get(each, ()) for each in (None, item.path)), self._of_items[item])
