"""Prolific operators' mutants: programs of their own that are not correct, in words, and of the kinds people make."""

import re
from functools import cache
from itertools import combinations
from random import Random

import pytest

from catalog.operators.code import Code
from catalog.operators.found import operators
from catalog.operators.generate import (
    codes,
    generated,
    generated_in,
    generated_upon,
    lazily_generated,
    lazily_generated_in,
)
from catalog.operators.identity import Bytecode
from catalog.programs.program import Program
from catalog.registry import family, reference_program
from catalog.running.behaviour import alike, behaviour
from catalog.running.run import quiet
from tests.support.sampling import sample

FAMILIES = ("c5w1a1.rnn", "c5w1a1.lstm")
MAX = 6000

SHOWN_ELSEWHERE = ("random_draw",)
"""Operators whose mutants are right, and shift the numbers that a test cell draws afterwards."""

RIGHT_WHERE_THE_FIRST_CELL_STATE_IS_ZERO = ("`dWf` is added to once more", "`dbf` is added to once more")
"""Of the first step, in which the forget gate has no gradient."""


@pytest.mark.parametrize("name", FAMILIES)
def test_there_are_many_and_not_too_many(name: str) -> None:
    assert 500 < len(lazily_generated(name)) < MAX


@pytest.mark.parametrize("name", FAMILIES)
def test_every_one_is_a_program_of_its_own(name: str) -> None:
    found, compiled, names = family(name), Bytecode(), {mutant.name for mutant in generated(name)}
    seen = {compiled(source) for source in found.sources.values()}
    for mutant in (*generated(name), *lazily_generated(name)):
        (function,) = mutant.functions
        code = compiled(Program(found, mutant.edits, keep=False).source(function))
        assert code not in seen, mutant.name
        seen.add(code)
        names.add(mutant.name)
    assert len(names) == len(generated(name)) + len(lazily_generated(name))


@pytest.mark.parametrize("name", FAMILIES)
def test_every_one_has_words(name: str) -> None:
    for mutant in lazily_generated(name):
        assert 0 < len(mutant.title) <= 160, mutant.title
        assert mutant.title[0] == "`" or mutant.title[0].isupper(), mutant.title
        assert not re.search(r"<line>|<place>|\.$", mutant.title), mutant.title
        place, kind, answer = mutant.hints
        assert re.fullmatch(rf"Look at .*\b{mutant.functions[0]}\b.*\.", place), place
        assert "reference" not in place + kind
        assert answer == f"{mutant.title}."


@pytest.mark.parametrize("name", FAMILIES)
def test_none_behaves_like_a_correct_program(name: str) -> None:
    correct = behaviour(reference_program(name))
    tried = [mutant for mutant in lazily_generated(name) if mutant.operator not in SHOWN_ELSEWHERE]
    with quiet():
        right = [
            mutant.title
            for mutant in sample(tried, 60)
            if alike(behaviour(Program(family(name), mutant.edits, keep=False)), correct)
        ]
    assert [title for title in right if not title.startswith(RIGHT_WHERE_THE_FIRST_CELL_STATE_IS_ZERO)] == []


@cache
def lines(name: str, function: str) -> set[str]:
    """Return all lines that some mutant of a function has, without spaces."""
    found = family(name)
    mutants = (*generated(name), *lazily_generated_in(name, function))
    texts = (
        Program(found, each.edits, keep=False).source(function) for each in mutants if each.functions == (function,)
    )
    return {line.replace(" ", "") for text in texts for line in text.split("\n")}


MADE = [
    ("rnn_cell_backward", "dtanh = (1 - np.tanh(a_next)**2) * da_next"),
    ("rnn_cell_backward", "dtanh = (1 - np.tanh(a_next))**2 * da_next"),
    ("rnn_cell_backward", "dtanh = (1 - np.tanh(a_next**2)) * da_next"),
    ("rnn_cell_backward", "dtanh = np.tanh(1 - a_next**2) * da_next"),
    ("rnn_cell_backward", "dWax = np.dot(a_next**2 * da_next, xt.T)"),
    ("rnn_cell_backward", "dba = np.sum((1 - a_next) * da_next, axis=1, keepdims=True)"),
    ("rnn_cell_backward", "dxt = np.dot(Wax.T, (1 - a_prev**2) * da_next)"),
    (
        "rnn_cell_forward",
        "yt_pred = np.exp(-(np.dot(Wya, a_next) + by)) / np.sum(np.exp(-(np.dot(Wya, a_next) + by)), axis=0)",
    ),
    ("rnn_backward", "gradients = rnn_cell_backward(da[:, :, 0] + da_prevt, caches[0])"),
    ("rnn_backward", "dWax += dWax + dWaxt"),
    ("rnn_backward", "da0 += da_prevt"),
    ("rnn_cell_backward", "dtanh = (1 - a_next * a_prev) * da_next"),
    ("rnn_cell_backward", "dtanh = (1 - (np.dot(Wax, xt) + np.dot(Waa, a_prev))**2) * da_next"),
    ("rnn_cell_backward", "dtanh = np.tanh(a_next) * da_next"),
    ("rnn_cell_forward", "a_next = np.tanh(np.dot(Wax, xt) + ba) + np.tanh(np.dot(Waa, a_prev))"),
    ("lstm_cell_forward", "it = 1 - ft"),
    ("lstm_cell_forward", "it = 1 / (1 + np.exp(np.dot(Wi, concat) + bi))"),
    ("lstm_cell_backward", "dWf = np.dot(dft, a_prev.T)"),
    (
        "lstm_cell_backward",
        "dft = (dc_next * c_prev + ot * (1 - np.square(np.tanh(c_next)) * c_prev) * da_next) * ft * (1 - ft)",
    ),
    ("lstm_backward", "dc_prevt = gradients['dc_prev'] + gradients['dc_prev']".replace("'", '"')),
]


