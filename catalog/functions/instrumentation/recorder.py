"""Value recorders: what a hooked function's hooks do: note the values of its expressions, or put others there."""

from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from catalog.functions.instrumentation.hooking import GIVEN, INTO, LOOPING, PUT, SEEN, SKIPS

# What a student's function computes for a probe is small; code that goes number by number takes thousands of steps.
MOST_EVENTS, MOST_NUMBERS = 40_000, 4_000_000

# caches is a tuple of a list of tuples with a dict in them.
DEEPEST, LONGEST = 4, 64

ITERATORS: tuple[type[Any], ...] = (range, type(iter(range(0))), type(reversed([])), type(reversed(range(0))))

Value = Any
"""An array of numbers, a number, or a tuple, list or dict of such; None for what is none."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """What is put where: for each site's number its values, one for each time it is evaluated.

    Evaluated more often, it keeps its own from then on. copies: sites whose value is copied, so that it shares no
    memory with anything. edits: the text of the expression that stands for a site's. recording: whether the values of
    all sites are noted.
    """

    values: Mapping[int, Sequence[Value]] = field(default_factory=dict)
    copies: frozenset[int] = frozenset()
    edits: Mapping[int, str] = field(default_factory=dict)
    recording: bool = False


class ValueRecorder:
    """The hooks of one run.

    values: what each site was, each time it was evaluated. order: the sites as they were evaluated. complete: False
    where there was too much to note.
    """

    def __init__(self, replacement: Replacement) -> None:
        self.replacement = replacement
        self.values: dict[int, list[Value]] = {}
        self.order: list[int] = []
        self.complete = True
        self._count: dict[int, int] = {}
        self._numbers = 0

    def hooks(self) -> dict[str, Callable[..., Any]]:
        """Return the hooks by the names under which the source calls them."""
        plain = not self.replacement.values
        given = (lambda _: False) if plain else self._given
        skips = (lambda _: False) if plain else self._skips
        unseen = not (self.replacement.recording or self.replacement.copies)
        seen = _passed if unseen else self._seen
        hooks = {GIVEN: given, PUT: self._put, INTO: self._into, SEEN: seen, LOOPING: self._looping}
        return {**hooks, SKIPS: skips}

    def _given(self, number: int) -> bool:
        values = self.replacement.values.get(number)
        if values is None:
            return False
        self._count[number] = self._count.get(number, -1) + 1
        return self._count[number] < len(values) and values[self._count[number]] is not None

    def _skips(self, number: int) -> bool:
        """True where what a statement leaves is given: it need not be run, and an exception in it does not matter."""
        values, at = self.replacement.values.get(number), self._count.get(number, -1) + 1
        return values is not None and at < len(values) and values[at] is not None

    def _put(self, number: int) -> Value:
        value = deepcopy(self.replacement.values[number][self._count[number]])
        self._note(number, value)
        return value

    def _into(self, number: int, hold: Callable[[], Any]) -> Any:
        """Put a value into an array that others may hold as well, where it fits into it."""
        value = self._put(number)
        try:
            held = hold()
        except (NameError, LookupError):
            return value
        return held if _filled(held, value) else value

    def _seen(self, number: int, value: Any) -> Any:
        self._note(number, value)
        return deepcopy(value) if number in self.replacement.copies else value

    def _looping(self, number: int, value: Any) -> Any:
        if not isinstance(value, ITERATORS):
            return self._seen(number, value)
        steps: list[Any] = list(value)
        self._note(number, steps)
        return steps

    def _note(self, number: int, value: Any) -> None:
        if not self.replacement.recording or not self.complete:
            return
        self.order.append(number)
        copy = kept(value)
        self._numbers += _count(copy)
        self.values.setdefault(number, []).append(copy)
        self.complete = len(self.order) < MOST_EVENTS and self._numbers < MOST_NUMBERS


def _passed(_: int, value: Any) -> Any:
    """Return a value that nobody looks at."""
    return value


def kept(value: Any, depth: int = 0) -> Value:
    """Return a copy of numbers, and of containers of them; None for anything else."""
    if type(value) is np.ndarray:
        return value.copy() if value.dtype.kind in "fiu" and value.size <= MOST_NUMBERS else None
    if type(value) in (int, float) or isinstance(value, np.integer | np.floating):
        return value
    if depth >= DEEPEST or type(value) not in (tuple, list, dict) or len(value) > LONGEST:
        return None
    if type(value) is dict:
        return {key: kept(part, depth + 1) for key, part in value.items() if type(key) is str}
    return type(value)(kept(part, depth + 1) for part in value)


def _count(value: Value) -> int:
    """Return how many numbers a value has."""
    if isinstance(value, np.ndarray):
        return int(value.size)
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, tuple | list) else ()
    return sum(map(_count, parts))


def _filled(held: Any, value: Value) -> bool:
    """Make a container have what a value has, in place; False where it cannot."""
    if isinstance(held, np.ndarray) and held.shape == np.shape(value) and held.flags.writeable:
        held[...] = value
    elif isinstance(held, list) and isinstance(value, list):
        held[:] = value
    elif isinstance(held, dict) and isinstance(value, dict):
        held.clear()
        held.update(value)
    else:
        return False
    return True
