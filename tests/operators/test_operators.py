"""Generated mutants: that each applies, changes the tree, says what it is, and that the kinds people make exist."""

import ast
import os
import re
import subprocess
import sys
import textwrap
from collections import Counter
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from catalog.model.mutant import Mutant
from catalog.operators.code import Code
from catalog.operators.found import operators, themes
from catalog.operators.generate import codes, generated, generated_in
from catalog.operators.grouping import Grouping, together
from catalog.operators.making import changes
from catalog.operators.operator import Operator
from catalog.operators.parallels import Parallels
from catalog.operators.rule import Rule, Rules
from catalog.programs.edit import apply
from catalog.programs.program import Program
from catalog.registry import family
from tests.support.paths import ROOT

FAMILIES = ("c5w1a1.rnn", "c5w1a1.lstm")
MAX = {"c5w1a1.rnn": 1500, "c5w1a1.lstm": 7000}
LEAST = {"c5w1a1.rnn": 600, "c5w1a1.lstm": 4000}


SHAPES = {
    **dict.fromkeys(("a0", "a_next", "a_prev", "c_next", "c_prev", "da_next", "dc_next", "dtanh"), (5, 10)),
    **dict.fromkeys(("ft", "it", "cct", "ot", "dft", "dit", "dcct", "dot"), (5, 10)),
    **dict.fromkeys(("a", "c", "da"), (5, 10, 4)),
    **dict.fromkeys(("Wax", "dWax"), (5, 3)),
    "Waa": (5, 5),
    **dict.fromkeys(("Wf", "dWf"), (5, 8)),
    "concat": (8, 10),
    **dict.fromkeys(("ba", "dba"), (5, 1)),
    "xt": (3, 10),
}
SIZES = {"n_a": 5, "n_x": 3, "m": 10, "T_x": 4}
"""What the names in the operators' examples hold."""


def example_code(operator: Operator, source: str) -> Code:
    arrays = {name: np.ones(shape) for name, shape in SHAPES.items()}
    dicts = {name: dict.fromkeys(keys) for name, keys in operator.keys.items()}
    values = {"np": np, "sigmoid": np.tanh, "softmax": np.tanh, **arrays, **SIZES, **dicts}
    return Code(
        "f", source, values, ("f", "g"), Parallels(dict(operator.roles)), (operator.printed,), operator.upstream
    )


def whole(operator: Operator, before: str, after: str) -> tuple[str, str]:
    """Return an example as two functions; that of a line has the names in it as arguments."""
    if before.startswith("\ndef "):
        return before, after
    words = set(re.findall(r"\w+", f"{before} {after}"))
    held = [name for name in (*SHAPES, *SIZES, *operator.keys) if name in words]
    head = f"\ndef f({', '.join(held)}):\n    "
    return f"{head}{before}\n", f"{head}{after}\n"


def wrong_example(operator: Operator, example: tuple[str, str]) -> str:
    """Return what is made of an example and what was expected, "" where it is that."""
    before, after = whole(operator, *example)
    code = example_code(operator, before)
    made = [together(members) for members in changes(operator, Grouping(code))]
    texts = [apply(change.spans, code.source) for change in made if change]
    if ast.dump(ast.parse(after)) in [ast.dump(ast.parse(text)) for text in texts]:
        return ""
    bodies = [text.removeprefix(before[: before.find(example[0])]).strip() for text in texts]
    return f"made {' or '.join(bodies) or 'nothing'}, expected {example[1].strip()}"


def assert_made(operator: Operator, example: tuple[str, str]) -> None:
    complaint = wrong_example(operator, example)
    if complaint:
        pytest.fail(f"{operator.name}, of {example[0].strip()}: {complaint}", pytrace=False)


WRITTEN = [operator for operator in operators() if not isinstance(operator.makes, Rules)]
RULES = [
    (operator, rule) for operator in operators() if isinstance(operator.makes, Rules) for rule in operator.makes.rules
]


@pytest.mark.parametrize("operator", WRITTEN, ids=lambda operator: operator.name)
def test_an_operator_makes_its_example(operator: Operator) -> None:
    assert operator.example
    assert_made(operator, operator.example)


@pytest.mark.parametrize(("operator", "rule"), RULES, ids=lambda value: getattr(value, "name", "") or value.form)
def test_a_rule_makes_its_example(operator: Operator, rule: Rule) -> None:
    assert_made(replace(operator, makes=Rules(rule)), (rule.before, rule.after))