@pytest.mark.parametrize(("function", "line"), MADE, ids=[line for _, line in MADE])
def test_what_people_write_is_made(function: str, line: str) -> None:
    name = next(name for name in FAMILIES if function in family(name).functions)
    assert line.replace(" ", "") in lines(name, function)


TOGETHER = [
    ("rnn_backward", ["dx[:, :, t] = dxt", "dWax += dWaxt", "dWaa += dWaat", "dba += dbat"]),
    ("lstm_backward", ['da_prevt = gradients["da_prev"]', 'dc_prevt = gradients["dc_prev"]']),
    ("lstm_backward", ['dbf += gradients["dbf"]', 'dbi += gradients["dbi"]', 'dbc += gradients["dbc"]']),
]


@pytest.mark.parametrize(("function", "gone"), TOGETHER)
def test_lines_are_lost_together(function: str, gone: list[str]) -> None:
    name = next(name for name in FAMILIES if function in family(name).functions)
    source = family(name).sources[function]
    mutants = (*generated_in(name, function), *lazily_generated_in(name, function))
    texts = [Program(family(name), each.edits).source(function) for each in mutants]
    kept = [line for line in source.split("\n") if line.strip() and line.strip() not in gone]
    assert kept in [[line for line in text.split("\n") if line.strip()] for text in texts]


ROUNDS = 60
NAMES = ("dc_next", "da_next", "ft", "it", "ot", "cct")


def drawn(random: Random) -> list[str]:
    """Return a formula of names without parentheses, as a list of names and signs."""
    chosen = random.sample(NAMES, random.randint(3, 5))
    return [part for name in chosen for part in (name, random.choice(" +-*").strip() or "*")][:-1]


def bracketed(parts: list[str], first: int, last: int) -> str:
    """Return a formula with parentheses around the names from one to another."""
    opened = [*parts]
    opened[2 * first], opened[2 * last] = f"({parts[2 * first]}", f"{parts[2 * last]})"
    return " ".join(opened)


def result(text: str) -> float:
    return round(float(eval(text, {}, {name: 1.1 + at / 7 for at, name in enumerate(NAMES)})), 9)


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_a_parenthesis_is_moved_from_any_place_of_a_formula_to_any_other(seed: int) -> None:
    parts = drawn(random := Random(seed))
    count = len(parts) // 2 + 1
    places = [pair for pair in combinations(range(count), 2) if pair != (0, count - 1)]
    before, after = (bracketed(parts, *random.choice(places)) for _ in range(2))
    operator = next(each for each in operators() if each.name == "other_parentheses")
    code = codes("c5w1a1.lstm")[2]
    edited = Code(code.function, f"def f({', '.join(NAMES)}):\n    dot = {before}\n", code.values)
    made = [edited.source, *(text for change in operator.makes(edited) for text in [changed(edited, change.spans[0])])]
    assert result(after) in [result(text.split("dot = ")[1]) for text in made]


def changed(code: Code, span: object) -> str:
    start, stop, text = (getattr(span, name) for name in ("start", "stop", "text"))
    return f"{code.source[:start]}{text}{code.source[stop:]}"


def test_what_prolific_operators_make_of_an_edited_line_is_made_of_no_other() -> None:
    code = codes("c5w1a1.rnn")[2]
    source = code.source.replace("(1 - a_next**2)", "(1 - a_prev**2)")
    start = source.index("dWaa = ")
    found = generated_upon("c5w1a1.rnn", code.function, source, start, start + 1, lazily=True)
    assert any("dWaa = np.dot((1 - a_prev) * da_next, a_prev.T)" in each.source for each in found)
    assert all("dtanh = (1 - a_prev**2) * da_next\n" in each.source for each in found)
