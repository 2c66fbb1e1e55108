"""Localising: relations to the right values, the functions that can hold a mistake, and the line to print next."""

import re
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from catalog import Diagnosis, Verdict, diagnose
from catalog.explaining.cells.expected_and_actual import cells_of
from catalog.explaining.localisation.sizes import sizes
from catalog.explaining.localisation.suspects import Suspects, suspects
from catalog.explaining.localisation.wrong_readings import findings
from catalog.explaining.matching.candidate import single_mistakes
from catalog.explaining.matching.comparing import compare_with_cells
from catalog.explaining.matching.match import Match
from catalog.explaining.ranking.next_line import Advice, advise
from catalog.explaining.searching.singles import matrix_of_all
from catalog.model.cause import Cause
from catalog.model.mutant import Mutant
from catalog.model.signature import Signature
from catalog.programs.edit import Edit
from catalog.programs.program import Program
from catalog.reading.arrays import read_arrays
from catalog.reading.pastes.paste import read_paste
from catalog.registry import family, probes
from catalog.running.printing import print_cell, show
from catalog.running.run import run
from catalog.running.signatures import home, mutant_run, mutants_on, reference_run
from tests.support.course_tables import PRINTED
from tests.support.printed import DROPPED_LINE

Array = NDArray[np.float64]

BACKWARD = home("rnn_backward")


def right(name: str) -> Array:
    value: Array = reference_run(BACKWARD).outputs[name]
    return value


def shown(expression: str, value: Any) -> str:
    return f"{expression} = {show(np.asarray(value))}"


def match_of(text: str, exercise: str = "rnn_backward") -> Match:
    return compare_with_cells(cells_of(read_paste(text))[0][0], exercise)[-1]


def said(text: str) -> str:
    (finding,) = findings(match_of(text))
    return str(finding)


def made_up(*edits: tuple[str, str]) -> Signature:
    """Return what the cell of rnn_backward gives with these edits of its loop."""
    program = Program(family(BACKWARD.family), tuple(Edit("rnn_backward", *edit) for edit in edits))
    return run(BACKWARD, program)


def test_zero_and_a_changed_sign_are_said() -> None:
    assert said(shown("dx[1][2]", np.zeros(4))) == "dx[1][2]: zero."
    assert said(shown("dWax[3][1]", -right("dWax")[3][1])) == "dWax[3][1]: the right value with its sign changed."


@pytest.mark.parametrize(
    ("factor", "words"),
    [
        (1 / 10, "divided by m = 10"),
        (10.0, "times m = 10"),
        (1 / 4, "divided by T_x = 4"),
        (4.0, "times T_x = 4"),
    ],
)
def test_a_factor_that_is_a_size_is_called_by_its_name(factor: float, words: str) -> None:
    assert said(shown("dWax[3][1]", factor * right("dWax")[3][1])) == f"dWax[3][1]: the right value {words}."


def test_other_factors_need_several_numbers() -> None:
    assert said(shown("dba[4]", 2 * right("dba")[4])) == "dba[4]: twice the right value."
    assert said(shown("dba[4]", right("dba")[4] / 2)) == "dba[4]: half the right value."
    assert said(shown("dx[1][2]", 0.37 * right("dx")[1][2])) == "dx[1][2]: the right value times 0.37."
    assert said(shown("dWax[3][1]", 0.37 * right("dWax")[3][1])) == "dWax[3][1]: wrong."


@pytest.mark.parametrize("factor", [1.0001, 1.00000001, 2.00001, -1.000001, 0.1000001])
def test_a_factor_is_never_said_rounder_than_it_is(factor: float) -> None:
    diagnosis = diagnose({"dx": right("dx") * factor}, exercise="rnn_backward", budget=0)
    assert diagnosis.findings == (f"dx: the right value times {factor}.",)


def test_both_shapes_of_an_array_are_said() -> None:
    assert said("gradients['dx'][1][2] = [0.1234567 0.2345678 0.3456789]") == (
        "dx[1][2]: its shape is (3,), where a correct program has (4,)."
    )
    assert said("da0[2][3] = [0.1234567 0.2345678]") == (
        "da0[2][3]: its shape is (2,), where a correct program has that of a single number."
    )


def test_whole_arrays_are_called_by_their_names() -> None:
    outputs = {**reference_run(BACKWARD).outputs, "dx": np.zeros((3, 9, 4))}
    shape, *reasons = diagnose(outputs, exercise="rnn_backward", budget=0).findings
    assert shape == "dx: its shape is (3, 9, 4), where a correct program has (3, 10, 4)."
    assert reasons
    assert all(reason.endswith("changes da0 as well.") for reason in reasons)


def test_sizes_have_the_names_of_the_functions_or_of_other_cells() -> None:
    assert sizes(BACKWARD)[10] == "m"
    assert sizes(home("rnn_cell_backward"))[10] == "m"
    assert sizes(home("lstm_backward"))[8] == ""


