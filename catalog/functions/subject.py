"""Subjects: the functions that somebody wrote, as something that probes can be run with."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from inspect import signature
from types import FunctionType
from typing import Any, Protocol

from catalog.functions.foreign import foreign_names
from catalog.functions.instrumentation.exchanging import reachable
from catalog.functions.instrumentation.recorder import Replacement
from catalog.functions.instrumentation.source_text import SourceText, sources_of
from catalog.functions.instrumentation.traced_run import Hooked, TracedRun
from catalog.functions.memory import Memory
from catalog.functions.namespaces import namespaces_of
from catalog.functions.run import FunctionRun, run_functions
from catalog.functions.stand_ins import stand_ins
from catalog.model.probe import Probe
from catalog.model.trouble import Trouble
from catalog.registry import family
from catalog.running.random_stream import owned


class StoppedError(Exception):
    """A run that had to be stopped; the message is a sentence that says why.

    exercise: whose probe it was. trouble: whether a clock stopped it.
    """

    exercise = ""

    def __init__(self, sentence: str, trouble: Trouble = Trouble.STOPPED) -> None:
        super().__init__(sentence)
        self.trouble = trouble


class Subject(Protocol):
    """Some of a family's functions as a student wrote them.

    family: "c5w1a1.rnn". own: the names of the functions that are the student's, upstream first. protection: how they
    are run, a part of a sentence. left_out: in which cell and line names are assigned that only code assigns which was
    not run. foreign: which variables of the code around it each function reads. parameters: the names of what each
    takes. helpers: the functions that the course gives and that the student wrote again; they can be replaced as well.
    """

    @property
    def family(self) -> str:
        """The name of the family."""
        ...

    @property
    def own(self) -> tuple[str, ...]:
        """The names of the student's functions."""
        ...

    @property
    def protection(self) -> str:
        """How they are run."""
        ...

    @property
    def left_out(self) -> Mapping[str, tuple[int | None, int]]:
        """Where names are assigned by code that was not run."""
        ...

    @property
    def imported(self) -> frozenset[str]:
        """The names that the code imports; one that is not defined all the same could not be imported here."""
        ...

    @property
    def foreign(self) -> Mapping[str, tuple[str, ...]]:
        """Which variables of the code around them the functions read."""
        ...

    @property
    def parameters(self) -> Mapping[str, tuple[str, ...]]:
        """The names of the parameters of each function, where they are known."""
        ...

    @property
    def helpers(self) -> tuple[str, ...]:
        """The names of the course's own helpers that the student wrote again."""
        ...

    def run(self, probe: Probe, replaced: frozenset[str] = frozenset()) -> FunctionRun:
        """Return what a probe gives with the student's functions, the reference's in the place of those replaced.

        The reference's also stand in for functions that the student did not write. Raises StoppedError; what is run
        after that runs as if nothing had happened.
        """
        ...

    def expect(self, probes: Iterable[Probe], replaced: frozenset[str] = frozenset()) -> None:
        """Take note that these will be run next, in this order: where that takes a message, one will do for all."""
        ...

    @property
    def sources(self) -> tuple[SourceText, ...]:
        """The text that the functions were written in, and those that they call; () where there is none to be had."""
        ...

    def trace(self, probe: Probe, replaced: frozenset[str], replacements: Sequence[Replacement]) -> Sequence[TracedRun]:
        """Return what a probe gives with the values of expressions noted, or with others in their place.

        A run for each of the replacements; sites are numbered through all sources. Raises StoppedError.
        """
        ...


