"""The scoreboard: every row's cases diagnosed, and counted."""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from statistics import median

import pandas as pd
from tabulate import tabulate

from catalog.evaluation import (
    corpus,
    correct,
    cut,
    functions,
    higher_order,
    leave_one_out,
    lines,
    one_statement,
    operator_left_out,
    sets,
    unmade,
    unrelated,
)
from catalog.evaluation.case import Case, Result, solve
from catalog.evaluation.row import Sample, ScoreRow
from catalog.reporting.tables.formats import for_programs
from catalog.terminal.progress import Watcher, watching

SOURCES: dict[str, Callable[[Sample], list[ScoreRow]]] = {
    "corpus": corpus.rows,
    "leave-one-out": leave_one_out.rows,
    "operators": operator_left_out.rows,
    "sets": sets.rows,
    "higher-order": higher_order.rows,
    "one-statement": one_statement.rows,
    "cut": cut.rows,
    "correct": correct.rows,
    "unrelated": unrelated.rows,
    "unmade": unmade.rows,
    "functions": functions.rows,
    "lines": lines.rows,
}

CHUNK = 4

Scored = list[tuple[ScoreRow, list[Result]]]


def score(rows: Sequence[ScoreRow], workers: int) -> Scored:
    """Return the results of every row; they are the same for every number of processes, seconds excepted."""
    cases = [case for row in rows for case in row.cases]
    # Cases of one exercise stand together: each process runs the single mistakes on a cell once.
    order = sorted(range(len(cases)), key=lambda at: cases[at].exercise)
    found = dict(zip(order, _solved([cases[at] for at in order], workers), strict=True))
    ordered = iter([found[at] for at in range(len(cases))])
    return [(row, [next(ordered) for _ in row.cases]) for row in rows]


def _solved(cases: Sequence[Case], workers: int) -> list[Result]:
    with watching("outputs") as watcher:
        if workers < 2:
            return _counted(map(solve, cases), len(cases), watcher)
        with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
            return _counted(pool.map(solve, cases, chunksize=CHUNK), len(cases), watcher)


def _counted(results: Iterable[Result], count: int, watcher: Watcher | None) -> list[Result]:
    """Return the results, and show somebody who watches how many there are by now."""
    found = []
    for result in results:
        found.append(result)
        if watcher is not None:
            watcher(len(found), count)
    return found


def table(scored: Scored) -> pd.DataFrame:
    """Return a row for each row of cases: how many there are, and what came of them."""
    return pd.DataFrame([_record(row, results) for row, results in scored])


def _record(row: ScoreRow, results: Sequence[Result]) -> dict[str, object]:
    counts: dict[str, list[int]] = {
        "right first": [each.first for each in results],
        "right anywhere": [each.anywhere for each in results],
        "right function": [each.function for each in results],
        "confidently wrong": [each.sure for each in results],
        "of these a part": [each.part for each in results],
        "misled": [each.misled for each in results],
        "unexplained": [each.silent for each in results],
        "refused": [each.refused for each in results],
        "programs": [each.programs for each in results],
    }
    seconds = [each.seconds for each in results] or [0.0]
    return {
        "what": row.name,
        "cases": len(results),
        **{name: sum(values) for name, values in counts.items()},
        "median s": round(median(seconds), 2),
        "longest s": round(max(seconds), 2),
        "total s": round(sum(seconds)),
        "remark": row.remark,
    }


def misses(scored: Scored) -> pd.DataFrame:
    """Return the cases whose first cause is not right, with what was said instead."""
    rows = [
        {"what": row.name, "case": each.name, "said": each.said, "sure": each.sure, "seconds": round(each.seconds, 2)}
        for row, results in scored
        for each in results
        if each.sure or not (each.first or row.name.startswith("unrelated"))
    ]
    return pd.DataFrame(rows, columns=["what", "case", "said", "sure", "seconds"])


def as_text(found: pd.DataFrame, form: str) -> str:
    """Return a table as text, in one of the formats."""
    if form in ("csv", "json"):
        return for_programs(found, form).rstrip("\n")
    return tabulate(found.to_dict("list"), headers="keys", tablefmt="simple" if form == "plain" else form)
