"""Deciding: what an exception comes from, by its message and the lines of its traceback."""

from collections.abc import Callable
from dataclasses import replace

from catalog.explaining.exceptions import names
from catalog.explaining.exceptions.asked import ExceptionEvidence
from catalog.explaining.exceptions.lines import holds_none, takes_apart
from catalog.explaining.exceptions.messages import MessageFamily, family_of
from catalog.explaining.exceptions.starters import is_given, unfilled
from catalog.model.frame import Frame
from catalog.model.problem import Problem, Raised
from catalog.model.raised_error import RaisedError
from catalog.registry import exercises, given_lines


def look_into(error: RaisedError, wanted: frozenset[str]) -> Raised:
    """Return what an exception of a cell of one of these exercises comes from."""
    family, name = family_of(error)
    asked = ExceptionEvidence(error, wanted, name)
    found = _DECIDE.get(family, _other)(asked)
    return replace(found, frame=asked.frame, name=found.name or name)


def searched(error: RaisedError) -> bool:
    """True where mistakes in an array program are known to end in such words, so that a search can find which."""
    return family_of(error)[0] is not MessageFamily.UNKNOWN


def _syntax(asked: ExceptionEvidence) -> Raised:
    return Raised(Problem.NO_PYTHON, suspects=asked.own)


def _module(_: ExceptionEvidence) -> Raised:
    return Raised(Problem.NO_MODULE)


def _none(asked: ExceptionEvidence) -> Raised:
    """Tell the starter's None in a line from a cache that holds None, and from a function that returns it."""
    source = asked.frame.source if asked.frame else ""
    if takes_apart(source, "cache") and not holds_none(source):
        return Raised(Problem.CACHES, suspects=asked.forward)
    able = unfilled(asked.error, asked.wanted, holds_none=True)
    if holds_none(source) or set(asked.own) <= set(able):
        able = (*asked.own, *(name for name in able if name not in asked.own))
    return Raised(Problem.NOT_FILLED_IN, suspects=able or asked.own or asked.tested)


def _function(asked: ExceptionEvidence) -> Raised:
    return Raised(Problem.WRONG_ATTRIBUTE, suspects=asked.own or asked.using(f".{asked.name}" if asked.name else "["))


def _arguments(asked: ExceptionEvidence) -> Raised:
    """The line that calls and the line that defines do not agree."""
    if asked.name not in exercises():
        return _other(asked)
    callers = tuple(dict.fromkeys((asked.name, *asked.own)))
    return Raised(Problem.CALL, makers=(asked.name,), suspects=callers)


def _append(asked: ExceptionEvidence) -> Raised:
    return Raised(Problem.CACHES, suspects=asked.own or asked.forward, decided=False)


def _unpacked(asked: ExceptionEvidence) -> Raised:
    source = asked.frame.source if asked.frame else ""
    if takes_apart(source, "cache"):
        return Raised(Problem.CACHES, suspects=asked.forward, decided=False)
    return _other(asked)


def _name(asked: ExceptionEvidence) -> Raised:
    return _unstarted(asked) or names.of_name(asked)


def _unstarted(asked: ExceptionEvidence) -> Raised | None:
    """Return that a function is not filled in, where a line that the course gives asks for what nothing computes."""
    found = unfilled(asked.error, asked.wanted, holds_none=False) if asked.error.kind == "NameError" else ()
    if not found or asked.only_the_cell or not _may_be_given(asked.frame, found[0]):
        return None
    return Raised(Problem.NOT_FILLED_IN, suspects=found)


def _may_be_given(frame: Frame | None, function: str) -> bool:
    """True where the line that raised is not shown, or may be one that the course gives."""
    if frame is None or not frame.source:
        return True
    patterns = given_lines(exercises()[function])[function]
    return is_given(frame.source, patterns) or frame.source.startswith(("gradients = {", '"'))


def _other(asked: ExceptionEvidence) -> Raised:
    return Raised(Problem.OTHER, suspects=asked.own, decided=not searched(asked.error))


_DECIDE: dict[MessageFamily, Callable[[ExceptionEvidence], Raised]] = {
    MessageFamily.SYNTAX: _syntax,
    MessageFamily.MODULE: _module,
    MessageFamily.NAME: _name,
    MessageFamily.KEY: names.of_key,
    MessageFamily.NUMPY: names.of_numpy,
    MessageFamily.FUNCTION: _function,
    MessageFamily.NONE: _none,
    MessageFamily.ARGUMENTS: _arguments,
    MessageFamily.APPEND: _append,
    MessageFamily.UNPACKED: _unpacked,
}
