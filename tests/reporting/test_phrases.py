"""Phrases: every finding has its sentence, and sentences are made in one place."""

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import is_dataclass
from enum import Enum
from pathlib import Path

import pytest

from catalog.model import findings
from catalog.model.finding import Finding
from catalog.model.findings.conclusions import Conclusion
from catalog.model.findings.functions import DoesTheSame
from catalog.model.findings.notebooks import NotebookRemark
from catalog.model.findings.remarks import Remark
from catalog.model.findings.steps import Step
from catalog.reporting.finding import load
from catalog.reporting.phrases.sentence import sentence

CATALOG = Path(__file__).parents[2] / "catalog"

# What makes sentences, of findings or of its own affairs.
WORDING = ("reporting", "terminal", "commands")

FIELDS = {"conclusion", "evidence", "remarks", "next_step", "search"}


def kinds() -> Iterator[type[Finding]]:
    """Yield what a diagnosis can say, from the modules that hold it."""
    names = [f"{findings.__name__}.{found.name}" for found in pkgutil.iter_modules(findings.__path__)]
    for name in (*names, "catalog.model.near_miss", "catalog.model.finding"):
        here = vars(importlib.import_module(name)).values()
        found = [each for each in here if isinstance(each, type) and issubclass(each, Finding)]
        yield from (each for each in found if each.__module__ == name and each is not Finding)


KINDS = sorted(kinds(), key=lambda kind: (kind.__module__, kind.__name__))


def test_every_finding_has_a_sentence_in_the_module_of_its_theme() -> None:
    assert len(KINDS) > 90
    for kind in KINDS:
        theme = load(kind.__module__)
        assert sentence.registry[kind].__module__ == theme, kind


def test_findings_are_frozen_data() -> None:
    for kind in KINDS:
        assert issubclass(kind, Enum) or (is_dataclass(kind) and kind.__hash__ is not None), kind


@pytest.mark.parametrize("kind", [Conclusion, Remark, Step, NotebookRemark])
def test_every_member_has_a_sentence_of_its_own(kind: type[Conclusion]) -> None:
    said = [str(each) for each in kind]
    assert len(set(said)) == len(said)
    assert all(each.endswith(".") for each in said)


def test_what_nobody_words_is_refused() -> None:
    with pytest.raises(TypeError, match="nobody words int"):
        sentence(3)


def modules() -> list[Path]:
    return [path for path in CATALOG.rglob("*.py") if path.relative_to(CATALOG).parts[0] not in WORDING]


def literals(node: ast.expr) -> Iterator[ast.expr]:
    """Yield the texts that an expression gives as they are, alone or in a tuple."""
    if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str)):
        yield node
    elif isinstance(node, ast.Tuple | ast.List):
        for each in node.elts:
            yield from literals(each)
    elif isinstance(node, ast.Starred):
        yield from literals(node.value)
    elif isinstance(node, ast.IfExp):
        yield from (*literals(node.body), *literals(node.orelse))
    elif isinstance(node, ast.BinOp):
        yield from (*literals(node.left), *literals(node.right))


def said_in(text: str) -> list[int]:
    """Return the lines in which a diagnosis is made of a text."""
    calls = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
    given = [word.value for call in calls for word in call.keywords if word.arg in FIELDS]
    made = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "Diagnosis"]
    given += [call.args[1] for call in made if len(call.args) > 1]
    return [each.lineno for value in given for each in literals(value)]


def test_what_a_diagnosis_says_is_data_until_the_end() -> None:
    found = {str(path.relative_to(CATALOG)): said_in(path.read_text(encoding="utf-8")) for path in modules()}
    assert len(found) > 200
    assert {name: lines for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    "text",
    [
        'Diagnosis(verdict, "words")',
        'Diagnosis(verdict, reason, remarks=("words",))',
        'replace(found, conclusion=f"{name} is wrong")',
        'replace(found, next_step="" if good else "more" + words)',
    ],
)
def test_a_text_in_a_diagnosis_is_found(text: str) -> None:
    assert said_in(text)


@pytest.mark.parametrize(
    ("mistakes", "others", "end"),
    [(1, 2, ", and so do two other mistakes."), (1, 1, ", and so does one other mistake."), (2, 2, " two others.")],
)
def test_what_else_does_the_same_is_said_to_be_mistakes(mistakes: int, others: int, end: str) -> None:
    assert str(DoesTheSame(("f",), mistakes, 8, others)).endswith(end)
