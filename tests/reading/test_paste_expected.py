"""Pastes with the expected values beside the student's: which are whose."""

import pytest

from catalog import Verdict, diagnose
from tests.support.printed import DROPPED, NAME, RIGHT

EXPECTATIONS = {
    "below": f"dx[1][2] = [{DROPPED}]\n\nExpected Output:\ndx[1][2] = [{RIGHT}]",
    "above": f"Expected Output:\ndx[1][2] = [{RIGHT}]\nMine:\ndx[1][2] = [{DROPPED}]",
    "without words": f"dx[1][2] = [{DROPPED}]\ndx[1][2] = [{RIGHT}]",
    "without words, above": f"dx[1][2] = [{RIGHT}]\ndx[1][2] = [{DROPPED}]",
    "line by line": (
        f"dx[1][2] = [{DROPPED}]\ndx[1][2] = [{RIGHT}] (expected)\n"
        "da0[2][3] = -0.1726889318389081\nda0[2][3] = -0.3149423751266506 (expected)"
    ),
    "bare": f"I get [{DROPPED}] but it should be [{RIGHT}]",
    "inline": f"dx[1][2] = [{RIGHT}] expected, but I get [{DROPPED}]",
    "inline, mine first": f"dx[1][2] = [{DROPPED}], expected [{RIGHT}]",
    "words for signs": f"dx[1][2]\nexpected: [{RIGHT}]\ngot: [{DROPPED}]",
    "two sentences": f"The expected value of dx[1][2] is [{RIGHT}].\nMine is [{DROPPED}].",
    "table": f"| | mine | expected |\n|---|---|---|\n| dx[1][2] | [{DROPPED}] | [{RIGHT}] |",
    "table, expected first": f"| | expected | mine |\n|---|---|---|\n| dx[1][2] | [{RIGHT}] | [{DROPPED}] |",
    "html table": f"<tr><td>dx[1][2]</td><td>[{RIGHT}]</td><td>[{DROPPED}]</td></tr>",
    "tabs": f"dx[1][2]\t[{RIGHT}]\t[{DROPPED}]\nda0[2][3]\t-0.314942375127\t-0.1726889318389081",
    "scalars in columns": "| dWax[3][1] | 11.2641045 | 4.08148573 |\n| da0[2][3] | -0.31494238 | -0.17268893 |",
    "one line annotated, without brackets": (
        f"da0[2][3] = -0.1726889318389081 vs expected -0.314942375127\ndx[1][2] = [{DROPPED}]"
    ),
    "one line annotated": f"da0[2][3] = -0.1726889318389081 (expected -0.314942375127)\ndx[1][2] = [{DROPPED}]",
    "a part of it beside the whole table": (
        f"dx[1][2] = [{DROPPED}]\n\nExpected Output:\n\ndx[1][2] = [{RIGHT}]\nda0[2][3] = -0.314942375127\n"
        "dWax[3][1] = 11.2641044965"
    ),
    "line by line, expected first": (
        f"Expected: dx[1][2] = [{RIGHT}]\nGot: dx[1][2] = [{DROPPED}]\n"
        "Expected: da0[2][3] = -0.3149423751266506\nGot: da0[2][3] = -0.1726889318389081"
    ),
}


@pytest.mark.parametrize("form", EXPECTATIONS)
def test_the_expected_values_are_told_from_the_students(form: str) -> None:
    diagnosis = diagnose(EXPECTATIONS[form])
    assert len(diagnosis.cells) == 1
    assert diagnosis.causes[0].mutants == (NAME,)


def test_a_title_that_expects_does_not_turn_the_numbers_round() -> None:
    text = f"Why do I not get the expected output?\ndx[1][2] = [{RIGHT}]\n I got:\ndx[1][2] = [{DROPPED}]"
    assert diagnose(text).causes[0].mutants == (NAME,)


def test_of_a_right_and_a_misprinted_table_nobody_can_say_which_is_the_students() -> None:
    right, misprinted = "da0[2][3] = 0.312770310257", "da0[2][3] = -0.095911501954"
    assert diagnose(f"{misprinted}\n{right}").verdict == Verdict.UNREADABLE
    assert diagnose(f"Expected Output:\n{misprinted}\nYour output:\n{right}").right == ("da0[2][3]",)
    assert diagnose(f"Expected Output:\n{right}\nYour output:\n{misprinted}").verdict == Verdict.EXPLAINED
