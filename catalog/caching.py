"""Caching: what is worked out once and kept. Each thing kept has one owner, which can let go of it.

REGISTRY: what there is on disk and on the machine, and what follows from that alone; until the process ends. CODE: the
compiled statements of families; it grows with the mutants that are run. RESPONSES: what programs gave on probes, up to
MAX_BYTES in all; VALUES and COLUMNS: what is picked out of them. EVIDENCE: what texts, notebooks and sources were read
as, up to a number of each. All of it belongs to the process: a child that is forked has a copy of its own, a second
import of the package begins with nothing, and threads share it.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import _lru_cache_wrapper, lru_cache, update_wrapper
from inspect import unwrap
from threading import Lock
from typing import Any, ParamSpec, TypeVar
from weakref import WeakKeyDictionary, WeakSet

T = TypeVar("T")
P = ParamSpec("P")

# All single mistakes on all cells of the course take 160 MB; an instructor's own cells come on top.
MAX_BYTES = 400_000_000

# What all mistakes show for the lines of a cell takes 2 MB, in the largest response matrix.
MAX_VALUES = 64_000_000
# Whole columns are large, and asked for again only where one expression is read in several ways.
MAX_COLUMNS = 16_000_000

# An entry with its key, and an object of which nothing is known.
ENTRY, OBJECT = 1_000, 64


class Owner:
    """Keeps what functions gave, by their arguments."""

    def __init__(self) -> None:
        self._kept: list[_lru_cache_wrapper[Any]] = []
        self._stores: WeakSet[Store] = WeakSet()

    def keep(self, entries: int | None = None) -> Callable[[Callable[P, T]], "_lru_cache_wrapper[T]"]:
        """Return a decorator of a function: so many of its answers are kept, all of them for None."""

        def keeping(function: Callable[P, T]) -> "_lru_cache_wrapper[T]":
            kept = lru_cache(maxsize=entries)(function)
            self._kept.append(kept)
            return kept

        return keeping

    def store(self) -> "Store":
        """Return a dict that is emptied with all else."""
        store = Store()
        self._stores.add(store)
        return store

    def clear(self) -> None:
        """Keep nothing."""
        for kept in self._kept:
            kept.cache_clear()
        for store in self._stores:
            store.clear()


class Store(dict[Any, Any]):
    """A dict of an owner's."""

    __hash__ = object.__hash__  # type: ignore[assignment]


class BoundedCache:
    """What was made, by its key, up to so many bytes in all: what was not asked for longest goes first."""

    def __init__(self, most: int) -> None:
        self.most, self.bytes = most, 0
        self._entries: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], T], weigh: Callable[[T], int]) -> T:
        """Return what is kept under a key, made now if it is not. weigh: how many bytes it takes."""
        with self._lock:
            if key in self._entries:
                self._entries.move_to_end(key)
                found: T = self._entries[key][0]
                return found
        made = make()
        self._keep(key, made, weigh(made))
        return made

    def keep(self, function: Callable[P, T]) -> Callable[P, T]:
        """Decorate a function: its answers are kept."""

        def keeping(*args: P.args, **kwargs: P.kwargs) -> T:
            key = (function, args, tuple(kwargs.items()))
            return self.get(key, lambda: function(*args, **kwargs), lambda made: ENTRY + weight(made))

        return update_wrapper(keeping, function)

    def holds(self, function: Callable[..., object], *args: Hashable) -> bool:
        """True where what a function that is kept gives for these arguments is there."""
        with self._lock:
            return (unwrap(function), args, ()) in self._entries

    def put(self, function: Callable[..., T], made: T, *args: Hashable) -> None:
        """Keep what was made elsewhere as what a function that is kept gives for these arguments."""
        self._keep((unwrap(function), args, ()), made, ENTRY + weight(made))

    def _keep(self, key: Hashable, made: object, weight: int) -> None:
        with self._lock:
            self.bytes += weight - self._entries.pop(key, (None, 0))[1]
            self._entries[key] = made, weight
            while self.bytes > self.most:
                _, (_, freed) = self._entries.popitem(last=False)
                self.bytes -= freed

    def forget(self, function: Callable[..., object]) -> None:
        """Let go of what a function that is kept gave, and of nothing else."""
        with self._lock:
            gone = [key for key in self._entries if isinstance(key, tuple) and key[0] is unwrap(function)]
            self.bytes -= sum(self._entries.pop(key)[1] for key in gone)

    def clear(self) -> None:
        """Keep nothing."""
        with self._lock:
            self._entries.clear()
            self.bytes = 0


def weight(value: object) -> int:
    """Return about how many bytes arrays take, in containers and in what says its own `nbytes`; each counts once."""
    total, known, left = 0, set[int](), [value]
    while left:
        each = left.pop()
        if id(each) not in known:
            known.add(id(each))
            total += OBJECT
            if isinstance(each, dict):
                left.extend(each.values())
            elif isinstance(each, list | tuple | frozenset):
                left.extend(each)
            else:
                total += getattr(each, "nbytes", 0)
    return total


def of_object(function: Callable[[Any], T]) -> Callable[[Any], T]:
    """Decorate a function of one object: its answer is kept for as long as the object is there."""
    kept: WeakKeyDictionary[Any, T] = WeakKeyDictionary()

    def keeping(found: Any) -> T:
        if found not in kept:
            kept[found] = function(found)
        return kept[found]

    return update_wrapper(keeping, function)


REGISTRY, CODE, EVIDENCE = Owner(), Owner(), Owner()
RESPONSES = BoundedCache(MAX_BYTES)
VALUES, COLUMNS = BoundedCache(MAX_VALUES), BoundedCache(MAX_COLUMNS)


def clear() -> None:
    """Let go of everything that is kept: what is asked for next is worked out anew."""
    for owner in (RESPONSES, VALUES, COLUMNS, EVIDENCE, CODE, REGISTRY):
        owner.clear()
