"""Running: the text of a cell as a probe, so that what is measured is what is written."""

from collections.abc import Callable, Mapping, Sequence
from types import CodeType
from typing import Any

import numpy as np

from catalog.designing.setting import Setting
from catalog.model.cell_template import CellOutput, CellTemplate
from catalog.model.probe import Line, Probe
from catalog.programs.program import Program


class _Names(dict[str, Any]):
    """The cell's variables; what is none of them is one of the program's functions, or there is no such name."""

    def __init__(self, program: Program) -> None:
        super().__init__()
        self._program = program

    def __missing__(self, name: str) -> Any:
        try:
            return getattr(self._program, name)
        except AttributeError:
            raise KeyError(name) from None


class InHand(dict[str, Any]):
    """What a cell has in hand after its calls, by name; who asks for what could not be had gets its exception."""

    def __init__(self) -> None:
        super().__init__()
        self.errors: dict[str, Exception] = {}

    def __missing__(self, name: str) -> Any:
        raise self.errors.get(name) or KeyError(name)


def probe_of(template: CellTemplate, setting: Setting, lines: Sequence[Line] = (), every: bool = False) -> Probe:
    """Return the probe of a cell with these lines. every: with all that it has in hand, and not those outputs alone."""
    printed = {line.output for line in lines}
    outputs = [output for output in template.outputs if every or output.name in printed]
    text = template.written(setting.seed, setting.sizes)
    return Probe(
        f"{template.exercise} ({setting})", template.exercise, template.family, _call(text, outputs), tuple(lines)
    )


def _call(text: str, outputs: Sequence[CellOutput]) -> Callable[[Program], Mapping[str, Any]]:
    code = compile(text, "<cell>", "exec", dont_inherit=True)
    expressions = {each.name: compile(each.expression, "<cell>", "eval", dont_inherit=True) for each in outputs}

    def call(program: Program) -> Mapping[str, Any]:
        names = _Names(program)
        names["np"] = np
        exec(code, {}, names)
        return _looked_at(expressions, names)

    return call


def _looked_at(expressions: Mapping[str, CodeType], names: Mapping[str, Any]) -> InHand:
    found = InHand()
    for name, expression in expressions.items():
        try:
            found[name] = eval(expression, {}, names)
        except Exception as error:
            found.errors[name] = error
    return found
