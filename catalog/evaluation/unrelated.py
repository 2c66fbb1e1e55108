"""Unrelated outputs: numbers in the form of a cell that no edit of a program made. Nobody may be named for them."""

from catalog.evaluation import accidents
from catalog.evaluation.accidents import Maker, Stream
from catalog.evaluation.case import Case
from catalog.evaluation.cells import printing, right_lines
from catalog.evaluation.cut import shortened
from catalog.evaluation.row import Sample, ScoreRow
from catalog.evaluation.truth import Nothing
from catalog.model.probe import Probe
from catalog.model.scope import BUDGET

SINGLES, SETS = "unrelated, single mistakes, {} digits", "unrelated, whole search, {} digits"
FEW = "few unrelated lines, whole search, {} digits"
SEED = 20_261_122
AS_PRINTED = 8
DIGITS = (AS_PRINTED, 6, 4)

Kinds = tuple[tuple[str, Maker], ...]

KINDS: Kinds = (
    ("random numbers", accidents.everywhere),
    ("random numbers as large", accidents.as_large),
    ("random numbers in one line", accidents.in_one),
    ("random numbers in two lines", accidents.in_two),
    ("noise", accidents.noise),
    ("noise in one line", accidents.noise_in_one),
    ("few random lines", accidents.few),
    ("another seed", accidents.other_seed),
    ("few lines of another seed", accidents.few_of_other_seed),
)
FEWER: Kinds = (
    ("few random lines", accidents.few),
    ("few lines of another seed", accidents.few_of_other_seed),
)


def titles() -> tuple[str, ...]:
    """Return the names of all rows."""
    return tuple(title.format(digits) for title in (SINGLES, SETS, FEW) for digits in DIGITS)


def rows(sample: Sample) -> list[ScoreRow]:
    """Return the rows of those held against single mistakes, and of those searched for sets, by digits.

    Few lines are those that a set can have by accident: the board counts how many it had, and was refused.
    """
    held = (
        (SINGLES, KINDS, 0, sample.quick, 0),
        (SETS, KINDS, SEED, sample.whole, sample.budget),
        (FEW, FEWER, 2 * SEED, sample.few, BUDGET),
    )
    return [
        ScoreRow(
            title.format(digits),
            tuple(case(seed + at, at, digits, budget, kinds) for at in range(count)),
            f"budget {budget}",
        )
        for title, kinds, seed, count, budget in held
        for digits in DIGITS
    ]


def case(seed: int, at: int, digits: int, budget: int, kinds: Kinds = KINDS) -> Case:
    """Return an output: each kind on another cell, and then on the next."""
    at, turn = divmod(at, len(kinds))
    probe = printing()[(at + turn) % len(printing())]
    kind, make = kinds[turn]
    text = _wrong(probe, make, Stream([seed, digits]), digits)
    name = f"{kind} on {probe.name}, {digits} digits, seed {seed}"
    return Case(name, text, probe.exercise, Nothing(), budget=budget)


def _wrong(probe: Probe, make: Maker, stream: Stream, digits: int) -> str:
    """Return an output that is not right: small numbers have few that they can be, of few digits."""
    while not _is_wrong(text := cut(make(probe, stream, digits), digits), probe, digits):
        pass
    return text


def _is_wrong(text: str, probe: Probe, digits: int) -> bool:
    """True where something is left without the lines that are right."""
    for line in right_lines(probe):
        text = text.replace(cut(line, digits), "", 1)
    return bool(text.strip())


def cut(text: str, digits: int) -> str:
    """Return a text as it is printed, or with fewer digits."""
    return text if digits == AS_PRINTED else shortened(text, digits)
