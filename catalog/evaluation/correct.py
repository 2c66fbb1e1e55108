"""Correct programs written differently: whoever blames one of them is wrong."""

from catalog.evaluation.case import Case
from catalog.evaluation.cells import printing
from catalog.evaluation.course import variants
from catalog.evaluation.row import Sample, ScoreRow
from catalog.evaluation.truth import Correct
from catalog.model.signature import Signature
from catalog.running.printing import print_cell
from catalog.running.run import quiet

VARIANTS = "correct programs"


def rows(_: Sample) -> list[ScoreRow]:
    """Return one row: every correct variant on every cell of its family."""
    cases = []
    for (family, name), variant in variants().items():
        for probe in printing(family):
            with quiet():
                text = print_cell(Signature(probe.call(variant)), probe)
            cases.append(Case(f"{name} on {probe.name}", text, probe.exercise, Correct()))
    return [ScoreRow(VARIANTS, tuple(cases))]
