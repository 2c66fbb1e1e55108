"""Edits: one text to be found once, the smallest span changed, sets combined on the original text."""

import numpy as np
import pytest

from catalog.programs.edit import Edit, EditError, Span, apply, locate
from catalog.programs.program import Program
from catalog.registry import family

SOURCE = "dx = np.dot(Wax.T, dtanh) + da_next * da_next"


def test_only_the_words_that_differ_change() -> None:
    span = locate(Edit("f", "np.dot(Wax.T, dtanh)", "np.dot(Wax.T, da_next)"), SOURCE)
    assert span == Span(SOURCE.index("dtanh"), SOURCE.index("dtanh") + 5, "da_next")


def test_a_common_part_of_a_word_is_not_split() -> None:
    span = locate(Edit("f", "dtanh)", "dtan)"), SOURCE)
    assert span.text == "dtan"


def test_an_insertion_has_an_empty_span() -> None:
    span = locate(Edit("f", "dtanh)", "dtanh) * 2"), SOURCE)
    assert span == Span(SOURCE.index(")") + 1, SOURCE.index(")") + 1, " * 2")


@pytest.mark.parametrize(
    ("before", "after", "complaint"),
    [
        ("da_next", "dtanh", "2 times"),
        ("missing", "dtanh", "0 times"),
        ("dtanh", "dtanh", "replaced by itself"),
    ],
)
def test_an_edit_that_does_not_apply_is_refused(before: str, after: str, complaint: str) -> None:
    with pytest.raises(EditError, match=complaint):
        locate(Edit("f", before, after), SOURCE)


def test_spans_apply_to_the_original_text_in_any_order() -> None:
    spans = [locate(Edit("f", "dtanh", "da_next"), SOURCE), locate(Edit("f", "Wax.T", "Wax"), SOURCE)]
    assert (
        apply(spans, SOURCE) == apply(reversed(spans), SOURCE) == SOURCE.replace("dtanh", "da_next").replace(".T", "")
    )


def test_overlapping_spans_are_refused() -> None:
    spans = [locate(Edit("f", "Wax.T, dtanh", "dtanh"), SOURCE), locate(Edit("f", "Wax.T", "Wax"), SOURCE)]
    with pytest.raises(EditError, match="overlap"):
        apply(spans, SOURCE)
    twice = [Span(4, 4, "a"), Span(4, 4, "b")]
    with pytest.raises(EditError, match="overlap"):
        apply(twice, SOURCE)


def test_a_program_that_does_not_compile_is_refused() -> None:
    with pytest.raises(EditError, match="does not compile"):
        Program(family("c5w1a1.rnn"), (Edit("rnn_backward", "da0 = da_prevt", "da0 = = da_prevt"),))


def test_an_edit_of_no_function_is_refused() -> None:
    with pytest.raises(EditError, match="'lstm_backward' is not one of"):
        Program(family("c5w1a1.rnn"), (Edit("lstm_backward", "da0 = da_prevt", "da0 = da"),))


def test_a_program_calls_its_own_functions() -> None:
    broken = Program(family("c5w1a1.rnn"), (Edit("rnn_cell_forward", "np.tanh(", "missing_name("),))
    parameters = {"Wax": np.zeros((4, 3)), "Waa": np.zeros((4, 4)), "Wya": np.zeros((2, 4)), "ba": 0, "by": 0}
    with pytest.raises(NameError, match="missing_name"):
        broken.rnn_forward(np.zeros((3, 2, 2)), np.zeros((4, 2)), parameters)


def test_a_deleted_line_leaves_no_gap() -> None:
    program = Program(family("c5w1a1.rnn"), (Edit("rnn_backward", "dba += dbat", ""),))
    assert "\n-        dba += dbat\n" in program.diff()
    assert "\n+" not in program.diff().split("@@")[2]