class InProcess:
    """Functions that are run in this process, with nothing between them and it: those of a person who trusts them."""

    protection = "in this process, without protection"

    def __init__(self, family_name: str, functions: Mapping[str, Callable[..., Any]]) -> None:
        self.family = family_name
        self.functions = {name: functions[name] for name in family(family_name).functions if name in functions}
        self.own = tuple(self.functions)
        self.left_out: Mapping[str, tuple[int | None, int]] = {}
        self.imported = frozenset[str]()
        self.foreign = {name: foreign_names(function) for name, function in self.functions.items()}
        self.parameters = {name: _parameters(function) for name, function in self.functions.items()}
        found = {id(namespace): namespace for each in self.functions.values() for namespace in namespaces_of(each)}
        self.namespaces = tuple(found.values())
        self.helpers = tuple(each for each in family(family_name).given if self._wrote(each))
        self._new = Memory.of(self.functions.values())
        self._memories: dict[frozenset[str], Memory] = {}
        self._replaced = frozenset[str]()

    def run(self, probe: Probe, replaced: frozenset[str] = frozenset()) -> FunctionRun:
        """Return what a probe gives; see Subject."""
        own = {name: function for name, function in self.functions.items() if name not in replaced}
        with owned():
            self._change_to(replaced)
            return run_functions(probe, self.namespaces, own, stand_ins(self.family, own) | self._given(replaced))

    def _wrote(self, name: str) -> bool:
        """True where a name of the course's helpers means something else in the student's code."""
        given = family(self.family).given[name]
        return any(callable(found := space.get(name)) and found is not given for space in self.namespaces)

    def _change_to(self, replaced: frozenset[str]) -> None:
        """Let functions remember what they kept when just these were replaced, and nothing of other runs."""
        if replaced != self._replaced:
            self._memories[self._replaced] = Memory.of(self.functions.values())
            self._memories.get(replaced, self._new).put_back()
            self._replaced = replaced

    def expect(self, probes: Iterable[Probe], replaced: frozenset[str] = frozenset()) -> None:
        """Do nothing: each is run when it is asked for."""

    @cached_property
    def sources(self) -> tuple[SourceText, ...]:
        """The text that the functions were written in; see Subject."""
        return sources_of(self._reachable)

    @cached_property
    def _reachable(self) -> list[FunctionType]:
        return reachable(self.functions.values(), family(self.family).given.values())

    @cached_property
    def _hooked(self) -> Hooked:
        return Hooked.of(self._reachable, self.sources)

    def trace(self, probe: Probe, replaced: frozenset[str], replacements: Sequence[Replacement]) -> Sequence[TracedRun]:
        """Return what a probe gives with hooked functions; see Subject."""
        own = {name: function for name, function in self.functions.items() if name not in replaced}
        others = stand_ins(self.family, own) | self._given(replaced)
        with owned():
            self._change_to(replaced)
            return [self._hooked.run(probe, self.namespaces, own, others, each) for each in replacements]

    def _given(self, replaced: frozenset[str]) -> dict[str, Callable[..., Any]]:
        return {name: one for name, one in family(self.family).given.items() if name in replaced}


def _parameters(function: Callable[..., Any]) -> tuple[str, ...]:
    try:
        return tuple(signature(function).parameters)
    except (TypeError, ValueError):
        return ()


class Others:
    """A subject's functions but some, which correct ones stand in for; the course's helpers can be among them."""

    def __init__(self, subject: Subject, names: frozenset[str]) -> None:
        self.subject, self.names = subject, names
        self.family, self.protection = subject.family, subject.protection
        self.left_out, self.imported, self.foreign = subject.left_out, subject.imported, subject.foreign
        self.parameters = subject.parameters
        self.own = tuple(name for name in subject.own if name not in names)
        self.helpers = tuple(name for name in subject.helpers if name not in names)

    def run(self, probe: Probe, replaced: frozenset[str] = frozenset()) -> FunctionRun:
        """Return what a probe gives; see Subject."""
        return self.subject.run(probe, replaced | self.names)

    def expect(self, probes: Iterable[Probe], replaced: frozenset[str] = frozenset()) -> None:
        """Take note of what will be run next; see Subject."""
        self.subject.expect(probes, replaced | self.names)

    @property
    def sources(self) -> tuple[SourceText, ...]:
        """The text that the functions were written in; see Subject."""
        return self.subject.sources

    def trace(self, probe: Probe, replaced: frozenset[str], replacements: Sequence[Replacement]) -> Sequence[TracedRun]:
        """Return what a probe gives with hooked functions; see Subject."""
        return self.subject.trace(probe, replaced | self.names, replacements)


def replaced_in(subject: Subject) -> frozenset[str]:
    """Return which of a student's own functions correct ones stand in for in all runs."""
    return subject.names | replaced_in(subject.subject) if isinstance(subject, Others) else frozenset()