@pytest.mark.parametrize(("operator", "rule"), RULES, ids=lambda value: getattr(value, "name", "") or value.form)
def test_a_rule_has_choices_for_the_one_letter_that_its_pattern_does_not_have(operator: Operator, rule: Rule) -> None:
    pattern, _, replacement = re.split(" ([-~]>) ", rule.form)
    letters, others = (re.findall(r"(?<![.\w])[a-zA-Z]\b", side) for side in (pattern, replacement))
    assert len(set(others) - set(letters)) == (rule.choices is not None), operator.name
    assert " -> " in rule.form or len(set(letters)) == len(letters)


def test_a_wrong_example_is_complained_of_with_what_is_made() -> None:
    operator = next(operator for operator in operators() if isinstance(operator.makes, Rules))
    one = replace(operator, makes=Rules(Rule("x**2 -> x", "", "")))
    assert wrong_example(one, ("1 - ft**2", "1 - ft")) == ""
    assert wrong_example(one, ("1 - ft**2", "1 - it")) == "made 1 - ft, expected 1 - it"
    assert wrong_example(one, ("1 - ft", "1 - it")) == "made nothing, expected 1 - it"


@pytest.mark.parametrize("form", ["np.zeros(x) => np.ones(x)", "x -> y -> z", "x -> ", "x + -> x", "x -> y; z"])
def test_a_form_that_is_none_is_refused_with_what_one_looks_like(form: str) -> None:
    with pytest.raises(ValueError, match=re.escape(f"the form {form!r} is none: a form is `pattern -> replacement`")):
        Rules(Rule(form, "", ""))


REWRITTEN = [
    ("a * b -> a + b", "ot = ft * it * cct", ["ot = ft * it + cct", "ot = (ft + it) * cct"]),
    ("a * b ~> a + b", "ot = ft * it * cct", ["ot = ft * it + cct", "ot = ft + it * cct"]),
    ("a - b -> b - a", "ot = ft - (it - 1)", ["ot = it - 1 - ft", "ot = ft - (1 - it)"]),
    ("a - b ~> a + b", "ot = ft - (it - 1)", ["ot = ft + (it - 1)", "ot = ft - (it + 1)"]),
    ("x * (1 - x) -> x", "ot = ft * (1 - ft) * (1 - it)", ["ot = ft * (1 - it)"]),
    ("x -> x.T", "ot = -ft", ["ot = (-ft).T", "ot = -ft.T"]),
    ("f(x, ...) -> x", "ot = np.sum(ft + it, axis=1) * np.pi", ["ot = (ft + it) * np.pi"]),
    ("f(x) -> x", "ot = np.sum(ft, axis=1)", []),
    (
        "np.sum(x, axis=1) ~> np.sum(x)",
        "ot = np.sum(ft, axis=1) + np.sum(it, axis=0)",
        ["ot = np.sum(ft) + np.sum(it, axis=0)"],
    ),
    ("x = y ~> x += y", "ot = ft", ["ot += ft"]),
]


@pytest.mark.parametrize(("form", "line", "lines"), REWRITTEN, ids=[form for form, *_ in REWRITTEN])
def test_a_rule_rewrites_what_is_of_its_form(form: str, line: str, lines: list[str]) -> None:
    code = Code("f", f"def f(ft, it, cct):\n    {line}\n")
    made = [
        apply(change.spans, code.source) for change in Rules(Rule(form, "", "", kinds=(ast.UnaryOp, ast.Name)))(code)
    ]
    assert [text.split("\n")[1].strip() for text in made] == lines


def test_a_theme_says_what_a_person_does() -> None:
    silent = [module.__name__ for module in themes() if "\n\nA person " not in (module.__doc__ or "")]
    assert not silent


@pytest.mark.parametrize("name", FAMILIES)
def test_a_generated_mutant_is_made_in_one_function(name: str) -> None:
    by_function = [mutant for function in family(name).functions for mutant in generated_in(name, function)]
    assert by_function == list(generated(name))
    assert all(len(mutant.functions) == 1 for mutant in by_function)


def test_generators_are_named_once() -> None:
    names = [operator.name for operator in operators()]
    assert len(set(names)) == len(names) > 40


@cache
def tree_of(statement: str) -> str:
    return ast.dump(ast.parse(textwrap.dedent(statement)))


