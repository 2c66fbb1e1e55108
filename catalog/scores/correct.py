"""Correct programs written differently: whoever blames one of them is wrong."""

from catalog.scores.case import Case
from catalog.scores.cells import printing
from catalog.scores.course import styles
from catalog.scores.row import Row, Sample
from catalog.scores.truth import Correct
from catalog.signatures.signature import Signature, print_cell, quiet

STYLES = "correct programs"


def rows(_: Sample) -> list[Row]:
    """Return one row: every style on every cell of its family."""
    cases = []
    for (family, name), style in styles().items():
        for probe in printing(family):
            with quiet():
                text = print_cell(Signature(probe.call(style)), probe)
            cases.append(Case(f"{name} on {probe.name}", text, probe.exercise, Correct()))
    return [Row(STYLES, tuple(cases))]
