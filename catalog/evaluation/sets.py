"""Sets: the outputs of several named mutants made together, none of which can be left out."""

import random

from catalog.caching import RESPONSES
from catalog.evaluation.made import Output, output, where_to_look
from catalog.evaluation.named import behaviour_of, parts
from catalog.evaluation.row import Sample, ScoreRow
from catalog.explaining.matching.candidate import single_mistakes
from catalog.explaining.matching.response_matrix import ResponseMatrix
from catalog.explaining.searching.pairs import Keys, pair_table
from catalog.model.probe import Probe
from catalog.registry import all_mutants, exercises, family_of
from catalog.running.behaviour import alike

SEED = 20_261_122
PAIRS, TRIPLES = "pairs", "triples"


def rows(sample: Sample) -> list[ScoreRow]:
    """Return the rows of pairs and of triples."""
    return [
        ScoreRow(title, tuple(each.case() for each in drawn(size, count)))
        for title, size, count in ((PAIRS, 2, sample.pairs), (TRIPLES, 3, sample.triples))
    ]


def drawn(size: int, count: int) -> list[Output]:
    """Return so many sets, as many of each family; the first ones are the same for every count."""
    families = sorted(set(exercises().values()))
    counts = [len(range(at, count, len(families))) for at in range(len(families))]
    return [each for name, some in zip(families, counts, strict=True) for each in _of_family(name, size, some)]


@RESPONSES.keep
def _of_family(family_name: str, size: int, count: int) -> tuple[Output, ...]:
    stream = random.Random(f"{SEED} {family_name} {size}")
    names = [mutant.name for mutant in all_mutants() if family_of(mutant).name == family_name]
    found: dict[tuple[str, ...], Output] = {}
    while len(found) < count:
        chosen = tuple(sorted(stream.sample(names, size)))
        shown = None if chosen in found else irreducible(chosen)
        if shown is not None:
            found[chosen] = shown
    return tuple(found.values())


def irreducible(names: tuple[str, ...]) -> Output | None:
    """Return the output of a set on the first cell or the last where it prints what no smaller set does.

    None also where a part of it behaves like the whole.
    """
    for probe in (where_to_look(names)[0], where_to_look(names)[-1]):
        shown = output(names, probe)
        if shown is None or _reducible(names):
            return None
        if not shown.raises and not _printed_by_less(shown):
            return shown
    return None


def _printed_by_less(shown: Output) -> bool:
    """True where a smaller set of named mutants, a part of it or not, prints the same."""
    lines = shown.probe.shown
    smaller = [lines_of_singles(shown.probe, lines)]
    smaller += [pair_table(shown.probe, frozenset(), lines).matrix] if len(shown.names) > 2 else []
    return any(matrix.gives(shown.signature) for matrix in smaller)


@RESPONSES.keep
def lines_of_singles(probe: Probe, lines: Keys) -> ResponseMatrix:
    """Return what every named mutant alone prints on a cell."""
    return ResponseMatrix(probe, single_mistakes(probe.family), lines)


def _reducible(names: tuple[str, ...]) -> bool:
    """True where a part of the set behaves like the whole of it."""
    whole = behaviour_of(names)
    return any(alike(whole, behaviour_of(part)) for part in parts(names))
