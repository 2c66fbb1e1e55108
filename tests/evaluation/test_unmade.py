"""Mistakes that no operator makes: none is in the catalog, each shows, and beside others all of them do."""

import pickle
from collections import Counter

import pytest

from catalog.caching import RESPONSES
from catalog.evaluation import unmade
from catalog.evaluation.cells import right_text
from catalog.evaluation.course import unmade_edits
from catalog.evaluation.edited import Edited, behaviour_with, printed
from catalog.evaluation.row import Sample
from catalog.model.mutant import Mutant
from catalog.operators.generate import generated_in, lazily_generated_in
from catalog.operators.identity import text_of
from catalog.programs.program import Program
from catalog.registry import all_mutants, exercises, family, reference_program
from catalog.running.behaviour import alike, behaviour
from catalog.running.signatures import home

ROW = Sample(unmade=9)


def test_each_function_has_some() -> None:
    functions = Counter(edit.function for edit in unmade_edits())
    assert functions.keys() == exercises().keys()
    assert min(functions.values()) > 1
    assert len(unmade_edits()) >= 20


@pytest.mark.parametrize("edit", unmade_edits(), ids=lambda edit: edit.after)
def test_each_shows_and_is_wrong(edit: object) -> None:
    (found,) = (each for each in unmade_edits() if each == edit)
    probe = home(found.function)
    assert printed(probe, (found,)) not in (None, right_text(probe))
    assert not alike(behaviour_with(probe.family, (found,)), behaviour(reference_program(probe.family)))


@pytest.mark.parametrize("function", exercises())
def test_nothing_makes_them(function: str) -> None:
    name = exercises()[function]
    named = [each for each in all_mutants() if each.functions == (function,)]
    made = {_text(each, function) for each in (*named, *generated_in(name, function))}
    made |= {_text(each, function) for each in lazily_generated_in(name, function)}
    for edit in unmade_edits():
        if edit.function == function:
            assert text_of(Program(family(name), (edit,)).source(function)) not in made, edit


def _text(mutant: Mutant, function: str) -> str:
    return text_of(Program(family(exercises()[function]), mutant.edits, keep=False).source(function))


def test_none_of_a_cases_mistakes_can_be_left_out() -> None:
    (row,) = unmade.rows(ROW)
    assert {len(case.truth.smaller) for case in row.cases if isinstance(case.truth, Edited)} == {0, 2, 6}
    for case in row.cases:
        assert isinstance(case.truth, Edited)
        probe = home(case.exercise)
        texts = {printed(probe, edits) for edits in case.truth.smaller}
        assert printed(probe, case.truth.edits) == case.text
        assert case.text not in {*texts, right_text(probe)}
    assert pickle.loads(pickle.dumps(row)) == row


def test_the_first_cases_are_the_same_for_every_count() -> None:
    first = unmade.drawn(3)
    RESPONSES.forget(unmade.drawn)
    assert unmade.drawn(5)[:3] == first


def test_cases_do_not_end_where_every_mistake_was_drawn_alone() -> None:
    count = 4 * len(unmade_edits())
    assert len({case.text for case in unmade.drawn(count)}) == count
