"""Generation: all mutants of a family, as mutants; what a person may do in each function, each program once.

Those of prolific operators are made only when they are asked for, and so are those of a text that is edited already.
"""

import ast
from collections.abc import Hashable, Iterable
from dataclasses import replace
from types import FrameType
from typing import Any

from catalog.caching import CODE, REGISTRY
from catalog.model.mutant import Mutant
from catalog.operators.code import Code
from catalog.operators.edits import Editor
from catalog.operators.found import operators
from catalog.operators.identity import Bytecode, text_of
from catalog.operators.making import Mutation, made
from catalog.operators.operator import Operator
from catalog.operators.parallels import parallels, printed
from catalog.operators.type_environment import is_allocation
from catalog.programs.statements import FunctionText
from catalog.registry import battery, family, reference_program
from catalog.running.run import quiet
from catalog.running.tracing import noting

SHARE = 4
"""How many statements that are looked at alone have a prolific operator's budget together."""


@REGISTRY.keep()
def generated(family_name: str) -> tuple[Mutant, ...]:
    """Return every mutant of a family, by function, then by operator; each program once. No prolific operator's."""
    return tuple(mutant for code in codes(family_name) for mutant in generated_in(family_name, code.function))


@REGISTRY.keep()
def generated_in(family_name: str, function: str) -> tuple[Mutant, ...]:
    """Return every mutant of one function, by operator; each program once. No prolific operator's."""
    code = _code(family_name, function)
    return _mutants(family_name, code, made(code, _operators(prolific=False), text_of, set()))


@REGISTRY.keep()
def lazily_generated(family_name: str) -> tuple[Mutant, ...]:
    """Return every mutant that prolific operators make of a family; none of them is in generated()."""
    return tuple(mutant for code in codes(family_name) for mutant in lazily_generated_in(family_name, code.function))


@REGISTRY.keep()
def lazily_generated_in(family_name: str, function: str) -> tuple[Mutant, ...]:
    """Return every mutant that prolific operators make of one function; none of them is in generated_in()."""
    code, compiled, found = _code(family_name, function), Bytecode(), family(family_name)
    eager = (found.edited(function, found.spans(each.edits)[function]) for each in generated_in(family_name, function))
    seen: set[Hashable] = {compiled(text) for text in eager}
    return _mutants(family_name, code, made(code, _operators(prolific=True), compiled, seen))


@REGISTRY.keep()
def raising(family_name: str, function: str) -> tuple[Mutant, ...]:
    """Return every mutant of one function that operators make whose mutants end in exceptions; no other has these."""
    code = _code(family_name, function)
    found = tuple(operator for operator in operators() if operator.raises)
    return _mutants(family_name, code, made(code, found, text_of, set()))


@REGISTRY.keep()
def raising_operators() -> frozenset[str]:
    """Return the names of the operators whose mutants end in exceptions."""
    return frozenset(operator.name for operator in operators() if operator.raises)


@CODE.keep(64)
def generated_upon(
    family_name: str, function: str, edited_source: str, start: int, stop: int, *, lazily: bool
) -> tuple[Mutation, ...]:
    """Return the mutants of the statement that stands at [start, stop) of a function's text that is edited already.

    lazily: those of prolific operators instead, without what the others make. Spans are those of the edited text.
    """
    code = _edited(family_name, function, edited_source).upon(start, stop)
    if not lazily:
        return tuple(made(code, _operators(prolific=False), text_of, set()))
    others = generated_upon(family_name, function, edited_source, start, stop, lazily=False)
    seen: set[Hashable] = {text_of(each.source) for each in others}
    return tuple(made(code, _operators(prolific=True), text_of, seen, SHARE))


@CODE.keep(16)
def _edited(family_name: str, function: str, source: str) -> Code:
    return replace(_code(family_name, function), source=source)


def _operators(*, prolific: bool) -> tuple[Operator, ...]:
    return tuple(operator for operator in operators() if operator.prolific == prolific and not operator.raises)


def _mutants(family_name: str, code: Code, found: Iterable[Mutation]) -> tuple[Mutant, ...]:
    course, editor = family_name.split(".")[0], Editor(code.function, code.source)
    return tuple(each.mutant(course, editor) for each in found)


def _code(family_name: str, function: str) -> Code:
    return next(code for code in codes(family_name) if code.function == function)


@REGISTRY.keep()
def codes(family_name: str) -> tuple[Code, ...]:
    """Return a family's functions as operators see them, upstream first."""
    held, found, same, read = _locals(family_name), family(family_name), parallels(family_name), printed(family_name)
    names, formulas = found.functions, _formulas(found.sources.values())
    texts = found.sources
    return tuple(
        Code(name, texts[name], held.get(name, {}), names, same, read.get(name, ()), formulas) for name in names
    )


def _formulas(sources: Iterable[str]) -> dict[str, str]:
    """Return the first formula that sets each name in some functions."""
    lines = [statement for source in sources for statement in FunctionText(source).statements if statement.name]
    computed = [(line.name, line.value) for line in lines if isinstance(line.value, ast.Call | ast.BinOp)]
    return {name: ast.unparse(value) for name, value in reversed(computed) if not is_allocation(value)}


def _locals(family_name: str) -> dict[str, dict[str, Any]]:
    """Return what the names of each function hold when the reference returns, on one set of the battery's sizes."""
    held: dict[str, dict[str, Any]] = {}

    def note(frame: FrameType) -> None:
        held.setdefault(frame.f_code.co_name, {**frame.f_globals, **frame.f_locals})

    probes = [probe for probe in battery() if probe.family == family_name]
    program = reference_program(family_name)
    with quiet(), noting(frozenset(program.family.functions), note):
        for probe in {probe.exercise: probe for probe in reversed(probes)}.values():
            probe.call(program)
    return held
