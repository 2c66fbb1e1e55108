"""Passes: what a loop over time gives when only one of its passes counts."""

import ast

from catalog.caching import RESPONSES
from catalog.model.findings.readings import Relation
from catalog.model.probe import Probe
from catalog.model.signature import Signature
from catalog.programs.edit import Edit
from catalog.programs.program import Program
from catalog.registry import family
from catalog.running.run import run


@RESPONSES.keep
def single_passes(probe: Probe) -> dict[Relation, Signature]:
    """Return what the reference gives where one step's contribution stands for the sum over all steps."""
    home = family(probe.family)
    source = home.sources[probe.exercise]
    loops = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.For)]
    if len(loops) != 1 or not any(isinstance(node, ast.AugAssign) for node in ast.walk(loops[0])):
        return {}
    first, last = Relation.FIRST_STEP, Relation.LAST_STEP
    if _runs_backward(loops[0]):
        first, last = last, first
    texts = {first: _first_pass(source, loops[0]), last: _last_pass(source, loops[0])}
    edits = {step: (Edit(probe.exercise, source, text),) for step, text in texts.items()}
    return {step: run(probe, Program(home, each)) for step, each in edits.items()}


def _runs_backward(loop: ast.For) -> bool:
    return any(isinstance(node, ast.Name) and node.id == "reversed" for node in ast.walk(loop.iter))


def _first_pass(source: str, loop: ast.For) -> str:
    """Return a function's text with a loop that ends after one pass."""
    steps = ast.get_source_segment(source, loop.iter) or ""
    return source.replace(f" in {steps}:", f" in list({steps})[:1]:", 1)


def _last_pass(source: str, loop: ast.For) -> str:
    """Return a function's text in which every pass of a loop stores what it should add."""
    lines = source.split("\n")
    for node in ast.walk(loop):
        if isinstance(node, ast.AugAssign):
            lines[node.lineno - 1] = lines[node.lineno - 1].replace("+=", "=", 1)
    return "\n".join(lines)
