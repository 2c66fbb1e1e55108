"""The lines that are proved wrong in functions that are wrong in ways that people's are."""

import re
from typing import Any

import numpy as np
import pytest

from catalog import Diagnosis, Verdict, diagnose
from catalog.commands.running import run
from catalog.evaluation.handed_over import handed_over
from catalog.reading.sources.source import Chunk, Source
from catalog.registry import exercises
from tests.localising.functions import A_HELPER, FUNCTIONS, NEVER_CHANGED, RNN, RNN_CELL, TWO_IN_A_LOOP, marked
from tests.support.paths import ROOT

CASES = pytest.mark.parametrize(("exercise", "text"), FUNCTIONS.values(), ids=FUNCTIONS)


def diagnosed(exercise: str, text: str, **options: Any) -> Diagnosis:
    """Return what is said of a function in a text."""
    names = handed_over(text, exercises()[exercise])
    return diagnose({exercise: names[exercise]}, **options)


@CASES
def test_every_line_that_is_wrong_and_no_other(exercise: str, text: str) -> None:
    diagnosis = diagnosed(exercise, text, budget=0)
    assert [line.line for line in diagnosis.lines] == marked(text)
    for line in diagnosis.lines:
        assert line.text == text.split("\n")[line.line - 1].strip()
        proved, total = line.trials
        assert 0 < proved <= total
        assert proved == total or len(diagnosis.lines) > 1
        assert line.heals


@CASES
def test_the_part_that_is_marked_stands_there(exercise: str, text: str) -> None:
    for line in diagnosed(exercise, text, budget=0).lines:
        whole = text.split("\n")[line.line - 1]
        there = whole[line.column - 1 : line.end_column - 1]
        assert there.replace(" ", "").replace('"', "'").strip("()") in line.part.replace(" ", "").replace('"', "'")


def test_a_line_as_data_has_the_keys_that_are_documented() -> None:
    table = (ROOT / "docs" / "diagnosis.md").read_text().partition("A wrong line, ")[2].partition("The formula")[0]
    heads = re.findall(r"^\| (`[^|]*`) \|", table, re.MULTILINE)
    (line,) = diagnosed(RNN_CELL, A_HELPER, budget=0).to_dict()["lines"]
    assert set(re.findall(r"`(\w+)`", " ".join(heads))) == set(line)
    at = line["column"] - 1 - line["indent"]
    assert line["text"][at:].startswith(line["part"])


def test_a_line_in_rising_order() -> None:
    diagnosis = diagnosed(RNN_CELL, A_HELPER, budget=0)
    (line,) = diagnosis.lines
    shown = [diagnosis.show(hints) for hints in range(4)]
    assert line.text not in shown[0]
    assert f"Wrong is line {line.line}: {line.text}" in shown[1]
    assert "^^^" not in shown[1]
    assert "^^^" in shown[2]
    assert line.formula not in shown[2]
    assert f"A correct program has there: {line.formula}" in shown[3]
    assert "formula" not in diagnosis.to_dict()["lines"][0]


def test_a_line_is_in_the_answer_to_post() -> None:
    diagnosis = diagnosed(RNN_CELL, A_HELPER, budget=0)
    assert "Wrong is line 3: `return 1 - np.abs(h)  # wrong`" in diagnosis.to_markdown(1)
    assert "Wrong is line" not in diagnosis.to_markdown(0)


def test_a_missing_line_is_told_of_where_it_is_missed() -> None:
    (line,) = diagnosed(RNN, NEVER_CHANGED, budget=0).lines
    assert line.part in ("da_prevt", "rnn_cell_backward(da[:, :, t] + da_prevt, steps[t])")


def test_an_editor_can_jump_there(tmp_path: Any, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "homework.py"
    file.write_text(f"import numpy as np\n{TWO_IN_A_LOOP}", encoding="utf-8")
    assert run([str(file), "--budget", "0"]) == 1
    said = capsys.readouterr().out.strip().split("\n")[-2:]
    places = [line.split(": ")[0] for line in said]
    assert [place.rsplit(":", 2)[:2] for place in places] == [[str(file), "10"], [str(file), "15"]]


def test_in_a_notebook_the_cell_is_told(sandboxed: Any) -> None:
    source = Source((Chunk("import numpy as np", 3), Chunk(A_HELPER, 5)))
    (line,) = sandboxed(source, RNN_CELL).lines
    assert (line.cell, line.line) == (5, 3)


def test_right_functions_have_no_wrong_line() -> None:
    names = handed_over("", exercises()[RNN])
    diagnosis = diagnose({RNN: names[RNN], RNN_CELL: names[RNN_CELL]})
    assert diagnosis.verdict == Verdict.CORRECT
    assert not any(part.lines for part in diagnosis.cells)


def test_a_function_without_source_has_no_line() -> None:
    names = dict[str, Any](np=np)
    exec(compile(A_HELPER, "<nowhere>", "exec"), names)
    diagnosis = diagnose(names[RNN_CELL], budget=0)
    assert diagnosis.verdict != Verdict.CORRECT
    assert diagnosis.lines == ()
