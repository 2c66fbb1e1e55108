"""Mutants made when they are asked for: of prolific operators, and of one statement of an edited function."""

from collections import Counter
from collections.abc import Iterator

import pytest

from catalog.operators.change import Change
from catalog.operators.code import Code
from catalog.operators.found import operators
from catalog.operators.generate import codes, generated, generated_in, generated_upon, lazily_generated
from catalog.operators.grouping import Grouping, together
from catalog.operators.identity import Bytecode, text_of
from catalog.operators.making import changes, made
from catalog.operators.operator import Operator
from catalog.programs.edit import apply
from catalog.programs.program import Program
from catalog.registry import family

FAMILIES = ("c5w1a1.rnn", "c5w1a1.lstm")
LINES = "def f(ft, it):\n    ot = ft\n    cct = it\n"


def numbered(code: Code) -> Iterator[Change]:
    """Put a number for each line's value, five times."""
    for statement in code.lines:
        if statement.value:
            for number in range(5):
                yield Change(statement, (code.put(statement.value, str(number)),), f"{number} stands there")


def texts(operator: Operator) -> list[str]:
    return [
        each.source.removeprefix("def f(ft, it):\n") for each in made(Code("f", LINES), [operator], Bytecode(), set())
    ]


def test_a_budget_is_kept_to() -> None:
    assert len(texts(Operator("numbers", numbered, ""))) == 15
    assert len(texts(Operator("numbers", numbered, "", budget=4))) == 4


def test_of_a_prolific_operator_the_plainest_mutants_of_every_line_come_first() -> None:
    plainest = texts(Operator("numbers", numbered, "", budget=4, prolific=True))
    assert plainest[:3] == ["    ot = 0\n    cct = 0\n", "    ot = 0\n    cct = it\n", "    ot = ft\n    cct = 0\n"]
    assert plainest[3] == "    ot = 1\n    cct = 1\n"


def test_every_operator_may_make_some() -> None:
    assert all(operator.budget > 0 for operator in operators())


@pytest.mark.parametrize("name", FAMILIES)
def test_no_operator_makes_more_than_it_may(name: str) -> None:
    budgets = {operator.name: operator.budget for operator in operators()}
    made_of = Counter((mutant.functions, mutant.operator) for mutant in (*generated(name), *lazily_generated(name)))
    assert all(count <= budgets[operator] for (_, operator), count in made_of.items())


@pytest.mark.parametrize("name", FAMILIES)
def test_a_prolific_operators_mutants_are_in_no_other_list(name: str) -> None:
    prolific = {operator.name for operator in operators() if operator.prolific}
    assert not prolific & {mutant.operator for mutant in generated(name)}
    assert {mutant.operator for mutant in lazily_generated(name)} <= prolific


@pytest.mark.parametrize("code", [code for name in FAMILIES for code in codes(name)], ids=lambda code: code.function)
def test_what_is_made_of_every_statement_is_what_is_made_of_the_function(code: Code) -> None:
    name = next(name for name in FAMILIES if code.function in family(name).functions)
    of_all = {
        text_of(Program(family(name), each.edits).source(code.function)) for each in generated_in(name, code.function)
    }
    upon = [
        generated_upon(name, code.function, code.source, line.start, line.stop, lazily=False)
        for line in code.statements
    ]
    of_each = {text_of(each.source) for found in upon for each in found}
    assert of_each <= of_all
    alone = {
        text
        for operator in operators()
        if not (operator.prolific or operator.raises)
        for text in single(operator, code)
    }
    assert alone <= of_each


def single(operator: Operator, code: Code) -> Iterator[str]:
    """Yield what an operator's changes of one statement make, those that apply."""
    for members in changes(operator, Grouping(code)):
        change = together(members) if len(members) == 1 else None
        text = text_of(apply(change.spans, code.source)) if change else ""
        if text and text != text_of(code.source):
            yield text


def test_a_text_that_is_edited_already_is_edited_once_more() -> None:
    code = codes("c5w1a1.rnn")[2]
    source = code.source.replace("a_next**2", "a_prev**2")
    start = source.index("dtanh = ")
    found = generated_upon("c5w1a1.rnn", code.function, source, start, start + 5, lazily=False)
    assert any("dtanh = 1 - a_prev**2 * da_next\n" in each.source for each in found)
    assert all(each.change.statement.target == "dtanh" for each in found)
    assert "`dtanh` has the wrong sign" in [each.title for each in found]
