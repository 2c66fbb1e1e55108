"""Expressions: what a cell's outputs can be asked for, in the cell's own words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from catalog.explaining.matching.match import Match
from catalog.model.probe import Key, Line, Probe, Shows
from catalog.model.signature import Signature

RAISES = "an exception"


@dataclass(frozen=True, slots=True)
class Expression:
    """Something to print. label: in the cell's own words; key: as it is looked up."""

    label: str
    key: Key

    def value(self, signature: Signature) -> Any:
        """Return what a program would print there."""
        try:
            return signature.value(*self.key)
        except Exception:
            return RAISES


def lines_lacking(match: Match) -> Iterator[Expression]:
    """Yield the lines of a cell that an observation lacks, in the cell's order."""
    read = {reading.key for reading in match.observation.readings}
    for line in match.matrix.probe.lines:
        if line.key not in read:
            yield expression_of(line)


def expression_of(line: Line) -> Expression:
    """Return what a line of a cell prints."""
    return Expression(_label(line), line.evaluates)


def elements(probe: Probe, reference: Signature) -> Iterator[Expression]:
    """Yield the elements of a cell's outputs, of three axes the rows along the last."""
    for output, value in reference.outputs.items():
        if isinstance(value, np.ndarray):
            name = _called(probe, output)
            for place in np.ndindex(*value.shape[:2]):
                index = "".join(f"[{position}]" for position in place)
                yield Expression(f"{name}{index}", (output, index, Shows.VALUE))


def _label(line: Line) -> str:
    return line.head.strip().removesuffix("=").strip()


def _called(probe: Probe, output: str) -> str:
    """Return what a cell calls an output: gradients["dx"] for dx, where that is how it prints it or its like."""
    values = [line for line in probe.lines if line.shows is Shows.VALUE and _label(line).endswith(line.index)]
    names = {line.output: _label(line).removesuffix(line.index) for line in values}
    like = (name.replace(f'"{known}"', f'"{output}"') for known, name in names.items() if f'"{known}"' in name)
    return names[output] if output in names else next(like, output)
