"""Generation: all mutants of a family, as mutants; what a person may do in each function, each program once."""

import hashlib
from collections.abc import Iterator
from types import FrameType
from typing import Any

from catalog.caching import REGISTRY
from catalog.model.mutant import Mutant
from catalog.operators.change import Change
from catalog.operators.code import Code
from catalog.operators.edits import Editor
from catalog.operators.found import operators
from catalog.operators.grouping import Grouping, together
from catalog.operators.operator import Operator
from catalog.operators.parallels import parallels
from catalog.operators.words import explain, hints, title
from catalog.programs.edit import apply
from catalog.registry import battery, family, reference_program
from catalog.running.run import quiet
from catalog.running.tracing import noting


@REGISTRY.keep()
def generated(family_name: str) -> tuple[Mutant, ...]:
    """Return every mutant of a family, by function, then by operator; each program once."""
    return tuple(mutant for code in codes(family_name) for mutant in generated_in(family_name, code.function))


@REGISTRY.keep()
def generated_in(family_name: str, function: str) -> tuple[Mutant, ...]:
    """Return every mutant of one function, by operator; each program once."""
    return tuple(
        mutant for code in codes(family_name) if code.function == function for mutant in _mutants(family_name, code)
    )


@REGISTRY.keep()
def codes(family_name: str) -> tuple[Code, ...]:
    """Return a family's functions as operators see them, upstream first."""
    held, found, same = _locals(family_name), family(family_name), parallels(family_name)
    names = found.functions
    return tuple(Code(name, found.sources[name], held.get(name, {}), names, same) for name in names)


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


def _mutants(family_name: str, code: Code) -> Iterator[Mutant]:
    seen, editor = {_canonical(code.source)}, Editor(code.function, code.source)
    grouping = Grouping(code)
    for operator in operators():
        for members in changes(operator, grouping):
            change = together(members)
            text = _canonical(apply(change.spans, code.source)) if change else ""
            if change and text not in seen:
                seen.add(text)
                yield _mutant(family_name, code, editor, operator, members, change)


def changes(operator: Operator, grouping: Grouping) -> Iterator[tuple[Change, ...]]:
    """Yield a operator's changes of one function, each alone, then those that are one mutant together."""
    source = grouping.code.source
    made = operator.makes(grouping.code)
    single = [change for change in made if any(source[span.start : span.stop] != span.text for span in change.spans)]
    yield from ((change,) for change in single)
    yield from grouping.groups(single)


def _canonical(text: str) -> str:
    """Return what is below the docstring with tabs, without spaces and empty lines: faster than to parse it."""
    text = text.rpartition('"""')[2].replace("\n        ", "\n\t\t").replace("\n    ", "\n\t").replace(" ", "")
    return text.replace("\n\t\t\n", "\n").replace("\n\t\n", "\n").replace("\n\n", "\n")


def _mutant(
    family_name: str, code: Code, editor: Editor, operator: Operator, members: tuple[Change, ...], change: Change
) -> Mutant:
    edits = editor.edits(change.spans)
    identity = hashlib.sha1(repr(edits).encode()).hexdigest()[:8]
    course = family_name.split(".")[0]
    words = title(members)
    return Mutant(
        edits,
        hints(code, members, operator.hint, words),
        name=f"{course}.{code.function}.{operator.name}.{identity}",
        title=words,
        explanation=explain(code, change),
        operator=operator.name,
    )