def test_few_digits_have_no_relation() -> None:
    assert said("dWax[3][1] = 0.042") == "dWax[3][1]: wrong."
    assert said(f"da0[2][3] = {-right('da0')[2][3]:.2f}") == "da0[2][3]: wrong."


def test_a_transposed_array_is_said() -> None:
    assert said(shown("dWaa[1][2]", right("dWaa")[2][1])) == "dWaa[1][2]: the right value of the transpose."
    (observation,) = [read_arrays({"dWaa": right("dWaa").T})]
    (finding,) = findings(compare_with_cells(observation, "rnn_backward")[-1])
    assert str(finding) == "dWaa: right in 5 of 25 places, where the others are the right value of the transpose."
    (finding,) = findings(compare_with_cells(read_arrays({"dWax": right("dWax").T}), "rnn_backward")[-1])
    assert str(finding) == "dWax: the right values transposed."


def test_another_step_is_said() -> None:
    row = right("dx")[1][2]
    assert said(shown("dx[1][2]", [0, *row[:3]])) == "dx[1][2]: the right value of the step before."
    assert said(shown("dx[1][2]", [*row[1:], 0])) == "dx[1][2]: the right value of the step after."
    assert said(shown("dx[1][2]", row[::-1])) == "dx[1][2]: the right values in reversed time."
    assert said(shown("dx[1][2][2]", row[1])) == "dx[1][2][2]: the right value of the step before."
    assert said(shown("dx[1][2][2]", row[3])) == "dx[1][2][2]: the right value of the step after."


def test_right_and_wrong_steps_are_told_apart() -> None:
    row = right("dx")[1][2]
    text = shown("dx[1][2]", [0, 0, 0, row[3]])
    assert said(text) == "dx[1][2]: right at step 3, wrong at step 0, 1, 2, where the others are zero."


def test_one_step_alone_is_said() -> None:
    first = made_up(("dba += dbat", "dba = dbat")).outputs["dba"]
    assert said(shown("dba[4]", first[4])) == "dba[4]: what the first step alone contributes."
    last = made_up(("reversed(range(T_x))", "[T_x - 1]")).outputs["dWax"]
    assert said(shown("dWax[3][1]", last[3][1])) == "dWax[3][1]: what the last step alone contributes."


def test_another_output_is_said() -> None:
    assert said(shown("dWax[3][1]", right("dWaa")[3][1])) == "dWax[3][1]: the right value of dWaa[3][1]."
    assert said(shown("dWax[3][1]", right("dWaa")[1][2])) == "dWax[3][1]: the right value of dWaa[1][2]."


def suspected(text: str, exercise: str) -> Suspects:
    match = match_of(text, exercise)
    return suspects(match, matrix_of_all(match.matrix.probe))


def test_one_wrong_gradient_of_a_step_is_the_steps() -> None:
    text = PRINTED["c5w1a1.rnn_cell_backward.2019"]
    value = re.search(r'dba"\]\[4\] = \[(\S+)\]', text)
    assert value is not None
    found = suspected(text.replace(value[1], "1.23456789"), "rnn_cell_backward")
    assert found.functions == ("rnn_cell_backward",)
    assert str(found.reasons[0]) == "Only rnn_cell_backward can make dba[4] wrong and leave dxt[1][2] right."
    assert len(found.reasons) == 1


def test_nothing_right_leaves_every_function() -> None:
    found = suspected("dx[1][2] = [1.23456789 2.34567891 3.45678912 4.56789123]", "rnn_backward")
    assert set(found.functions) == {"rnn_cell_forward", "rnn_forward", "rnn_cell_backward", "rnn_backward"}
    assert found.reasons == ()


def test_an_exception_is_of_the_function_it_came_out_of() -> None:
    text = """
Traceback (most recent call last)
<ipython-input-9> in rnn_cell_backward(da_next, cache)
      5     dtanh = wrong
ValueError: something that nobody has seen before
"""
    diagnosis = diagnose(text, exercise="rnn_backward")
    assert diagnosis.verdict == Verdict.LOCALISED
    assert diagnosis.suspects == ("rnn_cell_backward",)


def test_an_exception_without_a_place_is_of_functions_that_can_raise_it() -> None:
    found = suspected("ValueError: something that nobody has seen before", "rnn_backward")
    assert found.functions
    assert set(found.functions) <= set(family(BACKWARD.family).functions)


def test_the_next_line_is_the_cells_own_and_says_what_each_cause_prints() -> None:
    diagnosis = diagnose(DROPPED_LINE)
    assert diagnosis.next_line is not None
    assert diagnosis.next_line.expression == 'gradients["da0"][2][3]'
    assert diagnosis.next_line.values == ("-0.17268893", "0.0")
    sentence = 'Print gradients["da0"][2][3]: it would be -0.17268893 for the first, 0.0 for the second.'
    assert diagnosis.advice == sentence
    assert diagnosis.to_dict()["next_line"] == {
        "expression": 'gradients["da0"][2][3]',
        "values": ["-0.17268893", "0.0"],
    }


