"""Probes: a course's own test cells, as something a program can be run on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from catalog.programs.program import Program


class Shows(StrEnum):
    """What a line of a cell prints of an output."""

    VALUE = "value"
    SHAPE = "shape"
    LENGTH = "length"


@dataclass(frozen=True, slots=True)
class Line:
    """One line that a cell prints, `print(head, output[index])`, or one value that it asserts.

    index: the subscripts, "[1][2]" or "[5, 2, 2:6]", in the form that subscripts.tidy gives.
    called: the output's name in the text, where the cell prints another.
    expected, atol: for a line of a test that asserts, the constants it has and numpy.allclose's atol.
    """

    head: str
    output: str
    index: str = ""
    shows: Shows = Shows.VALUE
    called: str = ""
    expected: tuple[float, ...] = ()
    atol: float = 1e-8

    @property
    def name(self) -> str:
        """The output's name in the text."""
        return self.called or self.output

    @property
    def key(self) -> "Key":
        """What tells which quantity is printed."""
        return self.name, self.index, self.shows

    @property
    def evaluates(self) -> "Key":
        """The expression that the cell evaluates, whatever it calls it."""
        return self.output, self.index, self.shows

    @property
    def label(self) -> str:
        """The expression, in short: dx[1][2], dba.shape."""
        return show_key(self.key)


Key = tuple[str, str, Shows]


def show_key(key: Key) -> str:
    """Return the expression that a key stands for, in short: dx[1][2], dba.shape, len(caches)."""
    name, index, shows = key
    if shows is Shows.LENGTH:
        return f"len({name}{index})"
    return f"{name}{index}.shape" if shows is Shows.SHAPE else f"{name}{index}" or "the numbers"


@dataclass(frozen=True, eq=False, slots=True)
class Probe:
    """One version of one test cell.

    name: "c5w1a1.lstm_backward.2019". exercise: the function it is about. family: "c5w1a1.lstm".
    call: seeds the legacy stream, draws in the cell's order, calls the program, returns the outputs by name.
    lines: what the cell prints, in order. asserts: the cell prints nothing and asserts those lines instead.
    found_in: which notebooks have this version. misprint: a table of expected values that the course printed
    for this cell and that a correct function contradicts.
    """

    name: str
    exercise: str
    family: str
    call: Callable[[Program], Mapping[str, Any]]
    lines: tuple[Line, ...]
    asserts: bool = False
    found_in: str = ""
    misprint: str = ""

    @property
    def shown(self) -> frozenset[Key]:
        """The expressions that its lines evaluate."""
        return frozenset(line.evaluates for line in self.lines)
