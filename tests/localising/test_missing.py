"""After which line of a loop a statement is missing: a statement of it is taken out, and what is said is looked at."""

import ast
import re
from collections.abc import Iterator

import pytest

from catalog import diagnose
from catalog.evaluation.handed_over import handed_over
from catalog.model.wrong_line import WrongLine
from catalog.registry import exercises, family

LOOPS = ("rnn_forward", "lstm_forward", "rnn_backward", "lstm_backward")


def loop_of(text: str) -> ast.For:
    """Return the loop of a function."""
    return next(each for each in ast.walk(ast.parse(text)) if isinstance(each, ast.For))


def changes(statement: ast.stmt, text: str) -> bool:
    """True for a statement that carries, accumulates or fills what a function has before its loop."""
    names = {each.id for part in _targets(statement) for each in ast.walk(part) if isinstance(each, ast.Name)}
    loop = loop_of(text)
    before = text.split("\n")[: loop.lineno - 1]
    return any(re.match(rf"\s+{name} = ", line) for name in names for line in before)


def _targets(statement: ast.stmt) -> list[ast.expr]:
    if isinstance(statement, ast.Assign):
        return statement.targets
    if isinstance(statement, ast.AugAssign):
        return [statement.target]
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
        return [statement.value.func]
    return []


def without(text: str, statement: ast.stmt) -> str:
    """Return a function without one of its statements."""
    lines = text.split("\n")
    return "\n".join([*lines[: statement.lineno - 1], *lines[statement.end_lineno :]])


def renamed(text: str) -> str:
    """Return a function in which the course's names of what it keeps have another one each."""
    tree = ast.parse(text)
    stored = {each.id for each in ast.walk(tree) if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)}
    stored -= {each.arg for each in ast.walk(tree) if isinstance(each, ast.arg)}
    for each in ast.walk(tree):
        if isinstance(each, ast.Name) and each.id in stored:
            each.id = f"my_{each.id[::-1]}"
    return ast.unparse(tree)


def lines_of(exercise: str, text: str) -> tuple[WrongLine, ...]:
    """Return the lines that are said to be wrong."""
    return diagnose({exercise: handed_over(text, exercises()[exercise])[exercise]}, budget=0).lines


def taken_out(text: str) -> Iterator[tuple[ast.stmt, str]]:
    """Yield the statements of a loop that change what it has from before, but for the first; each taken out."""
    for statement in loop_of(text).body[1:]:
        if changes(statement, text):
            yield statement, without(text, statement)


def check(exercise: str, text: str, statement: ast.stmt) -> None:
    """Check what is said of a function without a statement: the value is there after the line, and read after it."""
    (line,) = lines_of(exercise, without(text, statement))
    first = loop_of(text).body[0]
    assert line.after is not None
    assert first.lineno <= line.after < statement.lineno
    target = ast.unparse(_targets(statement)[0])
    assert line.missing == target.partition("[")[0].partition(".append")[0]
    lines = text.split("\n")
    names = {each.id for each in ast.walk(statement) if isinstance(each, ast.Name)} - {line.missing}
    put = [
        *lines[: line.after],
        _where_it_stands(statement, lines, first, names),
        *without(text, statement).split("\n")[line.after :],
    ]
    assert not lines_of(exercise, "\n".join(put))


def _where_it_stands(statement: ast.stmt, lines: list[str], first: ast.stmt, names: set[str]) -> str:
    """Return a statement with what its names are assigned in the loop in their place."""
    text = lines[statement.lineno - 1]
    for line in lines[first.lineno : statement.lineno - 1]:
        name, _, value = line.strip().partition(" = ")
        if name in names and value:
            text = re.sub(rf"\b{name}$", value, text)
    return text


@pytest.mark.parametrize("exercise", LOOPS)
def test_a_statement_that_is_taken_out_is_missed_where_it_can_stand(exercise: str) -> None:
    text = family(exercises()[exercise]).sources[exercise]
    found = [statement for statement, _ in taken_out(text)]
    assert len(found) >= 3
    for statement in found:
        check(exercise, text, statement)


@pytest.mark.parametrize("exercise", ["rnn_forward", "rnn_backward"])
def test_whatever_the_names_are(exercise: str) -> None:
    text = renamed(family(exercises()[exercise]).sources[exercise])
    told = 0
    for statement, after in taken_out(text):
        first, last = loop_of(text).body[0], statement.lineno
        for line in lines_of(exercise, after):
            assert line.after is None or first.lineno <= line.after < last
            told += line.after is not None
    assert told >= 3


RNN = family(exercises()["rnn_backward"]).sources["rnn_backward"]
LSTM = family(exercises()["lstm_backward"]).sources["lstm_backward"]

NOT_MISSING = [
    ("rnn_backward", RNN, 'da_prevt = gradients["da_prev"]', 'da_prev_t = gradients["da_prev"]'),
    ("rnn_backward", RNN, "    da0 = da_prevt\n", ""),
    ("rnn_backward", RNN, '"dx": dx', '"dx": np.zeros(dx.shape)'),
    ("lstm_backward", LSTM, 'dc_prevt = gradients["dc_prev"]', 'dc_next = gradients["dc_prev"]'),
    ("lstm_backward", LSTM, 'dWi += gradients["dWi"]', 'dWf += gradients["dWi"]'),
    ("lstm_backward", LSTM, 'dWi += gradients["dWi"]', 'dWi -= gradients["dWi"]'),
]


@pytest.mark.parametrize(("exercise", "text", "before", "after"), NOT_MISSING)
def test_no_line_is_missing_where_a_name_is_wrong(exercise: str, text: str, before: str, after: str) -> None:
    assert text.count(before) == 1
    lines = lines_of(exercise, text.replace(before, after))
    assert lines
    assert all(line.after is None for line in lines)


def test_it_is_said_with_the_line_itself() -> None:
    text = RNN.replace("        dWax += dWaxt\n", "")
    diagnosis = diagnose({"rnn_backward": handed_over(text, exercises()["rnn_backward"])["rnn_backward"]}, budget=0)
    (line,) = diagnosis.lines
    assert line.missing == "dWax"
    said = f"missing after line {line.after}"
    assert line.after is not None
    assert diagnosis.to_dict()["lines"][0]["after"] == line.after
    shown = [" ".join(diagnosis.show(hints).split()) for hints in range(4)]
    assert [said in each for each in shown] == [False, True, True, True]
    assert said in diagnosis.to_markdown(1)
    assert "dWax is read there and nothing in the loop changes it" in shown[1]


def test_what_is_assigned_at_first_is_no_less_missed() -> None:
    text = renamed(RNN)
    statement, after = next(each for each in taken_out(text) if isinstance(each[0], ast.AugAssign))
    (line,) = lines_of("rnn_backward", after)
    assert isinstance(statement, ast.AugAssign)
    assert line.missing == ast.unparse(statement.target) == line.variable
    assert line.after == loop_of(text).body[0].lineno
