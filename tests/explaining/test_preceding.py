"""Cells before an exception: what they show to be right raised nothing, and what they prove was there already."""

import pytest

from catalog import Verdict, diagnose
from catalog.evaluation.cells import right_text
from catalog.evaluation.named import mutants_by_name, program_of
from catalog.programs.program import Program
from catalog.running.run import run
from catalog.running.signatures import home
from tests.support.printed import printed

NAMES = ("NameError: name 'tf' is not defined", "NameError: name 'my_own' is not defined", "KeyError: 'Wu'")


@pytest.mark.parametrize("text", NAMES)
@pytest.mark.parametrize("family", ["rnn", "lstm"])
def test_a_function_that_printed_right_numbers_did_not_raise(text: str, family: str) -> None:
    forward, backward = f"{family}_cell_forward", f"{family}_cell_backward"
    alone = diagnose(text, exercise=backward, budget=0)
    assert {each for cause in alone.causes for each in cause.functions} == {forward, backward}
    after = diagnose(f"{right_text(home(forward))}\n{text}", exercise=backward, budget=0)
    assert after.verdict is Verdict.AMBIGUOUS
    assert [cause.functions for cause in after.causes] == [(backward,)]
    assert after.suspects == (backward,)


@pytest.mark.parametrize("text", NAMES)
def test_nor_did_one_whose_mistake_is_known(text: str) -> None:
    before = printed("c5w1a1.rnn_cell_forward.forgets_ba", "rnn_cell_forward")
    after = diagnose(f"{before}\n{text}", exercise="rnn_cell_backward", budget=0)
    assert [cause.functions for cause in after.causes] == [("rnn_cell_backward",)]


# A mistake that prints numbers, one that raises with other words beside it, and the exercise whose cell shows each.
TOGETHER = (
    ("lstm_cell_forward.leaves_concat_empty", "lstm_forward.slices_x_on_the_wrong_axis", "lstm_forward"),
    ("lstm_cell_forward.forgets_the_old_cell_state", "lstm_forward.exchanges_m_and_T_x", "lstm_forward"),
)


@pytest.mark.parametrize(("known", "other", "exercise"), TOGETHER)
def test_what_is_named_ends_like_that_beside_what_is_proven(known: str, other: str, exercise: str) -> None:
    names = (f"c5w1a1.{known}", f"c5w1a1.{other}")
    error = run(home(exercise), program_of(names)).error
    assert error is not None
    before = printed(names[0], known.partition(".")[0])
    after = diagnose(f"{before}\nin {error.function}()\n{error}", exercise=exercise, budget=0)
    assert after.verdict is Verdict.AMBIGUOUS
    for cause in after.causes:
        edits = (*mutants_by_name()[names[0]].edits, *(edit for each in cause.mistakes for edit in each.edits))
        ending = run(home(exercise), Program(cause.program.family, edits)).error
        assert ending is not None
        assert ending.alike(error)
