"""Messages: the words of every version are told apart, and nothing that a mistake ends with is unknown."""

import pytest

from catalog.explaining.exceptions.messages import WORDS, MessageFamily, Words, family_of
from catalog.explaining.searching.singles import matrix_of_all
from catalog.model.raised_error import RaisedError
from catalog.operators.generate import generated
from catalog.programs.program import Program
from catalog.registry import family
from catalog.running.signatures import home

SAME_WORDS = (
    ("ValueError", "all the input array dimensions except for the concatenation axis must match exactly",
     "all the input array dimensions except for the concatenation axis must match exactly, but along dimension 0"),
    ("TypeError", "'NoneType' object is not iterable", "cannot unpack non-iterable NoneType object"),
    ("TypeError", "tuple indices must be integers, not str", "tuple indices must be integers or slices, not str"),
    ("UnboundLocalError", "local variable 'a' referenced before assignment",
     "cannot access local variable 'a' where it is not associated with a value"),
    ("IndexError", "too many indices for array",
     "too many indices for array: array is 2-dimensional, but 3 were indexed"),
    ("AttributeError", "'function' object has no attribute 'T'",
     "'numpy._ArrayFunctionDispatcher' object has no attribute 'T'"),
    ("ValueError", "too many values to unpack (expected 4)", "too many values to unpack (expected 4, got 5)"),
    ("ValueError", "could not broadcast input array from shape (5,10) into shape (5)",
     "could not broadcast input array from shape (5,10) into shape (5,)"),
    ("ValueError", "operands could not be broadcast together with shapes (5,10) (5,10,4) ",
     "operands could not be broadcast together with shapes (5,10,4) (5,10) "),
)  # fmt: skip

OTHER_WORDS = (
    (
        "ValueError",
        "not enough values to unpack (expected 4, got 2)",
        "not enough values to unpack (expected 4, got 1)",
    ),
    ("ValueError", "too many values to unpack (expected 2)", "too many values to unpack (expected 4, got 5)"),
    ("AttributeError", "'list' object has no attribute 'shape'", "'tuple' object has no attribute 'shape'"),
    ("ValueError", "shapes (5,3) and (5,10) not aligned", "shapes (5,10) and (5,3) not aligned"),
)


@pytest.mark.parametrize("words", WORDS, ids=lambda words: words.family.name)
def test_every_example_is_of_its_family(words: Words) -> None:
    kinds = words.kinds.split("|") if words.kinds else ["TypeError", "AttributeError"]
    for message in words.examples:
        assert words.family in {family_of(RaisedError(kind, message))[0] for kind in kinds}, message
    assert len(words.examples) > 1


@pytest.mark.parametrize(("kind", "one", "other"), SAME_WORDS)
def test_the_words_of_other_versions_are_the_same(kind: str, one: str, other: str) -> None:
    assert RaisedError(kind, one).alike(RaisedError(kind, other))
    assert RaisedError(kind, other).alike(RaisedError(kind, one))


@pytest.mark.parametrize(("kind", "one", "other"), OTHER_WORDS)
def test_other_numbers_of_parts_and_other_types_are_not_the_same(kind: str, one: str, other: str) -> None:
    assert not RaisedError(kind, one).alike(RaisedError(kind, other))


def test_every_exception_of_a_mistake_is_of_a_family_that_is_known() -> None:
    for exercise in ("rnn_cell_forward", "rnn_forward", "rnn_cell_backward", "rnn_backward"):
        endings = {ending for ending in matrix_of_all(home(exercise)).endings if ending is not None}
        assert len(endings) > 5
        assert [str(each) for each in endings if family_of(each)[0] is MessageFamily.UNKNOWN] == []


def test_what_is_appended_wrongly_shows_where_it_is_taken_out() -> None:
    names = [mutant for mutant in generated("c5w1a1.rnn") if mutant.operator == "other_append"]
    endings = set()
    for mutant in names:
        program = Program(family("c5w1a1.rnn"), mutant.edits)
        ending = next(
            each for each, candidate in zip(
                matrix_of_all(home("rnn_backward")).endings, matrix_of_all(home("rnn_backward")).candidates, strict=True
            ) if candidate.mutants == (mutant,)
        )  # fmt: skip
        assert program.edited == {"rnn_forward"}
        endings.add((ending.function, ending.message) if ending else None)
    assert len(endings) > 8
