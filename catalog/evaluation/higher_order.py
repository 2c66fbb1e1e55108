"""Higher-order mutants: three to six mistakes at once in what a backward cell calls, half named and half generated.

Each of them touches a reading: without it, the cell prints something else. One that touches none cannot be found.
"""

import random
from itertools import islice

from catalog.caching import REGISTRY, RESPONSES
from catalog.evaluation.cells import backward, right_text
from catalog.evaluation.edited import irreducible, printed
from catalog.evaluation.made import Output, output
from catalog.evaluation.named import Names, mutant_of
from catalog.evaluation.row import Sample, ScoreRow
from catalog.model.probe import Probe
from catalog.operators.generate import generated
from catalog.registry import all_mutants, family_of
from catalog.running.signatures import home, reference_calls

SEED = 20_261_122
SIZES = {3: "three", 4: "four", 5: "five", 6: "six"}


def title(size: int, exercise: str) -> str:
    """Return the name of the row of sets of a size on an exercise's cell."""
    return f"sets of {SIZES[size]}, {exercise}"


def titles() -> tuple[str, ...]:
    """Return the names of all rows."""
    return tuple(title(size, exercise) for exercise in backward() for size in SIZES)


def rows(sample: Sample) -> list[ScoreRow]:
    """Return a row for each exercise of the backward pass and each size."""
    return [
        ScoreRow(title(size, exercise), tuple(each.case() for each in drawn(exercise, size, sample.each_size)))
        for exercise in backward()
        for size in SIZES
    ]


@RESPONSES.keep
def drawn(exercise: str, size: int, count: int) -> tuple[Output, ...]:
    """Return so many sets on the exercise's newest cell; the first ones are the same for every count."""
    probe, stream = home(exercise), random.Random(f"{SEED} {exercise} {size}")
    found: dict[Names, Output] = {}
    while len(found) < count:
        names = chosen(probe, size, stream)
        whole = output(names, probe)
        if whole is not None and irreducible(probe, [mutant_of(name).edits for name in names]):
            found[names] = whole
    return tuple(found.values())


def chosen(probe: Probe, size: int, stream: random.Random) -> Names:
    """Return a set of half named and half generated mutants; of odd sizes, one more of either by chance."""
    half = size // 2 + stream.randrange(1 + size % 2)
    return tuple(sorted((*showing(probe, half, stream, named=True), *showing(probe, size - half, stream, named=False))))


def showing(probe: Probe, count: int, stream: random.Random, *, named: bool) -> Names:
    """Return so many mutants, named or generated, each of which alone changes what the cell prints."""
    pool = _pool(probe, named=named)
    mixed = stream.sample(pool, len(pool))
    return tuple(islice((name for name in mixed if _shows(probe, name)), count))


@RESPONSES.keep
def _shows(probe: Probe, name: str) -> bool:
    return printed(probe, mutant_of(name).edits) not in (None, right_text(probe))


@REGISTRY.keep()
def _pool(probe: Probe, *, named: bool) -> Names:
    """Return the mutants, named or generated, that stand in nothing but what the cell calls."""
    called = reference_calls(probe)
    mutants = [each for each in all_mutants() if family_of(each).name == probe.family]
    found = mutants if named else generated(probe.family)
    return tuple(each.name for each in found if called.issuperset(each.functions))