def trees_of(source: str) -> tuple[str, ...]:
    """Return the syntax trees of a function's statements, one by one: most stand in thousands of programs."""
    head, _, body = source.rpartition('"""')
    return head, *(tree_of(statement) for statement in re.split(r"\n(?=    [^\s)}])", body) if statement.strip())


@pytest.mark.parametrize("name", FAMILIES)
def test_every_generated_mutant_is_a_program_of_its_own(name: str) -> None:
    found = family(name)
    trees = {trees_of(source): function for function, source in found.sources.items()}
    for mutant in generated(name):
        (function,) = mutant.functions
        tree = trees_of(Program(found, mutant.edits).source(function))
        assert tree not in trees, f"{mutant.name}, {mutant.title}, is {trees[tree]}"
        trees[tree] = mutant.name


@pytest.mark.parametrize("name", FAMILIES)
def test_every_generated_mutant_has_words(name: str) -> None:
    for mutant in generated(name):
        course, function, operator, identity = mutant.name.split(".")
        assert (course, function, operator) == (name.split(".")[0], mutant.functions[0], mutant.operator)
        assert len(identity) == 8
        assert 0 < len(mutant.title) <= 140, mutant.title
        assert not mutant.title.endswith(".")
        assert mutant.title[0] == "`" or mutant.title[0].isupper(), mutant.title
        assert "<" not in mutant.title
        place, kind, answer = mutant.hints
        assert re.fullmatch(rf"Look at .*\b{function}\b.*\.", place), place
        assert "reference" not in place + kind
        assert answer == f"{mutant.title}."
        assert mutant.explanation


def test_names_are_unique() -> None:
    names = Counter(mutant.name for name in FAMILIES for mutant in generated(name))
    assert names.most_common(1)[0][1] == 1


@pytest.mark.parametrize("name", FAMILIES)
def test_a_pool_is_neither_small_nor_too_large(name: str) -> None:
    assert LEAST[name] < len(generated(name)) < MAX[name]


def test_another_process_makes_the_same_generated_mutants() -> None:
    line = f"import catalog.operators.generate as g; print(*[m.name for f in {FAMILIES} for m in g.generated(f)])"
    root = str(ROOT)
    lists = [
        subprocess.run(
            [sys.executable, "-c", line],
            capture_output=True,
            text=True,
            check=True,
            cwd=root,
            env={**os.environ, "PYTHONPATH": root, "PYTHONHASHSEED": seed},
        ).stdout.split()
        for seed in ("1", "2")
    ]
    assert lists[0] == lists[1] == [mutant.name for name in FAMILIES for mutant in generated(name)]


def test_the_reference_is_read_without_leaving_a_trace() -> None:
    before = sys.getprofile()
    assert [code.function for name in FAMILIES for code in codes(name)]
    assert sys.getprofile() is before


def lines_of(mutant: Mutant, name: str) -> set[str]:
    found = Program(family(name), mutant.edits)
    return {line.strip() for line in found.source(mutant.functions[0]).split("\n")}


MUST = [
    ("c5w1a1.rnn", "dWaa = np.dot(dtanh, a_next.T)"),
    ("c5w1a1.rnn", "a_next = np.tanh(np.dot(Wax, xt) + np.dot(Waa, a_prev)) + ba"),
    ("c5w1a1.rnn", "dtanh = 1 - a_next**2 * da_next"),
    ("c5w1a1.rnn", "dtanh = (1 - a_next)**2 * da_next"),
    ("c5w1a1.rnn", "dtanh = (1 - np.tanh(a_next)**2) * da_next"),
    ("c5w1a1.rnn", "dtanh = (1 - a_next**2) * da_next * (1 - a_next**2)"),
    ("c5w1a1.rnn", "dba = np.mean(dtanh, axis=1, keepdims=True)"),
    ("c5w1a1.rnn", "dba = np.sum(dtanh, axis=1)"),
    ("c5w1a1.rnn", "dWaa = dWaat"),
    ("c5w1a1.rnn", "da_prevt = da[:, :, -1]"),
    ("c5w1a1.rnn", "gradients = rnn_cell_backward(da[:, :, t], caches[t])"),
    ("c5w1a1.rnn", "gradients = rnn_cell_backward(da[:, :, t] + da_prevt, caches[t - 1])"),
    ("c5w1a1.rnn", "for t in range(T_x):"),
    ("c5w1a1.lstm", "c_next = c[:, :, 0]"),
    ("c5w1a1.lstm", "c = a"),
    ("c5w1a1.lstm", "c_next = a0"),
    ("c5w1a1.lstm", "concat = np.random.randn(n_a + n_x, m)"),
    ("c5w1a1.lstm", "it = sigmoid(np.dot(Wf, concat) + bf)"),
    ("c5w1a1.lstm", 'dWo += gradients["dWi"]'),
    ("c5w1a1.lstm", "dot = da_next * np.tanh(c_next)"),
    ("c5w1a1.lstm", "dc_prev = dc_next * ft + ot * (1 - np.square(np.tanh(c_next))) * ft * da_next + da_next"),
]


