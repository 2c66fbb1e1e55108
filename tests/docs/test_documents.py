"""The documents name what exists: files, headings, modules, commands, and every public name."""

import ast
import contextlib
import io
import pkgutil
import re
import shlex
from importlib import import_module
from pathlib import Path

import pytest

import catalog
from catalog import Outcome, Verdict, diagnose
from catalog.commands.arguments import NAMES
from catalog.commands.parser import parsed
from catalog.evaluation.board import SOURCES
from catalog.registry import all_mutants, courses, exercises
from catalog.reporting.heads import HEADS, PROBLEMS
from tests.support.documents import CHANGELOG, DOCS, DOCUMENTS, anchors, blocks, first_cells, links, read, spans
from tests.support.paths import ROOT

each_document = pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))

# What the changelog tells of is not there any more.
each_present_document = pytest.mark.parametrize(
    "path", [path for path in DOCUMENTS if path != CHANGELOG], ids=lambda path: str(path.relative_to(ROOT))
)

# The concepts between a pasted text and its diagnosis.
MOST = 12


@each_document
def test_links_lead_somewhere(path: Path) -> None:
    for link in links(read(path)):
        file, _, anchor = link.partition("#")
        target = (path.parent / file).resolve() if file else path
        assert target.exists(), link
        assert not anchor or anchor in anchors(read(target)), link


@each_present_document
def test_what_is_named_in_the_code_exists(path: Path) -> None:
    for span in spans(read(path)):
        if re.fullmatch(r"(catalog|benchmarks|docs|reference|mutants|tests|\.ci)/[\w./*]*", span):
            assert list(ROOT.glob(span.rstrip("/"))), span
        elif re.fullmatch(r"benchmarks\.\w+", span):
            assert (ROOT / f"{span.replace('.', '/')}.py").exists(), span
        elif re.fullmatch(r"(catalog|reference|mutants|docs)(\.\w+)+", span):
            pkgutil.resolve_name(span)


@each_present_document
def test_commands_are_understood(path: Path) -> None:
    text = read(path)
    lines = [line for block in (*blocks(text, "sh"), *blocks(text, "console")) for line in block.splitlines()]
    for line in [*lines, *spans(text)]:
        found = re.match(r"(?:\$ )?(?:\.venv/bin/)?bptt-bugs\b(.*)", line)
        arguments = shlex.split(re.split(r"[<>]", found[1])[0], comments=True) if found else ["--version"]
        if arguments != ["--version"] and arguments not in [[name] for name in NAMES]:
            assert parsed(arguments, terminal=False, piped=True).run, line
    for source in re.findall(r"bptt-bugs score --only ([\w-]+)", text):
        assert source in SOURCES


@each_present_document
def test_what_is_imported_exists(path: Path) -> None:
    for block in blocks(read(path), "python"):
        for node in ast.walk(ast.parse(block)):
            if isinstance(node, ast.ImportFrom) and str(node.module).startswith("catalog"):
                module = import_module(str(node.module))
                assert all(hasattr(module, alias.name) for alias in node.names), ast.unparse(node)


def test_the_cell_of_ones_own_works() -> None:
    (example,) = [block for block in blocks(read(DOCS / "how-to" / "instructor.md"), "python") if "Probe(" in block]
    names: dict[str, object] = {}
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(compile(example, "instructor.md", "exec"), names)
    assert printed.getvalue().startswith("WRONG (rnn_backward)")
    assert "c5w1a1.rnn_backward.drops_da_prevt" in printed.getvalue()


def test_every_room_says_what_it_is_for() -> None:
    rows = re.findall(
        r"^\| \[`(\w+)`\]\(\.\./catalog/.*?\) \| *(.*?) *\|$", read(DOCS / "architecture.md"), re.MULTILINE
    )
    assert len(rows) > 20
    assert [room for room, purpose in rows if not purpose.endswith(".")] == []


def test_the_glossary_has_every_public_name() -> None:
    terms = [cell for cell in first_cells(read(DOCS / "concepts.md")) if cell.startswith("`")]
    assert sorted(terms) == sorted({f"`{name}`" for name in catalog.__all__})


def test_few_concepts_stand_between_a_paste_and_its_diagnosis() -> None:
    numbers = [int(cell) for cell in first_cells(read(DOCS / "concepts.md")) if cell.isdigit()]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) <= MOST


def test_the_mutant_that_contributors_are_shown_is_the_real_one() -> None:
    module = ROOT / "mutants" / "c5w1a1" / "rnn_backward" / "returns_da0_as_zeros.py"
    assert read(module) in blocks(read(DOCS / "how-to" / "contributor.md"), "python")


def test_contributors_are_told_the_outcomes() -> None:
    cells = first_cells(read(DOCS / "how-to" / "contributor.md").replace("\n   |", "\n|"))
    assert [cell for cell in cells if cell.strip("`").isupper()] == [f"`{each.name}`" for each in Outcome]


def test_authors_are_told_every_module_of_a_course() -> None:
    told = {cell.strip("`/") for cell in first_cells(read(DOCS / "how-to" / "course-author.md"))} - {"module", "---"}
    families = {f"{name.rpartition('.')[2]}.py" for name in exercises().values()}
    found: set[str] = set()
    for course in courses():
        folder = ROOT / "reference" / course
        found |= {path.name for path in folder.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert told == found - families - {"__init__.py"}


def test_students_are_told_every_word_that_an_answer_begins_with() -> None:
    cells = first_cells(read(DOCS / "how-to" / "student.md"))
    assert {cell for cell in cells if cell.isupper()} == {*HEADS.values(), *PROBLEMS.values()}
    rows = re.findall(r"^\| ([A-Z]+) \| (\w+) \|", read(DOCS / "how-to" / "student.md"), re.MULTILINE)
    assert {(HEADS[verdict], str(verdict)) for verdict in Verdict} == {*rows}


def test_mutants_that_are_named_exist() -> None:
    names = {mutant.name for mutant in all_mutants()}
    for path in DOCUMENTS:
        for file in re.findall(r"mutants/(\w+/\w+/\w+)\.py", read(path)):
            assert file.replace("/", ".") in names
        for ending in re.findall(r"bptt-bugs explain ([a-z][\w.]*_[\w.]*)", read(path)):
            assert ending == "your_mutant" or any(name.endswith(f".{ending}") for name in names), ending


def test_the_documented_keys_are_the_real_ones() -> None:
    keys = set(re.findall(r"^\| (\w+) \|", read(DOCS / "diagnosis.md"), re.MULTILINE)) - {"key"}
    content = diagnose("gradients['dx'][1][2] = [-0.15028183 -0.34554547 0.02071758 0.01483317]").to_dict(text=True)
    assert keys == {*content, *content["causes"][0], "cells"}
