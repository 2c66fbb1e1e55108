"""Which seeds and sizes a cell is tried with, and which are refused."""

from itertools import pairwise
from typing import Any

import pytest

from catalog import DesignError, design
from catalog.designing.setting import checked_sizes, near, size_settings
from catalog.registry import cell_templates, exercises

TEMPLATES = cell_templates()


def test_there_is_a_template_for_every_exercise() -> None:
    assert {name: each.family for name, each in TEMPLATES.items()} == exercises()


GIVEN: list[dict[str, int]] = [{}, {"T_x": 1}, {"T_x": 2}, {"n_x": 9}]
PAIRS = [(name, given) for name, each in TEMPLATES.items() for given in GIVEN if given.keys() <= {*each.sizes}]


@pytest.mark.parametrize(("exercise", "given"), PAIRS)
def test_no_two_sizes_are_equal_or_differ_by_one(exercise: str, given: dict[str, int]) -> None:
    template = TEMPLATES[exercise]
    for setting in size_settings(template, given, 1):
        lengths = {**setting.sizes}
        if "lstm" in exercise:
            lengths["both"] = lengths["n_a"] + lengths["n_x"]
        if lengths.get("steps_back") == lengths.get("T_x"):
            lengths.pop("steps_back", None)
        values = sorted(lengths.values())
        assert all(after - before > 1 for before, after in pairwise(values)), setting
        assert setting.sizes.items() >= given.items()
        assert near(template, setting.sizes) == ()


def test_several_numbers_of_steps_are_tried_and_fewer_from_above() -> None:
    found = [setting.sizes for setting in size_settings(TEMPLATES["lstm_backward"], {}, 1)]
    assert {sizes["T_x"] for sizes in found} == {3, 4, 5, 6, 7}
    assert any(sizes["steps_back"] < sizes["T_x"] for sizes in found)
    assert any(sizes["steps_back"] == sizes["T_x"] for sizes in found)


def test_sizes_that_hide_mistakes_are_told() -> None:
    template = TEMPLATES["lstm_backward"]
    sizes = {"T_x": 7, "steps_back": 7, "n_x": 3, "n_a": 5, "m": 10, "n_y": 12}
    assert near(template, sizes) == (("T_x", "n_a + n_x"), ("steps_back", "n_a + n_x"))


def test_a_number_of_steps_is_the_size_of_that_name() -> None:
    assert checked_sizes(TEMPLATES["rnn_backward"], {"n_a": 6}, 2) == {"n_a": 6, "T_x": 2}


@pytest.mark.parametrize(
    ("exercise", "options", "words"),
    [
        ("rnn_sideways", {}, "there is no exercise 'rnn_sideways'"),
        ("rnn_cell_backward", {"steps": 2}, "rnn_cell_backward takes one step by itself"),
        ("rnn_backward", {"steps": 2, "sizes": {"T_x": 3}}, "2 steps and T_x=3 cannot both be"),
        ("rnn_backward", {"steps": 0}, "T_x is 0; a size is a whole number from 1"),
        ("rnn_backward", {"sizes": {"n_z": 3}}, "n_z is no size of rnn_backward, which has T_x, steps_back, n_x"),
        ("rnn_backward", {"sizes": {"n_x": 2.5}}, "n_x is 2.5; a size is a whole number"),
        ("rnn_backward", {"sizes": {"n_x": 1000}}, "n_x is 1000"),
        ("rnn_backward", {"sizes": {"T_x": 3, "steps_back": 4}}, "steps_back is how many of the T_x steps da has"),
        ("rnn_backward", {"lines": 0}, "lines is how many to print, a whole number from 1, and not 0"),
        ("rnn_backward", {"numbers": -1}, "numbers is how many to print"),
        ("rnn_backward", {"seed": -1}, "the seed is -1; numpy takes whole numbers from 0"),
        ("rnn_cell_forward", {"module": "import os"}, "'import os' is no name of a module"),
    ],
)
def test_what_no_cell_can_be_designed_for_is_a_sentence(exercise: str, options: dict[str, Any], words: str) -> None:
    with pytest.raises(DesignError) as raised:
        design(exercise, **options)
    assert words in str(raised.value)
