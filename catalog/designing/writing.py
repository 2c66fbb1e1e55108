"""Writing: the text of a cell with its prints, and the same as a test with assertions."""

from collections.abc import Iterator, Sequence
from keyword import iskeyword
from typing import Any

import numpy as np

from catalog.designing.setting import DesignError, Setting
from catalog.model.cell_template import CellTemplate
from catalog.model.probe import Line, Probe, Shows
from catalog.registry import family
from catalog.running.signatures import reference_run

RTOL, ATOL = 1e-9, 1e-10
"""How far a number of a test may be off: this share of it, and so much."""

MODULE = "solution"

_HEAD = '''"""{exercise}, on inputs that tell its mistakes apart."""

import numpy as np

from {module} import {functions}


def same(value, expected):
    """True where a value has the shape and, up to rounding, the numbers that are expected."""
    if not isinstance(value, (np.ndarray, np.number)) or value.shape != np.shape(expected):
        return False
    return np.allclose(value, expected, rtol={rtol}, atol={atol})


def test_{exercise}():
'''


def checked_module(name: str) -> str:
    """Return the name of a module. Raises DesignError for what cannot be imported."""
    if not all(part.isidentifier() and not iskeyword(part) for part in name.split(".")):
        raise DesignError(f"{name!r} is no name of a module that can be imported from")
    return name


def cell_text(template: CellTemplate, setting: Setting, lines: Sequence[Line]) -> str:
    """Return the text of a cell that prints these lines."""
    prints = [f"print({line.head!r}, {_expression(template, line)})\n" for line in lines]
    return "".join([template.written(setting.seed, setting.sizes), *prints])


def pytest_text(template: CellTemplate, setting: Setting, probe: Probe, module: str) -> str:
    """Return the text of a file for pytest that asserts what the lines of a cell print.

    module: what the functions are imported from that the cell calls.
    """
    called = [name for name in family(template.family).functions if f"{name}(" in template.text]
    head = _HEAD.format(exercise=template.exercise, module=module, functions=", ".join(called), rtol=RTOL, atol=ATOL)
    body = template.written(setting.seed, setting.sizes) + "".join(_assertions(template, probe))
    return head + "".join(f"    {line}\n" for line in body.splitlines())


def _assertions(template: CellTemplate, probe: Probe) -> Iterator[str]:
    for line in probe.lines:
        right = reference_run(probe).value(line.output, line.index, line.shows)
        what, constant = line.head.removesuffix(" ="), _constant(right)
        looked_at = _expression(template, line)
        if line.shows is Shows.VALUE:
            yield f"assert same({looked_at}, {constant}), {f'wrong values for {what}'!r}\n"
        else:
            yield f"assert {looked_at} == {constant}, {f'wrong {what}'!r}\n"


def _constant(value: Any) -> str:
    """Return a value as Python writes it, every digit kept."""
    return repr(value.tolist() if isinstance(value, np.ndarray | np.generic) else value)


def _expression(template: CellTemplate, line: Line) -> str:
    output = next(each for each in template.outputs if each.name == line.output)
    text = f"{output.expression}{line.index}"
    return {Shows.VALUE: text, Shows.SHAPE: f"{text}.shape", Shows.LENGTH: f"len({text})"}[line.shows]
