"""Splicing: a program compiled statement by statement does what the same program does when it is compiled whole."""

import random
from collections.abc import Callable, Iterator
from functools import cache
from itertools import combinations
from types import FunctionType
from typing import Any

import numpy as np
import pytest

from catalog.model.probe import Probe
from catalog.model.signature import Signature
from catalog.operators.generate import generated
from catalog.programs.edit import Edit, EditError, Span, apply, locate
from catalog.programs.family import Family
from catalog.programs.program import Program
from catalog.programs.splicing import Codes, Splicer
from catalog.registry import all_equivalents, all_mutants, family, family_of, probes
from catalog.running.digest import digest
from catalog.running.run import run

FAMILIES = ("c5w1a1.rnn", "c5w1a1.lstm")
EVERY = 7
Edits = tuple[Edit, ...]


class WholeFamily(Family):
    """A family whose functions are compiled from their whole text."""

    def compiled(self, function: str, spans: tuple[Span, ...], *, keep: bool = True) -> Codes:
        """Return the code of the whole function."""
        del keep
        return self._compile(function, spans), {}


@cache
def whole(name: str) -> WholeFamily:
    found = family(name)
    return WholeFamily(found.name, found.module, found.given)


@cache
def cell(name: str) -> Probe:
    """Return the newest cell of a family's last exercise, which calls all of its functions."""
    return [probe for probe in probes() if probe.family == name and not probe.asserts][-1]


def shown(made: Family, edits: Edits) -> Signature | None:
    """Return what a program gives, None where its edits do not go together."""
    try:
        program = Program(made, edits, keep=False)
    except EditError:
        return None
    return run(cell(made.name), program)


def same(left: Signature, right: Signature) -> bool:
    if left.error is None or right.error is None:
        return digest(left) == digest(right)
    return left.error.alike(right.error) and left.error.function == right.error.function


def assert_same(name: str, several: list[Edits]) -> None:
    for edits in several:
        spliced, compiled = shown(family(name), edits), shown(whole(name), edits)
        if spliced is None or compiled is None:
            assert spliced is compiled, edits
        else:
            assert same(spliced, compiled), edits


@cache
def mutants(name: str) -> tuple[Edits, ...]:
    return tuple(mutant.edits for mutant in generated(name))


def named(name: str) -> list[Edits]:
    return [mutant.edits for mutant in all_mutants() if family_of(mutant).name == name]


@cache
def splicer(name: str, function: str) -> Splicer:
    return Splicer(family(name).sources[function])


def is_spliced(name: str, edits: Edits) -> bool:
    made = family(name)
    return all(
        splicer(name, function).splice(spans, keep=False) is not None for function, spans in made.spans(edits).items()
    )


@cache
def by_statement(name: str) -> dict[tuple[str, int], list[Edits]]:
    """Return the mutants that are spliced and stand in one line, by function and line."""
    found: dict[tuple[str, int], list[Edits]] = {}
    for edits in mutants(name):
        ((function, spans), *others) = family(name).spans(edits).items()
        lines = {family(name).sources[function].count("\n", 0, span.start) for span in spans}
        if len(lines) == 1 and not others and is_spliced(name, edits):
            found.setdefault((function, min(lines)), []).append(edits)
    return found


@pytest.mark.parametrize("name", FAMILIES)
def test_a_generated_mutant_is_the_same_spliced_and_whole(name: str) -> None:
    assert_same(name, list(mutants(name)[:: EVERY if name.endswith("rnn") else 2 * EVERY]))


@pytest.mark.parametrize("name", FAMILIES)
def test_a_named_mutant_is_the_same_spliced_and_whole(name: str) -> None:
    assert_same(name, named(name)[::EVERY])


@pytest.mark.parametrize("name", FAMILIES)
def test_a_mutant_in_another_spelling_is_the_same_spliced_and_whole(name: str) -> None:
    equivalents = [equivalent.edits for equivalent in all_equivalents(name)]
    assert_same(name, [(*edits, *equivalent) for edits in named(name)[:: 3 * EVERY] for equivalent in equivalents])


@pytest.mark.parametrize("name", FAMILIES)
def test_most_generated_mutants_are_spliced(name: str) -> None:
    chosen = mutants(name)[::EVERY]
    assert sum(is_spliced(name, edits) for edits in chosen) > 0.6 * len(chosen)


