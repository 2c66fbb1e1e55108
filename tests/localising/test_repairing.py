"""A student's own expressions, edited until everything is right."""

import ast
from collections.abc import Callable, Iterator, Sequence

import pytest

from catalog.evaluation import restyled
from catalog.evaluation.handed_over import handed_over, styles
from catalog.functions.instrumentation.hooking import sites
from catalog.functions.probes import cells_of
from catalog.functions.runs import NOBODY, Runs
from catalog.functions.subject import InProcess
from catalog.localising.correct_runs import all_sites
from catalog.localising.edits import NAMESAKES, Term, of_array, own, with_term
from catalog.localising.healing import Bounds, Healing, Replaced
from catalog.localising.repairing import Repairing
from catalog.localising.right_values import right_values
from catalog.localising.state import State
from catalog.localising.trial import Put, Trial
from catalog.model.diagnosis import Diagnosis
from catalog.reading.sources.source import Source
from catalog.registry import exercises
from tests.localising.functions import NO_RIGHT_VALUE, RNN, RNN_CELL, marked

SLOPE = "(1 - h * h) * da_next"

CELL = """
def rnn_cell_backward(da_next, cache):
    h, before, x, weights = cache
    back = {slope}
    part = {part}
    whole = {whole}
    found = {{"dxt": weights["Wax"].T @ back, "da_prev": weights["Waa"].T @ back}}
    found["dWax"], found["dWaa"] = whole, back @ before.T
    found["dba"] = back.sum(axis=1, keepdims=True)
    return found
"""

KINDS = {
    "another operator": "(1 + h * h) * da_next",
    "operands exchanged": "(h * h - 1) * da_next",
    "a factor lost": "da_next * 1",
    "a square lost": "(1 - h) * da_next",
    "another name": "(1 - h * before) * da_next",
    "a sign": "-(1 - h * h) * da_next",
    "a transpose": "((1 - h * h).T * da_next.T)",
}

ALIKE = {
    "a sign, in either of two": ("-(back @ x.T)", "part"),
    "a transpose, in either of two": ("(back @ x.T).T", "part"),
    "a factor too many, in either of two": ("back @ x.T * 2", "part"),
}


def repaired(
    exercise: str, text: str, style: str | None = None, spent: Callable[[], bool] = lambda: False
) -> Replaced | None:
    """Return the expression of which an edit makes a text's function right, whatever time that takes."""
    family = exercises()[exercise]
    runs = Runs(InProcess(family, {exercise: handed_over(text, family, style)[exercise]}))
    probe, *more = [each for each in cells_of(family, exercise) if not runs.is_right(each)]
    trials = [Trial(runs.subject, each, NOBODY) for each in (probe, *more)]

    def mends(puts: Sequence[Put]) -> bool:
        return not any(trial.outcomes([puts])[0].wrong for trial in trials)

    found = all_sites(runs.subject.sources)
    names = frozenset({exercise})
    right = right_values(probe, names, style, all_programs=False)
    state = State(trials[0], [], right, found, names, frozenset(site.function for site in found))
    return Repairing(Healing(state, Bounds(mends, spent))).repaired()


@pytest.mark.parametrize("slope", KINDS.values(), ids=KINDS)
def test_what_is_used_several_times_is_repaired_where_it_is_made(slope: str) -> None:
    found = repaired(RNN_CELL, CELL.format(slope=slope, part="back @ x.T", whole="part"))
    assert found is not None
    assert found.site.span[0] == 4
    assert found.puts[0].edit


@pytest.mark.parametrize(("part", "whole"), ALIKE.values(), ids=ALIKE)
def test_where_two_statements_can_be_edited_nothing_is_told(part: str, whole: str) -> None:
    assert repaired(RNN_CELL, CELL.format(slope=SLOPE, part=part, whole=whole)) is None


def test_where_not_every_edit_was_tried_nothing_is_told() -> None:
    text = CELL.format(slope=KINDS["another operator"], part="back @ x.T", whole="part")
    left = iter([False])
    assert repaired(RNN_CELL, text, spent=lambda: next(left, True)) is None


def test_lines_of_other_styles_are_none_but_the_wrong_one() -> None:
    drawn = [each for each in restyled.functions(1) if each.exercise == RNN and each.style in ("lists", "stacked")]
    assert drawn
    for made in drawn:
        found = repaired(made.exercise, made.text, made.style)
        assert found is not None
        assert found.site.span[0] == made.line


def _nodes() -> Iterator[ast.expr]:
    family = exercises()[RNN]
    for style in styles(family):
        text = restyled.source_of(family, RNN, style)
        yield from (site.node for site in sites(ast.parse(text), "a file"))


def test_edits_are_made_of_what_stands_there() -> None:
    """No number that is not an axis, a formula's own, or beside one that is there, and no name from elsewhere."""
    term = Term("other", (3, 3))
    count = 0
    for node in _nodes():
        there = _names(node) | {"other"}.union(*NAMESAKES)
        near = {step + each for each in _numbers(node) for step in (-1, 0, 1)} | {0, 1, 2}
        given = Term(ast.unparse(node), (3, 3))
        for text in (*own(node), *of_array(node, given), *with_term(node, given, term, None)):
            edited = ast.parse(text, mode="eval").body
            assert _names(edited) <= there
            assert _numbers(edited) <= near
            count += 1
    assert count > 1_000


def _names(node: ast.AST) -> set[str]:
    return {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}


def _numbers(node: ast.AST) -> set[int]:
    inside = (each.value for each in ast.walk(node) if isinstance(each, ast.Constant))
    return {each for each in inside if type(each) is int}


def test_it_is_found_in_the_sandbox_too(sandboxed: Callable[[Source, str], Diagnosis]) -> None:
    found = sandboxed(Source.of_file(f"import numpy as np\n{NO_RIGHT_VALUE}"), RNN_CELL)
    (line,) = found.lines
    assert [line.line - 1] == marked(NO_RIGHT_VALUE)
    assert line.repair
    assert line.repair not in found.show(2)
    assert f"everything is right: {line.repair}" in " ".join(found.show(3).split())
    assert "repair" not in found.to_dict()["lines"][0]