@pytest.mark.parametrize(("name", "line"), MUST, ids=[line for _, line in MUST])
def test_generated_mutants_that_people_make_exist(name: str, line: str) -> None:
    assert any(line in lines_of(mutant, name) for mutant in generated(name))


TITLES = [
    ("c5w1a1.rnn", "`a_next` stands where the reference has `a_prev`, in dWaa"),
    ("c5w1a1.rnn", "`dtanh` has the wrong sign"),
    ("c5w1a1.rnn", "`dWax` is multiplied by `da_next.shape[1]`"),
    ("c5w1a1.rnn", "`dWax` and `dWaa` are divided by `da_next.shape[1]`"),
    ("c5w1a1.rnn", "What is added to `dWax` is divided by `T_x`"),
    ("c5w1a1.rnn", "`da_next` is added to `da_prev`"),
    ("c5w1a1.rnn", "The line `dx[:, :, t] = dxt` is left out"),
    ("c5w1a1.rnn", "The line `dWax += dWaxt` stands behind the loop"),
    ("c5w1a1.rnn", "The shape of `dWax` is `(n_x, n_a)` where the reference has `(n_a, n_x)`"),
    ("c5w1a1.lstm", "`dc_next * cct` is multiplied by `(1 - np.square(cct))`, in dit"),
    ("c5w1a1.lstm", "`Wf[:, n_a:]` is not transposed, in dxt, and likewise 3 times more there"),
]


@pytest.mark.parametrize(("name", "title"), TITLES, ids=[title for _, title in TITLES])
def test_titles_say_what_is_wrong(name: str, title: str) -> None:
    assert title in [mutant.title for mutant in generated(name)]


PLACES = [
    ("c5w1a1.rnn", "rnn_cell_backward", "Look at the line that sets dWaa in rnn_cell_backward."),
    ("c5w1a1.rnn", "rnn_backward", "Look at what is handed to rnn_cell_backward in the loop of rnn_backward."),
    ("c5w1a1.rnn", "rnn_backward", "Look at the lines that set dWax and dWaa in the loop of rnn_backward."),
    ("c5w1a1.rnn", "rnn_backward", "Look at the line that last sets da0 in rnn_backward."),
    ("c5w1a1.rnn", "rnn_backward", "Look at the head of the loop in rnn_backward."),
    ("c5w1a1.rnn", "rnn_cell_backward", "Look at what rnn_cell_backward returns."),
    ("c5w1a1.lstm", "lstm_forward", "Look at the line that fills caches in the loop of lstm_forward."),
]


@pytest.mark.parametrize(("name", "function", "place"), PLACES, ids=[place for *_, place in PLACES])
def test_first_hints_say_where_to_look(name: str, function: str, place: str) -> None:
    assert place in [mutant.hints[0] for mutant in generated(name) if mutant.functions == (function,)]


TOGETHER = [
    {"dbf = np.sum(dWf, axis=1, keepdims=True)", "dbo = np.sum(dWo, axis=1, keepdims=True)"},
    {"dWf = np.dot(dft, concat)", "dWi = np.dot(dit, concat)", "dWc = np.dot(dcct, concat)"},
    {'dbf = gradients["dbf"]', 'dbi = gradients["dbi"]', 'dbc = gradients["dbc"]', 'dbo = gradients["dbo"]'},
    {"+ np.dot(dWo[:, :n_a].T, dot)", "+ np.dot(dWo[:, n_a:].T, dot)", "np.dot(dWf[:, n_a:].T, dft)"},
]


@pytest.mark.parametrize("lines", TOGETHER)
def test_a_generated_mutant_on_all_gates_is_one_generated_mutant(lines: set[str]) -> None:
    assert any(lines <= lines_of(mutant, "c5w1a1.lstm") for mutant in generated("c5w1a1.lstm"))