def ambiguous() -> list[tuple[str, Diagnosis]]:
    """Return what single lines of the cells leave open and another line decides."""
    found = []
    for exercise in ("rnn_cell_backward", "rnn_backward", "rnn_forward", "lstm_cell_forward"):
        probe = home(exercise)
        for mutant in mutants_on(probe):
            signature = mutant_run(mutant, probe)
            if signature.error is not None:
                continue
            for line in probe.lines[:4]:
                if line.shows != "value":
                    continue
                text = shown(line.head.strip("= \n"), signature.value(line.output, line.index))
                diagnosis = diagnose(text, exercise=exercise, budget=0)
                if diagnosis.next_line is not None and len(diagnosis.causes) > 1:
                    found.append((text, diagnosis))
    return found


def value_of(diagnosis: Diagnosis, cause: int) -> Any:
    """Return what the program of a cause prints on the next line."""
    assert diagnosis.next_line is not None
    probe = next(probe for probe in probes() if probe.name == diagnosis.cell)
    (item,) = read_paste(f"{diagnosis.next_line.expression} = 1.5")
    name, index, shows = item.found.key  # type: ignore[union-attr]
    names = {line.name: line.output for line in probe.lines}
    return run(probe, diagnosis.causes[cause].program).value(names.get(name, name), index, shows)


def test_the_next_line_decides() -> None:
    cases = ambiguous()
    assert len(cases) > 10
    for text, diagnosis in cases:
        assert diagnosis.next_line is not None
        values = diagnosis.next_line.values
        assert len(values) == min(len(diagnosis.causes), 5)
        assert len(set(values)) > 1
        for position, shown_value in enumerate(values):
            numbers = [float(number) for number in re.findall(r"-?\d+\.?\d*(?:e[-+]\d+)?", shown_value)]
            whole = np.ravel(value_of(diagnosis, position))[: len(numbers)]
            assert np.allclose(numbers, whole, rtol=1e-6, atol=1e-8)
        more = f"{text}\n{diagnosis.next_line.expression} = {show(value_of(diagnosis, 0))}"
        decided = diagnose(more, exercise=diagnosis.exercise, budget=0)
        assert decided.causes[0].mutants == diagnosis.causes[0].mutants
        assert len(decided.causes) < len(diagnosis.causes)


def told_apart(*names: str, exercise: str) -> Advice:
    """Return the advice for causes that the whole cell of an exercise does not tell apart."""
    probe = home(exercise)
    chosen = [next(each for each in single_mistakes(probe.family) if each.names[0].endswith(name)) for name in names]
    match = match_of(print_cell(reference_run(probe), probe), exercise)
    causes = [Cause(each.mutants, (), each.functions, (1, 1), 0.0, each.program) for each in chosen]
    return advise(causes, [match] * len(causes))


def test_where_all_lines_agree_an_element_decides() -> None:
    probe = home("rnn_backward")
    elsewhere = Edit("rnn_backward", "da0 = da_prevt", "da0 = da_prevt * (np.arange(m) != 0)")
    mutant = Mutant((elsewhere,), ("", "", ""), name="c5w1a1.rnn_backward.made_up")
    program = Program(family(probe.family), mutant.edits)
    reference = Program(family(probe.family))
    match = match_of(print_cell(reference_run(probe), probe))
    causes = [Cause((mutant,), (), ("rnn_backward",), (1, 1), 0.0, each) for each in (program, reference)]
    advice = advise(causes, [match, match])
    assert advice.line is not None
    assert advice.line.expression == 'gradients["da0"][0][0]'
    assert advice.line.values == ("0.0", f"{right('da0')[0][0]:.8f}")


def test_another_cell_can_tell_what_this_one_cannot() -> None:
    pair = ("rnn_cell_backward.averages_dba", "rnn_backward.drops_da_prevt")
    advice = told_apart(*pair, exercise="rnn_cell_forward")
    assert advice.line is None
    assert str(advice.step).startswith(
        "This cell cannot tell them apart; that of rnn_cell_backward can tell them apart"
    )
    same = told_apart(pair[0], pair[0], exercise="rnn_cell_forward")
    assert str(same.step) == "No cell of the course tells them apart."


def test_accidental_numbers_ask_for_lines_and_name_nobody() -> None:
    diagnosis = diagnose("gradients['da0'][2][3] = -0.17", exercise="rnn_backward")
    assert diagnosis.causes == ()
    assert diagnosis.next_line is not None
    assert diagnosis.next_line.values == ()
    assert diagnosis.next_line.expression in diagnosis.advice
    assert "c5w1a1" not in str(diagnosis)


def test_a_weak_single_cause_is_told_what_to_look_at() -> None:
    diagnosis = diagnose("gradients['dWax'].shape = (3, 5)")
    assert diagnosis.next_line is not None
    assert len(diagnosis.next_line.values) == 1
    assert diagnosis.advice.endswith(f": it would be {diagnosis.next_line.values[0]}.")
