"""Networks: how the gradient goes through a backward pass, as the linear maps of a correct one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catalog.programs.program import Program

Array = NDArray[np.float64]
Values = Mapping[str, Array]


@dataclass(frozen=True, slots=True)
class Link:
    """What goes on from a source or node to a node. through: takes its value, and returns what arrives.

    part: what of the node's value it feeds, along the first axis; None for all of it.
    """

    name: str
    tail: str
    head: str
    through: Callable[[Array], Array]
    part: int | None = None

    def of(self, value: Array) -> Array:
        """Return what a link feeds of its head's value."""
        return value if self.part is None else np.asarray(value[self.part])


@dataclass(frozen=True, eq=False, slots=True)
class Network:
    """A backward pass taken apart. It is linear, so that one source at a time says what all of them do.

    steps: how many there are, 0 for a cell. upstream: what enters, by source. run: calls a program on what enters and
    returns its outputs by name, "dx<0>" being those of one step. shapes: of the outputs. nodes: the shape of what
    arrives in the inner ones. links: what goes from where to which node, upstream first. outputs: which nodes each
    output is a sum over. contribution: what a node with a value adds to an output. revealing: outputs that together
    say what arrived in their nodes.
    """

    exercise: str
    family: str
    steps: int
    upstream: Values
    run: Callable[[Program, Values], Mapping[str, Any]]
    shapes: Mapping[str, tuple[int, ...]]
    nodes: Mapping[str, tuple[int, ...]]
    links: tuple[Link, ...]
    outputs: Mapping[str, tuple[str, ...]]
    contribution: Callable[[str, str, Array], Array]
    revealing: tuple[tuple[str, ...], ...]

    def values(self, source: str) -> dict[str, Array]:
        """Return what arrives in each node of a correct backward pass when one source alone sends its gradient."""
        found = {name: each * (name == source) for name, each in self.upstream.items()}
        found |= {name: np.zeros(shape) for name, shape in self.nodes.items()}
        for link in self.links:
            found[link.head] = found[link.head] + link.through(found[link.tail])
        return {name: found[name] for name in self.nodes}


@dataclass(frozen=True, eq=False, slots=True)
class ForwardNetwork:
    """A forward pass: what it is given and gives.

    inputs: by name. directions: in which way each is changed to see what comes of it. run: calls a program on inputs,
    and returns outputs by name, "a<0>" being those of one step. outputs: their shapes. cells: what goes into
    each step, by name with the inputs that it comes from, and which outputs come out of it.
    """

    exercise: str
    family: str
    steps: int
    inputs: Values
    directions: Values
    run: Callable[[Program, Values], Mapping[str, Any]]
    outputs: Mapping[str, tuple[int, ...]]
    cells: Mapping[str, tuple[Mapping[str, tuple[str, ...]], tuple[str, ...]]]
