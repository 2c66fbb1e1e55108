"""Sizes: what the axes of a cell's arrays are called, m or T_x, and how long they are there."""

import ast
from types import FrameType

from catalog.caching import RESPONSES
from catalog.model.probe import Probe
from catalog.model.signature import Signature
from catalog.registry import family, probes, reference_program
from catalog.running.run import run
from catalog.running.signatures import reference_run
from catalog.running.tracing import noting


@RESPONSES.keep
def sizes(probe: Probe) -> dict[int, str]:
    """Return the lengths of the axes of a cell's arrays, each with its name, "" where nobody gives it one.

    The names are those that the reference's functions give to whole numbers while the cell runs; where the cell runs no
    function that names an axis, they are those of the family's other cells.
    """
    own = _named(probe)
    names = dict(own)
    for other in probes():
        if other.family == probe.family and not other.asserts:
            names = _named(other) | names
    lengths = _lengths(reference_run(probe)) | set(own)
    return {length: names.get(length, "") for length in sorted(lengths, reverse=True) if length > 1}


@RESPONSES.keep
def _named(probe: Probe) -> dict[int, str]:
    """Return the whole numbers that the reference's functions hold when they return, by value."""
    program, counters = reference_program(probe.family), _counters(probe.family)
    found: dict[int, str] = {}

    def note(frame: FrameType) -> None:
        for name, value in frame.f_locals.items():
            if type(value) is int and name not in counters:
                found.setdefault(value, name)

    with noting(frozenset(program.family.functions), note):
        run(probe, program)
    return found


def _counters(family_name: str) -> set[str]:
    """Return the names that loops count with: at their end they hold a number that is no size."""
    trees = [ast.parse(source) for source in family(family_name).sources.values()]
    loops = [node.target for tree in trees for node in ast.walk(tree) if isinstance(node, ast.For)]
    return {node.id for target in loops for node in ast.walk(target) if isinstance(node, ast.Name)}


def _lengths(signature: Signature) -> set[int]:
    shapes = [getattr(value, "shape", ()) for value in signature.outputs.values()]
    return {length for shape in shapes for length in shape}
