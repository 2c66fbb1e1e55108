"""What is kept to be asked for again: as much as fits, because students can ask for anything."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

T = TypeVar("T")


class BoundedCache:
    """What was made, by its key, up to so many bytes in all: what was not asked for longest goes first."""

    def __init__(self, most: int) -> None:
        self.most, self.bytes = most, 0
        self._entries: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        # A batch may run in threads.
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

    def _keep(self, key: Hashable, made: object, weight: int) -> None:
        with self._lock:
            self.bytes += weight - self._entries.pop(key, (None, 0))[1]
            self._entries[key] = made, weight
            while self.bytes > self.most:
                _, (_, freed) = self._entries.popitem(last=False)
                self.bytes -= freed

    def clear(self) -> None:
        """Keep nothing."""
        with self._lock:
            self._entries.clear()
            self.bytes = 0
