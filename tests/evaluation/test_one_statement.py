"""Several mistakes in one statement: each changes what is printed, and no single mutant is all of them."""

import pickle

import pytest

from catalog import diagnose
from catalog.caching import RESPONSES
from catalog.evaluation import one_statement
from catalog.evaluation.case import Case, judged
from catalog.evaluation.cells import backward, right_text
from catalog.evaluation.edited import Edited, printed
from catalog.evaluation.one_statement import Spot
from catalog.evaluation.row import Sample
from catalog.operators.generate import codes
from catalog.programs.program import Program
from catalog.registry import family
from catalog.running.signatures import home

EVERY = Sample(one_statement=len(backward()))


def cases() -> list[tuple[int, Case]]:
    rows = one_statement.rows(EVERY)
    return [(size, case) for size, row in zip(one_statement.TITLES, rows, strict=True) for case in row.cases]


def test_every_cell_has_its_share() -> None:
    rows = one_statement.rows(EVERY)
    assert [row.name for row in rows] == [*one_statement.TITLES.values()]
    assert all([case.exercise for case in row.cases] == [*backward()] for row in rows)
    assert pickle.loads(pickle.dumps(rows)) == rows


def test_each_mistake_changes_what_is_printed() -> None:
    for size, case in cases():
        truth, probe = case.truth, home(case.exercise)
        assert isinstance(truth, Edited)
        assert truth.functions == {case.exercise}
        texts = [printed(probe, edits) for edits in (*truth.smaller, truth.edits)]
        assert len({right_text(probe), *texts}) == size + 1
        assert texts[-1] == case.text


def test_all_mistakes_are_in_one_statement() -> None:
    for _, case in cases():
        assert isinstance(case.truth, Edited)
        found = family(case.truth.family)
        source = Program(found, case.truth.edits).source(case.exercise)
        (code,) = (code for code in codes(case.truth.family) if code.function == case.exercise)
        around = [(code.source[: each.start], code.source[each.stop :]) for each in code.statements]
        assert any(source.startswith(before) and source.endswith(after) for before, after in around)


def test_one_mutant_of_the_statement_is_first_order() -> None:
    code = codes("c5w1a1.rnn")[2]
    line = next(each for each in code.statements if each.target == "dtanh")
    spot = Spot("c5w1a1.rnn", code, line.start, line.stop)
    assert spot.is_first_order(code.source)
    assert spot.is_first_order(code.source.replace("a_next**2", "a_prev**2"))
    assert not spot.is_first_order(code.source.replace("1 - a_next**2", "1 + a_prev**2"))


def test_the_first_cases_are_the_same_for_every_count() -> None:
    first = one_statement.drawn(2, "rnn_cell_backward", 1)
    RESPONSES.forget(one_statement.drawn)
    assert one_statement.drawn(2, "rnn_cell_backward", 2)[:1] == first


@pytest.mark.parametrize("exercise", ["rnn_cell_backward"])
def test_a_part_of_the_mistakes_is_a_part(exercise: str) -> None:
    (case,) = one_statement.drawn(2, exercise, 1)
    assert isinstance(case.truth, Edited)
    text = printed(home(exercise), case.truth.smaller[0])
    assert text is not None
    said = diagnose(text, exercise=exercise)
    result = judged(case, said)
    assert (result.first, result.part) == (False, result.sure)
    assert case.truth.is_part(said.causes[0])
