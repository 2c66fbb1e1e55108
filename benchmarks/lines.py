"""What it costs to prove a line wrong, beside a plain run of the function, and how that grows.

    python -m benchmarks.lines

A function with one mistake is looked at in this process, where the values of the correct programs are known already,
and a plain run of its cell is timed besides; "runs" are those made with something put. With the number of
mistakes: functions with so many of them in other statements, those of which all is proved and the others. With the
number of statements: as many lines that assign what nothing reads stand before the mistake. With the number of steps: a
wrong rnn_backward is looked at on one probe with so many.

Seconds are of the processor.
"""

import time
from collections.abc import Sequence
from statistics import median

from tabulate import tabulate

from catalog.evaluation import lines
from catalog.evaluation.handed_over import handed_over
from catalog.evaluation.lines import Function
from catalog.functions.probes import cells_of
from catalog.functions.runs import NOBODY, Runs
from catalog.functions.subject import InProcess
from catalog.localising.replacing import Replacing
from catalog.model.probe import Probe
from catalog.operators.generate import generated
from catalog.registry import exercises, family
from reference.c5w1a1.battery import Setting, probe_of, rnn_backward

EXERCISES = ("rnn_cell_backward", "lstm_cell_backward", "rnn_backward", "lstm_backward")
EACH = 12
STATEMENTS, SIZES, STEPS = (0, 20, 40, 80), (2, 3, 4, 5), (2, 4, 8, 16)
HEADERS = ("what", "functions", "proved", "runs", "ms", "plain runs")


class Looked:
    """What it cost to look at a function. proved: how many lines were found."""

    def __init__(self, function: Function, probes: Sequence[Probe] = ()) -> None:
        own = handed_over(function.text, function.family)
        self.runs = Runs(InProcess(function.family, {function.exercise: own[function.exercise]}))
        tried = probes or cells_of(function.family, function.exercise)
        self.probes = [each for each in tried if not self.runs.is_right(each)]
        self._search(function)
        start = time.process_time()
        search = self._search(function)
        self.seconds = time.process_time() - start
        self.made, self.proved = search.runs_made, len(search.found)
        self.plain = self._plain(self.probes[0])

    def _search(self, function: Function) -> Replacing:
        search = Replacing(self.runs, (function.exercise,), NOBODY, self.probes)
        search.search()
        return search

    def _plain(self, probe: Probe) -> float:
        start = time.process_time()
        for _ in range(10):
            self.runs.again(probe)
        return (time.process_time() - start) / 10


def row(what: str, functions: Sequence[Function], probes: Sequence[Probe] = ()) -> tuple[str, ...]:
    """Return the medians over some functions. probes: those that they are looked at on, by default their cells."""
    looked = [Looked(each, probes) for each in functions]
    seconds, plain = median(each.seconds for each in looked), median(each.plain for each in looked)
    proved = sum(each.proved > 0 for each in looked)
    made = median(each.made for each in looked)
    return what, f"{len(looked)}", f"{proved}", f"{made:.0f}", f"{1e3 * seconds:.0f}", f"{seconds / plain:.0f}"


def with_mistakes(exercise: str, count: int) -> list[Function]:
    """Return functions of an exercise with so many generated mistakes."""
    cases = lines.sets_of(exercise, EACH, (count,)) if count > 1 else singles(exercise)
    return [each.looked_at for each in cases if each.looked_at is not None]


def singles(exercise: str) -> list[lines.LineCase]:
    """Return functions of an exercise with one generated mistake."""
    pool = [mutant for mutant in generated(exercises()[exercise]) if mutant.functions == (exercise,)]
    cases = (lines.case_of((mutant,)) for mutant in pool[:: max(len(pool) // (2 * EACH), 1)])
    return [each for each in cases if each is not None and is_wrong(each)][:EACH]


def is_wrong(case: lines.LineCase) -> bool:
    """True for a function that does not give what is right."""
    assert case.looked_at is not None
    own = handed_over(case.looked_at.text, case.looked_at.family)
    return Runs(InProcess(case.looked_at.family, {case.exercise: own[case.exercise]})).is_wrong()


def longer(count: int) -> Function:
    """Return a wrong rnn_cell_backward with so many statements more."""
    text = family("c5w1a1.rnn").sources["rnn_cell_backward"].replace("(1 - a_next**2)", "(1 - a_next)")
    more = "".join(f"    beside{number} = a_prev + {number}\n" for number in range(count))
    before, after = text.split("    dtanh", 1)
    return Function("c5w1a1.rnn", "rnn_cell_backward", f"{before}{more}    dtanh{after}", ())


def of_steps(count: int) -> Probe:
    """Return a probe of rnn_backward with so many steps."""
    return probe_of(rnn_backward, Setting(f"{count} steps", 31, 3, 5, 2, 10, count, count, 0.7))


def carrying_nothing() -> Function:
    """Return an rnn_backward that does not use da_prevt."""
    text = family("c5w1a1.rnn").sources["rnn_backward"].replace("da[:, :, t] + da_prevt", "da[:, :, t]")
    return Function("c5w1a1.rnn", "rnn_backward", text, ())


def main() -> None:
    """Print the tables."""
    rows = [row(exercise, with_mistakes(exercise, 1)) for exercise in EXERCISES]
    rows += [
        row(f"lstm_cell_backward, {count} mistakes", with_mistakes("lstm_cell_backward", count)) for count in SIZES
    ]
    rows += [row(f"rnn_cell_backward, {count} statements more", [longer(count)]) for count in STATEMENTS]
    rows += [row(f"rnn_backward, {count} steps", [carrying_nothing()], [of_steps(count)]) for count in STEPS]
    print(tabulate(rows, HEADERS, disable_numparse=True))


if __name__ == "__main__":
    main()
