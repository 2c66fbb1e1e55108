"""Designed test cells beside the course's own, on mutants that they were not given, and what designing costs.

    python -m benchmarks.design [EXERCISE ...]

First the newest cell of the course for each exercise, a cell designed to print no more numbers, and one that prints as
many as say anything, all on the same mutants. The numbers of the course's cell are those of its arrays; those in its
shapes are beside them. Then cells that were designed for half of the generated mutants, drawn with two seeds, on the
other half: how many they kill, and how many groups they tell apart of those that cells of the function can. What they
do not kill though such a cell could is named. Then the seconds of the processor, of a whole design and with half of the
generated mutants, and of the steps of the last.

Where a designed cell does not kill more than the course's with no more numbers, or tells fewer groups apart, a sentence
is printed, and the exit code is 1.
"""

import random
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np
from tabulate import tabulate

from catalog.adequacy.measuring import kill_matrix
from catalog.adequacy.scoring import score
from catalog.designing.choosing import EVERYTHING, best_setting, design, designed_for, mutants_of, template_of
from catalog.designing.design import Design, scored_on
from catalog.designing.leftover import Reason
from catalog.model.kill_matrix import KillMatrix
from catalog.model.mutant import Mutant
from catalog.model.probe import Shows
from catalog.registry import exercises
from catalog.running.lines import cells, right_lines

SEEDS = (0, 1)
CELLS = ("exercise", "cell", "lines", "numbers", "named", "times seen", "generated", "groups", "left", "seconds")
HELD_OUT = ("exercise", "seed", "given", "held out", "killed", "groups", "seconds")


def main(arguments: Sequence[str]) -> int:
    """Print the tables, and return 1 where a designed cell is no better than the course's."""
    names = list(arguments) or list(exercises())
    worse: list[str] = []
    rows = list(chain.from_iterable(beside(name, worse) for name in names))
    print(tabulate(rows, CELLS, disable_numparse=True), end="\n\n", flush=True)
    missed: list[str] = []
    rows = [held_out(name, seed, missed) for name in names for seed in SEEDS]
    print(tabulate(rows, HELD_OUT, disable_numparse=True))
    for said in (*missed, *worse):
        print(said)
    return int(bool(worse))


def beside(exercise: str, worse: list[str]) -> Iterator[tuple[str, ...]]:
    """Yield the rows of one exercise: the course's cell, one with no more numbers, and one without a limit."""
    probe = [each for each in cells(exercise) if not each.asserts][-1]
    sizes = [np.size(value) for value, _ in right_lines(probe)]
    values = sum(size for size, line in zip(sizes, probe.lines, strict=True) if line.shows is Shows.VALUE)
    own = kill_matrix(probe)
    theirs, others = score(own), sum(sizes) - values
    yield (exercise, "the course's", f"{len(probe.lines)}", f"{values} + {others}", *_seen(own), _left(theirs.left), "")
    for limit in (values, None):
        start = time.process_time()
        found = design(exercise, numbers=limit)
        seconds = time.process_time() - start
        ours = found.score
        if ours.killed <= theirs.killed or ours.groups <= theirs.groups:
            worse.append(f"{exercise}: the cell with {found.numbers} numbers sees no more than the course's.")
        yield _row(found, "designed" if limit is None else "no more numbers", seconds)


def _row(found: Design, kind: str, seconds: float) -> tuple[str, ...]:
    whole, named = found.score, found.steps[-1].named
    return (
        f"  {found.setting}" if kind == "designed" else "",
        kind,
        f"{len(found.steps)}",
        f"{found.numbers}",
        f"{named.killed}/{named.countable}",
        f"{named.seen_killed}/{named.seen}",
        f"{whole.killed - named.killed:,}/{whole.countable - named.countable:,}",
        f"{whole.groups:,}/{found.apart:,}",
        _left(whole.left),
        f"{seconds:.0f}",
    )


def _seen(matrix: KillMatrix) -> tuple[str, ...]:
    named, made = score(matrix.of(~matrix.generated)), score(matrix.of(matrix.generated))
    pairs = ((named.killed, named.countable), (named.seen_killed, named.seen), (made.killed, made.countable))
    return (*(f"{part:,}/{whole:,}" for part, whole in pairs), f"{score(matrix).groups:,}")


def _left(left: float) -> str:
    return f"{left:.2f}"


def held_out(exercise: str, seed: int, missed: list[str]) -> tuple[str, ...]:
    """Return what a cell sees of half of the generated mutants that was designed for the others."""
    template, chance = template_of(exercise), random.Random(seed)
    mutants = mutants_of(template)
    left_out = {mutant for mutant in mutants if mutant.operator and chance.random() < 0.5}
    given, others = ([each for each in mutants if (each in left_out) == out] for out in (False, True))
    start = time.process_time()
    made = designed_for(template, best_setting(template, {}, None, given, EVERYTHING), given)
    seconds = time.process_time() - start
    found = scored_on(made, others)
    missed.extend(f"{exercise}, seed {seed}: not killed, and it could be: {each.title}." for each in _missed(found))
    killed, groups = (
        f"{part:,}/{whole:,}"
        for part, whole in ((found.score.killed, found.score.countable), (found.score.groups, found.apart))
    )
    return exercise, f"{seed}", f"{len(given):,}", f"{len(others):,}", killed, groups, f"{seconds:.0f}"


def _missed(found: Design) -> Iterator[Mutant]:
    """Yield the mutants that are not noticed, though a cell of the function could."""
    for left in found.left:
        if left.unnoticed and left.reason is Reason.HERE:
            yield from (mutant for group in left.alike[1:] for mutant in group if mutant is not None)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
