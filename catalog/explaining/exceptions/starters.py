"""Starters: functions as the course hands them out, and how the cells end with them.

A student's own lines, those that no pattern of the course's skeleton gives, are left out or hold None.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from catalog.caching import RESPONSES
from catalog.model.raised_error import RaisedError
from catalog.programs.edit import Edit
from catalog.programs.program import Program
from catalog.registry import exercises, family, given_lines, probes, reference_program
from catalog.running.printing import ending
from catalog.running.run import quiet, run


@dataclass(frozen=True, slots=True)
class Started:
    """How a cell ends while a function is not filled in. holds_none: its lines are there and hold None."""

    function: str
    exercise: str
    holds_none: bool
    error: RaisedError


@RESPONSES.keep
def starters(family_name: str) -> tuple[Started, ...]:
    """Return how the cells of a family end while one of its functions is not filled in, upstream first."""
    return tuple(_starters(family_name))


def _starters(family_name: str) -> Iterator[Started]:
    found = [probe for probe in probes() if probe.family == family_name and not probe.asserts]
    right = reference_program(family_name)
    shipped = [probe for probe in found if run(probe, right).error is None]
    for function in family(family_name).functions:
        for holds_none in (False, True):
            program = Program(family(family_name), (starter(family_name, function, holds_none=holds_none),), keep=False)
            for probe in shipped:
                with quiet():
                    error = ending(run(probe, program), probe)
                if error is not None:
                    yield Started(function, probe.exercise, holds_none, error)


def starter(family_name: str, function: str, *, holds_none: bool) -> Edit:
    """Return the edit that takes a student's lines out of a function, or puts None in the place of what they say."""
    source = family(family_name).sources[function]
    tree = ast.parse(source)
    (definition,) = tree.body
    assert isinstance(definition, ast.FunctionDef)
    patterns = given_lines(family_name)[function]
    definition.body = [each for line in definition.body[1:] for each in _started(line, source, patterns, holds_none)]
    definition.returns = None
    return Edit(function, source, ast.unparse(tree))


def _started(line: ast.stmt, source: str, patterns: tuple[str, ...], holds_none: bool) -> Iterator[ast.stmt]:
    if is_given(ast.get_source_segment(source, line) or "", patterns):
        yield line
    elif holds_none:
        yield _with_none(line)


def _with_none(line: ast.stmt) -> ast.stmt:
    nothing = ast.Constant(None)
    if isinstance(line, ast.For):
        line.iter = ast.Call(ast.Name("range", ast.Load()), [nothing], [])
    elif isinstance(line, ast.Assign | ast.AugAssign | ast.Expr):
        line.value = nothing
    return line


def is_given(line: str, patterns: tuple[str, ...]) -> bool:
    """True for a line that the course gives."""
    return any(re.match(pattern, line) for pattern in patterns)


def unfilled(error: RaisedError, wanted: frozenset[str], *, holds_none: bool) -> tuple[str, ...]:
    """Return the functions without which a cell of these exercises ends like that, its own function first."""
    families = dict.fromkeys(family for name, family in exercises().items() if name in wanted)
    found = [
        each
        for name in families
        for each in starters(name)
        if each.holds_none is holds_none and each.exercise in wanted and each.error.alike(error)
    ]
    there = [each for each in found if error.function in ("", each.error.function)]
    own_first = sorted(there, key=lambda each: each.function != each.exercise)
    return tuple(dict.fromkeys(each.function for each in own_first))