@pytest.mark.parametrize("name", FAMILIES)
def test_two_generated_mutants_in_one_statement_are_the_same_spliced_and_whole(name: str) -> None:
    stream = random.Random(name)
    pairs = [
        one + other
        for found in by_statement(name).values()
        for one, other in stream.sample(list(combinations(found[:40], 2)), min(3, len(found) * (len(found) - 1) // 2))
    ]
    assert len(pairs) > 20
    assert_same(name, pairs)


@pytest.mark.parametrize("name", FAMILIES)
def test_two_generated_mutants_in_two_statements_of_one_function_are_the_same_spliced_and_whole(name: str) -> None:
    stream = random.Random(name)
    functions = {function for function, _ in by_statement(name)}
    chosen: list[Edits] = []
    for function in sorted(functions):
        groups = [found for (where, _), found in by_statement(name).items() if where == function]
        for _ in range(20):
            one, other = stream.sample(groups, 2)
            chosen.append(stream.choice(one) + stream.choice(other))
    assert_same(name, chosen)


@pytest.mark.parametrize("name", FAMILIES)
def test_two_generated_mutants_in_two_functions_are_the_same_spliced_and_whole(name: str) -> None:
    stream = random.Random(name)
    assert_same(name, [stream.choice(mutants(name)) + stream.choice(named(name)) for _ in range(60)])


@pytest.mark.parametrize("name", FAMILIES)
@pytest.mark.parametrize("operator", sorted({mutant.operator for mutant in generated("c5w1a1.rnn")}))
def test_a_generated_mutant_of_every_kind_is_the_same_spliced_and_whole(name: str, operator: str) -> None:
    found = [mutant.edits for mutant in generated(name) if mutant.operator == operator]
    assert_same(name, found[:1] + found[-1:])


@pytest.mark.parametrize("name", FAMILIES)
@pytest.mark.parametrize("kind", ["lost_line", "line_out_of_loop", "line_into_loop", "exchanged_lines", "other_range"])
def test_a_line_lost_or_moved_beside_another_generated_mutant_is_the_same_spliced_and_whole(
    name: str, kind: str
) -> None:
    stream = random.Random(f"{name} {kind}")
    of_kind = [mutant.edits for mutant in generated(name) if mutant.operator == kind]
    assert not any(is_spliced(name, edits) for edits in of_kind[:3])
    assert_same(name, [stream.choice(of_kind) + stream.choice(mutants(name)) for _ in range(20)])


def test_a_program_asked_for_twice_is_the_same_program() -> None:
    made = family("c5w1a1.rnn")
    probe = cell("c5w1a1.rnn")
    for edits in mutants("c5w1a1.rnn")[3 :: 5 * EVERY]:
        first, second = (run(probe, Program(made, edits, keep=keep)) for keep in (True, False))
        assert same(first, second), edits


TEXT = """def f(x, n):
    total = 0 * x
    first, last = x[0], x[-1]
    both = pair = [first, last]
    for t in range(n):
        total += np.dot(x, x)
        dot = x[0]
        total += x * dot
        later = total + t
        x[t] = later[0]
    (back, ahead) = total, x
    log.append(n)
    return (back,
            ahead, first, both, pair)
"""

# What an edit of TEXT is: each pair is a text that stands in it once, and what stands there instead.
SPLICED = {
    "a value": [("0 * x", "2 * x")],
    "two edits of one value": [("x[0], x[-1]", "x[1], x[-1]"), (", x[-1]\n", ", x[-2]\n")],
    "two statements": [("0 * x", "2 * x"), ("total + t", "total - t")],
    "an attribute that is called as a local": [("np.dot(x, x)", "np.dot(x, 2 * x)")],
    "in place": [("total += x * dot", "total += x + dot")],
    "into an array": [("later[0]", "later[1]")],
    "a loop's variable": [("total + t", "total + 2 * t")],
    "what several targets get": [("total, x\n", "x, total\n")],
    "a call alone": [("append(n)", "append(n + 1)")],
    "what is returned": [("first, both", "last, both")],
    "a parameter": [("0 * x", "n * x")],
}
WHOLE = {
    "a target": [("later = total", "total = total")],
    "a target's index": [("x[t] =", "x[0] =")],
    "an operator before the sign": [("total += x", "total -= x")],
    "a loop": [("range(n)", "range(n - 1)")],
    "a line more": [("log.append(n)", "log.append(n)\n    log.append(n)")],
    "a line less": [("    log.append(n)\n", "")],
    "a local that is bound later, and was bound in the step before": [("x * dot", "x * dot + (later if t else 0)")],
    "a local that is bound nowhere before": [("0 * x", "0 * x + back")],
    "a local of the loop behind it": [("total, x\n", "total, x + t\n")],
    "the local dot beside np.dot": [("np.dot(x, x)", "np.dot(x, x) + (dot if t else 0)")],
    "a local of the loop that is returned": [("ahead, first", "later, first")],
    "what two names get": [("[first, last]", "[last, first]")],
    "one more name": [("total + t", "(more := total) + t")],
    "one assignment more": [("total + t", "n = total + t")],
    "a return that is an assignment": [("return (back", "back = (back")],
    "a return for a call alone": [("log.append(n)", "return")],
    "a local that is bound later, in a generator": [("np.dot(x, x)", "np.dot(x, x) + sum(later[0] for _ in x if t)")],
    "no value": [("0 * x", "")],
    "one that can be spliced and one that cannot": [("0 * x", "2 * x"), ("range(n)", "range(n - 1)")],
}


def outcome(function: Callable[..., Any]) -> Iterator[object]:
    """Yield what a function gives, or raises and where."""
    log: list[int] = function.__globals__["log"]
    log.clear()
    argument = np.arange(1.0, 4.0)
    try:
        yield from (np.asarray(each).tolist() for each in function(argument, 2) or ())
    except Exception as error:
        yield type(error).__name__, str(error).split(" is ")[0]
    yield argument.tolist()
    yield list(log)


def functions(edits: list[tuple[str, str]]) -> tuple[FunctionType | None, FunctionType | None]:
    """Return TEXT's function with edits made, spliced and whole; None for what cannot be."""
    spans = tuple(locate(Edit("f", *edit), TEXT) for edit in edits)
    names: dict[str, Any] = {"np": np, "log": []}
    try:
        exec(apply(spans, TEXT), names)
    except SyntaxError:
        names["f"] = None
    codes = Splicer(TEXT).splice(spans, keep=True)
    if codes is None:
        return None, names["f"]
    around = {"np": np, "log": list[int]()}
    around |= {name: FunctionType(code, around) for name, code in codes[1].items()}
    return FunctionType(codes[0], around), names["f"]


@pytest.mark.parametrize("edits", SPLICED.values(), ids=SPLICED)
def test_an_edit_inside_statements_is_spliced_and_does_the_same(edits: list[tuple[str, str]]) -> None:
    spliced, compiled = functions(edits)
    assert spliced is not None
    assert compiled is not None
    assert list(outcome(spliced)) == list(outcome(compiled))


@pytest.mark.parametrize("edits", WHOLE.values(), ids=WHOLE)
def test_an_edit_of_anything_else_is_compiled_whole(edits: list[tuple[str, str]]) -> None:
    assert functions(edits)[0] is None


def test_what_was_compiled_for_one_edit_does_not_serve_another() -> None:
    splicer, values = Splicer(TEXT), ["1 * x", "2 * x", "3 * x", "2 * x"]
    spans = [locate(Edit("f", "0 * x", value), TEXT) for value in values]
    found = [splicer.splice((span,), keep=True) for span in spans]
    given = []
    for codes in found:
        assert codes is not None
        names: dict[str, Any] = {"np": np, "log": []}
        names |= {name: FunctionType(code, names) for name, code in codes[1].items()}
        given.append(list(outcome(FunctionType(codes[0], names))))
    assert given[1] == given[3]
    assert given[0] != given[1] != given[2]


def test_edits_that_overlap_are_no_program() -> None:
    edits = (Edit("rnn_cell_backward", "np.dot(Wax.T, dtanh)", "np.dot(Wax.T, da_next)"),)
    other = (Edit("rnn_cell_backward", "np.dot(Wax.T, dtanh)", "np.dot(Wax.T, a_prev)"),)
    for made in (family("c5w1a1.rnn"), whole("c5w1a1.rnn")):
        with pytest.raises(EditError, match="overlap"):
            Program(made, edits + other)
