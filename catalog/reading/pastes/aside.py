"""Setting aside: what a program printed on its way, beside what its test cell prints."""

from collections import Counter
from collections.abc import Sequence

from catalog.model.observation import Reading
from catalog.model.probe import Key
from catalog.reading.pastes.item import Item
from catalog.registry import cells

# What a loop prints comes as often, or more often.
REPEATED = 3


def set_aside(items: Sequence[Item]) -> tuple[list[Item], list[Reading]]:
    """Return the items without what was printed on the way, and that.

    A reading is set aside where it stands outside of any cell that was printed whole, and is repeated as a loop repeats
    it, or is beside such a cell and no line of any.
    """
    keys = [_key(item) for item in items]
    counts = Counter(key for key, item in zip(keys, items, strict=True) if key is not None and not item.expected)
    if max(counts.values(), default=0) < REPEATED and len(items) < REPEATED:
        return list(items), []
    whole = _in_whole_cells(keys)
    lines = {line.key for probe in cells() for line in probe.lines}
    aside = [
        key is not None
        and at not in whole
        and not items[at].expected
        and ((counts[key] >= REPEATED and (bool(whole) or key not in lines)) or (bool(whole) and key not in lines))
        for at, key in enumerate(keys)
    ]
    kept = [item for item, off in zip(items, aside, strict=True) if not off]
    out = [item.found for item, off in zip(items, aside, strict=True) if off and isinstance(item.found, Reading)]
    return (kept, out) if any(isinstance(item.found, Reading) for item in kept) else (list(items), [])


def _key(item: Item) -> Key | None:
    """Return what was read of which quantity, None for what is no reading, or has no name."""
    return item.found.key if isinstance(item.found, Reading) and item.found.name else None


def _in_whole_cells(keys: Sequence[Key | None]) -> set[int]:
    """Return the places of the readings that are all lines of a cell in its order."""
    places: dict[Key, list[int]] = {}
    for at, key in enumerate(keys):
        if key is not None:
            places.setdefault(key, []).append(at)
    found: set[int] = set()
    for probe in cells():
        lines = [line.key for line in probe.lines]
        for start in places.get(lines[0], []) if lines and not probe.asserts else []:
            if list(keys[start : start + len(lines)]) == lines:
                found.update(range(start, start + len(lines)))
    return found
