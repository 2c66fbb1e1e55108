"""Correct programs written differently: whoever blames one of them is wrong."""

from typing import Any

from catalog.evaluation.case import Case
from catalog.evaluation.cells import printing
from catalog.evaluation.course import variants
from catalog.evaluation.row import Sample, ScoreRow
from catalog.evaluation.truth import Correct
from catalog.evaluation.unrelated import AS_PRINTED, DIGITS, cut
from catalog.model.probe import Probe
from catalog.model.signature import Signature
from catalog.running.printing import print_cell
from catalog.running.run import quiet

VARIANTS = "correct programs"
FEWER = "correct programs, {} digits"


def titles() -> tuple[str, ...]:
    """Return the names of all rows."""
    return tuple(VARIANTS if digits == AS_PRINTED else FEWER.format(digits) for digits in DIGITS)


def rows(_: Sample) -> list[ScoreRow]:
    """Return a row for each number of digits: every correct variant on every cell of its family."""
    printed = [
        (f"{name} on {probe.name}", probe, _text(variant, probe))
        for (family, name), variant in variants().items()
        for probe in printing(family)
    ]
    return [
        ScoreRow(
            title, tuple(Case(name, cut(text, digits), probe.exercise, Correct()) for name, probe, text in printed)
        )
        for title, digits in zip(titles(), DIGITS, strict=True)
    ]


def _text(variant: Any, probe: Probe) -> str:
    with quiet():
        return print_cell(Signature(probe.call(variant)), probe)
