"""Variants: a change of a recorded program's text as a patch of the parts that it changes."""

import ast
import re
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence

from catalog.programs.edit import Span, apply
from catalog.slicing.compiler import CompiledPart, Compiler
from catalog.slicing.execution import LEFT_OUT, Execution, LeftOut, Place
from catalog.slicing.parts import Part, PartKind, UntraceableError

_DRAWS = re.compile(r"\brand|\brandom\b|\bseed\b|\bshuffle\b")


def patched(
    execution: Execution, spans: Mapping[str, Sequence[Span]], compiler: Compiler
) -> dict[Place, CompiledPart | LeftOut]:
    """Return the patch that replaces spans of the recorded program's text, by function.

    Raises UntraceableError where the change cannot be followed, and EditError where spans overlap.
    """
    patch: dict[Place, CompiledPart | LeftOut] = {}
    for function, own in spans.items():
        for part, text in _edited(execution, function, own):
            patch[function, part.number] = _changed(execution, part, text, compiler)
    return patch


def touched(execution: Execution, spans: Mapping[str, Sequence[Span]]) -> frozenset[Place] | None:
    """Return the parts that spans of the recorded program's text change, None where that is not followed."""
    if any(_DRAWS.search(span.text) for own in spans.values() for span in own):
        return None
    try:
        inside = [(name, start) for name, own in spans.items() for start in _inside(execution, name, own)]
    except UntraceableError:
        return None
    return frozenset((name, execution.starts[name][start].number) for name, start in inside)


def _edited(execution: Execution, function: str, spans: Sequence[Span]) -> Iterator[tuple[Part, str]]:
    """Yield each part that spans change, with its new text, empty where it is left out."""
    for start, own in _inside(execution, function, spans).items():
        part = execution.starts[function][start]
        moved = [Span(span.start - start, span.stop - start, span.text) for span in own]
        yield part, apply(moved, part.text).rstrip()


def _inside(execution: Execution, function: str, spans: Sequence[Span]) -> dict[int, list[Span]]:
    """Return the spans that are within one part, by where it begins; raises UntraceableError for others."""
    parts = execution.starts.get(function, {})
    starts = list(parts)
    inside: dict[int, list[Span]] = {}
    for span in spans:
        at = bisect(starts, span.start) - 1
        around = parts[starts[at]] if at >= 0 else None
        if around is not None and span.stop <= around.stop:
            inside.setdefault(around.start, []).append(span)
            continue
        covered = [part for part in parts.values() if part.start < span.stop and span.start < part.stop]
        if span.text.strip() or not covered or not all(_covers(span, part) and not part.body for part in covered):
            raise UntraceableError("the change is not within one part")
        for part in covered:
            inside[part.start] = [Span(part.start, part.stop, "")]
    return inside


def _covers(span: Span, part: Part) -> bool:
    return span.start <= part.start and part.stop <= span.stop


def _changed(execution: Execution, part: Part, text: str, compiler: Compiler) -> CompiledPart | LeftOut:
    names = execution.names[part.function]
    recorded = compiler.compiled(part.text, names)
    if not text:
        if recorded.kind is not PartKind.SETS:
            raise UntraceableError("what is left out is more than an assignment")
        return LEFT_OUT
    if text[0].isspace():
        raise UntraceableError("the change is not within one part")
    if _DRAWS.search(text):
        raise UntraceableError("a change that draws random numbers moves the stream for all that comes after it")
    try:
        found = compiler.compiled(_dedented(text, _column(execution.texts[part.function], part.start)), names)
    except SyntaxError as error:
        raise UntraceableError("the change is not within one part") from error
    if found.kind is not recorded.kind or found.calls != recorded.calls or set(found.binds) != set(recorded.binds):
        raise UntraceableError("the change sets other names")
    if recorded.kind is PartKind.CALLS and _targets(text) != _targets(part.text):
        raise UntraceableError("the change binds what is given back otherwise")
    return found


def _targets(text: str) -> list[str]:
    node = ast.parse(text).body[0]
    return [ast.unparse(each) for each in node.targets] if isinstance(node, ast.Assign) else []


def _column(text: str, at: int) -> int:
    return at - text.rfind("\n", 0, at) - 1


def _dedented(text: str, column: int) -> str:
    """Return statements, one a line, without the indentation that all but the first have.

    Raises UntraceableError for lines that are not indented alike: they stand in other blocks.
    """
    if _is_one(text):
        return text
    first, *others = text.split("\n")
    if any(len(line) - len(line.lstrip()) != column for line in others):
        raise UntraceableError("the change is not within one part")
    return "\n".join([first, *(line.strip() for line in others)])


def _is_one(text: str) -> bool:
    try:
        return len(ast.parse(text).body) == 1
    except SyntaxError:
        return False
