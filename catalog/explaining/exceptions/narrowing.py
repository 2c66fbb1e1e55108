"""Narrowing: of the programs that end with an exception, those that raise it in the line that a traceback shows."""

import ast
from collections import Counter
from collections.abc import Iterable
from types import CodeType, SimpleNamespace, TracebackType
from typing import Any

from catalog.caching import EVIDENCE, RESPONSES
from catalog.explaining.exceptions.lines import words
from catalog.explaining.matching.candidate import Candidate
from catalog.model.frame import Frame
from catalog.model.probe import Probe
from catalog.model.raised_error import RaisedError
from catalog.programs.program import Program
from catalog.registry import family
from catalog.running.run import quiet

# Of more that fit nobody is named anyway; each is run once more.
MAX = 300

# A line stores under a name: the name, and the sign behind it.
TARGET = 2


def raising_there(candidates: Iterable[Candidate], error: RaisedError, probe: Probe) -> frozenset[Candidate]:
    """Return the programs that raise in the very line shown, or else those that change the line that stands for it.

    All of them where no line of the function is shown. A line that is a correct program's is changed by no mistake.
    """
    chosen = frozenset(candidates)
    shown = next((frame for frame in reversed(error.frames) if frame.function == error.function and frame.source), None)
    if shown is None or not error.function or len(chosen) > MAX:
        return chosen
    right = any(_is_same(shown, line) for line in _statements(family(probe.family).sources[error.function]).values())
    lines = {each: raising_line(each, probe) for each in chosen if right or _may_change(shown, each, error.function)}
    same = frozenset(each for each, line in lines.items() if _is_same(shown, line))
    return same if same or right else frozenset(each for each, line in lines.items() if _has_target(shown, line))


def _is_same(shown: Frame, line: str) -> bool:
    """True for a line of the same words; that the operands are exchanged, and where it is broken, changes nothing."""
    own, other = Counter(words(shown.source)), Counter(words(line))
    return bool(line) and (own == other or (_is_cut(shown.source) and own <= other))


def _is_cut(source: str) -> bool:
    """True for a line that is a part of a statement of several lines."""
    return source.count("(") != source.count(")") or "=" not in words(source)


def _has_target(shown: Frame, line: str) -> bool:
    return bool(line) and words(shown.source)[:TARGET] == words(line)[:TARGET]


def _may_change(shown: Frame, candidate: Candidate, function: str) -> bool:
    """True where a mistake changes a line that stores under the same name, or is the one that is shown."""
    right = _statements(family(candidate.family).sources[function]).values()
    own = _statements(candidate.program.source(function)).values()
    return any(_has_target(shown, line) or _is_same(shown, line) for line in set(own).difference(right))


@RESPONSES.keep
def raising_line(candidate: Candidate, probe: Probe) -> str:
    """Return the statement of the family's functions that a program raises in on a probe, "" where it does not."""
    program = candidate.made()
    texts = {f"<{name}>": program.source(name) for name in program.family.functions}
    with quiet():
        try:
            probe.call(_compiled(program, texts))
        except Exception as error:
            return _statement(error.__traceback__, texts)
    return ""


def _compiled(program: Program, texts: dict[str, str]) -> Any:
    """Return the functions of a program compiled whole, so that the lines are those of their text."""
    namespace = program.family.namespace()
    for file, text in texts.items():
        exec(_code(text, file), namespace)
    return SimpleNamespace(**{name: namespace[name] for name in program.family.functions})


@EVIDENCE.keep(64)
def _code(text: str, file: str) -> CodeType:
    return compile(text, file, "exec", dont_inherit=True)


def _statement(traceback: TracebackType | None, texts: dict[str, str]) -> str:
    found = ""
    while traceback is not None:
        text = texts.get(traceback.tb_frame.f_code.co_filename)
        if text is not None:
            found = _statements(text).get(traceback.tb_lineno, "")
        traceback = traceback.tb_next
    return found


@EVIDENCE.keep(512)
def _statements(text: str) -> dict[int, str]:
    """Return the statement that each line of a function is of, the smallest; of a loop its head alone."""
    lines, found = text.split("\n"), dict[int, str]()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.For):
            found[node.lineno] = lines[node.lineno - 1].strip()
        elif isinstance(node, ast.stmt) and not isinstance(node, ast.FunctionDef):
            numbers = range(node.lineno, (node.end_lineno or node.lineno) + 1)
            found |= dict.fromkeys(numbers, ast.get_source_segment(text, node) or "")
    return found
