"""Settings: the seeds and sizes that a cell can be written with."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from catalog.model.cell_template import CellTemplate
from catalog.terminal.phrases import listed

SEEDS, OTHER_SEED = (1, 2, 3), 11
STEPS = (3, 4, 5, 6, 7)

# Sizes that are equal, or differ by one, let a loop over the wrong one pass for a loop over time.
APART, SMALLEST, LARGEST = 2, 2, 40


class DesignError(ValueError):
    """What no cell can be designed for; the message is a sentence."""


@dataclass(frozen=True, eq=False, slots=True)
class Setting:
    """The seed of a cell, and its sizes by name."""

    seed: int
    sizes: Mapping[str, int]

    def __str__(self) -> str:
        return ", ".join(f"{name}={size}" for name, size in (*self.sizes.items(), ("seed", self.seed)))


def size_settings(template: CellTemplate, given: Mapping[str, int], seed: int) -> list[Setting]:
    """Return the sizes to try with a seed, as far as they are not given: those that are as far apart as can be."""
    found = [_filled(template, {**given, **times}) for times in _times(template, given)]
    fewest = min(len(near(template, sizes)) for sizes in found)
    return [Setting(seed, sizes) for sizes in found if len(near(template, sizes)) == fewest]


def other_settings(template: CellTemplate) -> list[Setting]:
    """Return settings that no cell is designed for: other draws, and of several numbers of steps few and many."""
    found = size_settings(template, {}, OTHER_SEED)
    if not template.time:
        return [*found, Setting(OTHER_SEED + 1, found[0].sizes)]
    return [found[0], found[len(found) // 2], found[-1]]


def _times(template: CellTemplate, given: Mapping[str, int]) -> Iterator[dict[str, int]]:
    """Yield numbers of steps, with as many of what enters from above, or two fewer."""
    if not template.time:
        yield {}
        return
    least = given.get(template.upstream, 1)
    for steps in [given[template.time]] if template.time in given else [each for each in STEPS if each >= least]:
        yield {template.time: steps}
        if template.upstream and template.upstream not in given and steps - APART >= SMALLEST:
            yield {template.time: steps, template.upstream: steps - APART}


def _filled(template: CellTemplate, given: Mapping[str, int]) -> dict[str, int]:
    """Return all sizes in their order: those given, and the smallest ones that are apart from all others."""
    sizes = dict(given)
    if template.upstream:
        sizes.setdefault(template.upstream, sizes[template.time])
    for name in template.sizes:
        if name not in sizes:
            fits = (size for size in range(SMALLEST, LARGEST) if not near(template, {**sizes, name: size}, name))
            sizes[name] = next(fits)
    return {name: sizes[name] for name in template.sizes}


def near(template: CellTemplate, sizes: Mapping[str, int], about: str = "") -> tuple[tuple[str, str], ...]:
    """Return the pairs of sizes that are equal or differ by one, sums among them; only those with a name, if given.

    As many steps from above as there are in all are no such pair: they are one size.
    """
    lengths = dict(sizes)
    for pair in template.sums:
        if all(name in sizes for name in pair):
            lengths[" + ".join(pair)] = sum(sizes[name] for name in pair)
    names = list(lengths)
    pairs = [(one, other) for at, one in enumerate(names) for other in names[at + 1 :]]
    times = {template.time, template.upstream}
    return tuple(
        (one, other)
        for one, other in pairs
        if abs(lengths[one] - lengths[other]) < APART
        and ({one, other} != times or lengths[one] != lengths[other])
        and (not about or about in one.split(" + ") or about in other.split(" + "))
    )


def checked_sizes(template: CellTemplate, sizes: Mapping[str, int], steps: int | None) -> dict[str, int]:
    """Return the sizes that are asked for, the number of steps among them. Raises DesignError."""
    found = dict(sizes)
    if steps is not None:
        if not template.time:
            raise DesignError(f"{template.exercise} takes one step by itself: it has no number of steps")
        if found.setdefault(template.time, steps) != steps:
            raise DesignError(f"{steps} steps and {template.time}={sizes[template.time]} cannot both be")
    for name, size in found.items():
        if name not in template.sizes:
            raise DesignError(f"{name} is no size of {template.exercise}, which has {listed(template.sizes)}")
        if not isinstance(size, int) or not 1 <= size <= LARGEST:
            raise DesignError(f"{name} is {size!r}; a size is a whole number from 1 to {LARGEST}")
    if found.get(template.upstream, 1) > found.get(template.time, LARGEST):
        raise DesignError(f"{template.upstream} is how many of the {template.time} steps da has, not more")
    return found


def checked_seed(seed: int | None) -> int | None:
    """Return a seed, or None for none. Raises DesignError for one that numpy does not take."""
    if seed is not None and not 0 <= seed < 2**32:
        raise DesignError(f"the seed is {seed}; numpy takes whole numbers from 0 to {2**32 - 1}")
    return seed
