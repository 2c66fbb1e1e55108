"""Enough: correct is said of a whole cell, or of most of it, and of nothing less."""

import json

import numpy as np
import pytest

from catalog import Verdict, diagnose
from catalog.batch.options import Options
from catalog.batch.run import run_batch
from catalog.commands.exits import exit_code
from catalog.evaluation.cells import printing, right_lines, right_text
from catalog.model.probe import Probe, Shows
from catalog.registry import probes
from catalog.reporting.batch.gradescope import results
from catalog.running.signatures import home, reference_run
from tests.support.printed import RIGHT, RIGHT_LINE

CELLS = pytest.mark.parametrize("probe", printing(), ids=lambda probe: probe.name)


def lines_showing(probe: Probe, shows: tuple[Shows, ...]) -> list[str]:
    return [text for line, text in zip(probe.lines, right_lines(probe), strict=True) if line.shows in shows]


@CELLS
def test_a_whole_right_cell_is_correct(probe: Probe) -> None:
    diagnosis = diagnose(right_text(probe), exercise=probe.exercise, budget=0)
    assert diagnosis.verdict == Verdict.CORRECT
    assert diagnosis.missing == ()


@CELLS
def test_numbers_without_shapes_are_correct(probe: Probe) -> None:
    text = "\n".join(lines_showing(probe, (Shows.VALUE,)))
    assert diagnose(text, exercise=probe.exercise, budget=0).verdict == Verdict.CORRECT


@CELLS
def test_shapes_alone_are_never_correct(probe: Probe) -> None:
    shapes = lines_showing(probe, (Shows.SHAPE, Shows.LENGTH))
    for text in ("\n".join(shapes), *shapes):
        diagnosis = diagnose(text, exercise=probe.exercise, budget=0)
        assert diagnosis.verdict == Verdict.INCOMPLETE
        assert diagnosis.right
        assert len(diagnosis.missing) == len(lines_showing(probe, (Shows.VALUE,)))
        assert "shapes" in diagnosis.reason.lower()
        assert exit_code(diagnosis.verdicts) == 2


@CELLS
def test_a_number_line_of_many_is_not_correct_and_what_is_missing_is_said(probe: Probe) -> None:
    values = lines_showing(probe, (Shows.VALUE,))
    for at, text in enumerate(values):
        diagnosis = diagnose(text, exercise=probe.exercise, budget=0)
        assert diagnosis.verdict in (Verdict.INCOMPLETE, Verdict.CORRECT)
        assert len(diagnosis.missing) == len(values) - 1, at
        if len(values) > 5:
            assert diagnosis.verdict == Verdict.INCOMPLETE


@pytest.mark.parametrize("text", [RIGHT_LINE, RIGHT, f"[{RIGHT}]"])
def test_half_the_numbers_that_tell_most_mistakes_are_correct_as_far_as_they_go(text: str) -> None:
    diagnosis = diagnose(text)
    assert diagnosis.verdict == Verdict.CORRECT
    assert "not looked at" in diagnosis.reason
    assert len(diagnosis.missing) == 4


def test_whole_arrays_are_correct_and_the_others_are_said_to_be_missing() -> None:
    probe = next(probe for probe in probes() if probe.exercise == "rnn_backward")
    outputs = reference_run(probe).outputs
    assert diagnose(dict(outputs)).missing == ()
    alone = diagnose({"dx": outputs["dx"]}, exercise="rnn_backward")
    assert alone.verdict == Verdict.CORRECT
    assert len(alone.missing) == 4
    assert "Not given" in alone.reason


def test_a_few_elements_of_every_output_are_not_the_cell() -> None:
    probe = next(probe for probe in probes() if probe.exercise == "rnn_backward")
    dx = reference_run(probe).outputs["dx"]
    assert diagnose(f"dx[1][2][0] = {dx[1][2][0]!r}", exercise="rnn_backward").verdict == Verdict.INCOMPLETE


def notebook(text: str) -> str:
    call = "gradients = rnn_backward(da, caches)\n"
    output = {"output_type": "stream", "name": "stdout", "text": text}
    cell = {"cell_type": "code", "source": call, "outputs": [output], "metadata": {}, "execution_count": 1}
    return json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 4})


def test_stored_shapes_are_worth_no_point(tmp_path: object) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path))
    (folder / "class").mkdir()
    (folder / "class" / "a.ipynb").write_text(notebook("gradients['dx'].shape = (3, 10, 4)\n"))
    table = run_batch(folder / "class", Options(), workers=1, journal=folder / "journal")
    assert list(table["verdict"]) == ["incomplete"]
    assert results(table, hints=1)["score"] == 0


def test_what_is_denied_or_a_part_of_an_expression_is_not_correct() -> None:
    for text in (
        f"I do NOT get {RIGHT_LINE}",
        f"I don't get {RIGHT_LINE}",
        f"2 * {RIGHT_LINE}",
        f"{RIGHT_LINE.split(' =')[0]} * 2 = [{RIGHT}]",
        f"{RIGHT_LINE.split(' =')[0]} - 1 = [{RIGHT}]",
        "gradients['dx'][1][2] = [-2 -1 0 0]",
        "gradients['dWax'][3][1] = 11",
        f"gradients['dx'][1][2] = [{' '.join(f'{number}+0.j' for number in RIGHT.split())}]",
        "gradients['dWax'][3][1] = (11.2641044965+0j)",
    ):
        diagnosis = diagnose(text, exercise="rnn_backward", budget=0)
        assert diagnosis.verdict in (Verdict.INCOMPLETE, Verdict.UNREADABLE), text
        assert diagnosis.causes == ()


@pytest.mark.parametrize("row", [[0.5] * 10, [1.0] * 10, [0.25] * 10, [3.5] * 10])
def test_a_row_of_one_value_explains_nothing(row: list[float]) -> None:
    diagnosis = diagnose(f"yt[1] = {row}", exercise="lstm_cell_forward", budget=0)
    assert diagnosis.verdict in (Verdict.AMBIGUOUS, Verdict.LOCALISED)
    assert diagnose(str(np.ones(4)), budget=0).verdict == Verdict.UNREADABLE


@pytest.mark.parametrize("number", ["0.02071758", "3.14", "0.5", "-1.0", "12.75"])
def test_one_number_without_a_label_is_of_no_cell(number: str) -> None:
    diagnosis = diagnose(number, budget=0)
    assert diagnosis.verdict == Verdict.UNREADABLE
    assert diagnosis.exercise == ""
    assert "no label" in diagnosis.reason


@pytest.mark.parametrize(
    "left_out",
    [{"dX": np.zeros((3, 10, 4))}, {"dWax": "none"}, {"dba": np.zeros((5, 1), complex)}],
    ids=lambda each: min(each),
)
def test_nothing_is_correct_beside_what_was_handed_over_and_left_out(left_out: dict[str, object]) -> None:
    given = {**reference_run(home("rnn_backward")).outputs, **left_out}
    if "dX" in left_out:
        del given["dx"]
    diagnosis = diagnose(given)
    assert diagnosis.verdict is Verdict.INCOMPLETE
    assert any("left out" in note for note in diagnosis.notes)
