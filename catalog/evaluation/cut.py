"""Cut outputs: one line of an output alone, or its numbers with fewer digits. Silence is fine here, a name is not."""

import re
from collections.abc import Callable
from dataclasses import replace

from catalog.evaluation.case import Case
from catalog.evaluation.cells import right_lines, right_text
from catalog.evaluation.leave_one_out import shown
from catalog.evaluation.made import Output
from catalog.evaluation.row import Sample, ScoreRow
from catalog.evaluation.sets import PAIRS, TRIPLES, drawn
from catalog.model.probe import Shows
from catalog.running.printing import play_cell

SINGLES = "mutants"
DIGITS = (6, 4, 3)

DECIMAL = re.compile(r"(?<![\w.])(-?\d+\.\d*)(e[-+]\d+)?")


def rows(sample: Sample) -> list[ScoreRow]:
    """Return a row for each kind of output and each way to cut it."""
    singles = [each for each in shown(sample) if not each.raises]
    pairs, triples = drawn(2, sample.pairs), drawn(3, sample.triples)
    kinds = {SINGLES: singles, PAIRS: pairs[:: sample.every_set], TRIPLES: triples[:: sample.every_set]}
    return [
        ScoreRow(f"{title}, {how}", tuple(case for each in outputs if (case := _case(each, cut)) is not None))
        for how, cut in _ways()
        for title, outputs in kinds.items()
    ]


def _ways() -> list[tuple[str, Callable[[Output], tuple[str, str]]]]:
    """Return the ways to cut: to what the output and a correct program's then are."""

    def fewer(digits: int) -> Callable[[Output], tuple[str, str]]:
        return lambda each: (shortened(each.text, digits), shortened(right_text(each.probe), digits))

    return [("one line", one_line), *((f"{digits} digits", fewer(digits)) for digits in DIGITS)]


def _case(output: Output, cut: Callable[[Output], tuple[str, str]]) -> Case | None:
    """Return the case, None where what is left is right."""
    text, right = cut(output)
    return None if text == right else replace(output.case(), text=text)


def one_line(output: Output) -> tuple[str, str]:
    """Return the first line with a wrong value, and the right one; twice nothing where all values are right."""
    printed, _ = play_cell(output.signature, output.probe)
    for line, text, right in zip(output.probe.lines, printed, right_lines(output.probe), strict=False):
        if line.shows is Shows.VALUE and text != right:
            return text, right
    return "", ""


def shortened(text: str, digits: int) -> str:
    """Return a text with so many digits behind the point of each number."""
    return DECIMAL.sub(lambda found: f"{float(found[1]):.{digits}f}{found[2] or ''}", text)
