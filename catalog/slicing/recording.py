"""Recording: a program run on a probe part by part, so that a change of it can be run on what it reaches alone."""

import ast
from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from typing import Any

from catalog.model.probe import Probe
from catalog.programs.edit import apply
from catalog.programs.program import Program
from catalog.programs.statements import FunctionText, Names
from catalog.slicing.compiler import CompiledPart, Compiler
from catalog.slicing.execution import Execution, Instance
from catalog.slicing.parts import Anatomy, Key, Part, PartKind, UntraceableError, flat, take_apart


def record(program: Program, probe: Probe, compiler: Compiler) -> tuple[Execution, Mapping[Any, Any]]:
    """Return a program's execution on a probe, and what the probe's cell looks at; to be called within quiet().

    Raises what the program raises, and UntraceableError for a program or a cell that is not followed.
    """
    recorder = Recorder(program, compiler)
    outputs = probe.call(recorder)  # type: ignore[arg-type]
    for name, value in outputs.items():
        recorder.execution.outputs[name] = recorder.number_of(value)
    return recorder.execution, outputs


class Recorder:
    """A program whose functions are run part by part; what a call gave is known again where the next is called."""

    def __init__(self, program: Program, compiler: Compiler) -> None:
        self.program, self.compiler = program, compiler
        self.execution = Execution()
        self._numbers: dict[int, int] = {}
        self._apart: dict[str, tuple[Names, tuple[Part, ...]]] = {}

    def __getattr__(self, name: str) -> Callable[..., Any]:
        """Return one of the program's functions."""
        if name not in self.program.family.functions:
            raise AttributeError(name)

        def call(*args: Any) -> Any:
            returned = self._call(name, [self._known(each) for each in args])
            value = self.execution.values[returned]
            self._numbers[id(value)] = returned
            for key, part in _parts_of(value):
                self._numbers[id(part)] = self._part(returned, key, value)
            return value

        return call

    def number_of(self, value: Any) -> int:
        """Return the number of a value that a function gave back; raises UntraceableError for another."""
        if id(value) not in self._numbers:
            raise UntraceableError("the cell looks at what no function gave back")
        return self._numbers[id(value)]

    def _known(self, value: Any) -> int:
        number = self._numbers.get(id(value))
        if number is None or self.execution.values[number] is not value:
            number = self._numbers[id(value)] = self.execution.new(value)
        return number

    def _part(self, returned: int, key: Key, whole: Any) -> int:
        """Return the number of one part of what was given back."""
        form = _form(whole)

        def take(value: Any) -> tuple[Any]:
            if _form(value) != form:
                raise UntraceableError("other values are given back than were recorded")
            return (value[key],)

        number = self.execution.new(whole[key])
        taking = CompiledPart(Anatomy(PartKind.SETS, "", (), ()), take)
        self.execution.note(Instance(None, taking, ((returned, key),), (number,), {}, ()))
        return number

    def _call(self, function: str, arguments: Sequence[int]) -> int:
        """Run a function; return the number of what it gives back."""
        parameters, parts = self._taken_apart(function)
        if len(parameters) != len(arguments):
            raise UntraceableError(f"{function} is called with other arguments than it has")
        environment = dict(zip(parameters, arguments, strict=True))
        returned = self._block(function, parts, environment)
        return self.execution.new(None) if returned is None else returned

    def _taken_apart(self, function: str) -> tuple[Names, tuple[Part, ...]]:
        if function not in self._apart:
            text = apply(self.program.spans.get(function, ()), self.program.family.sources[function])
            self._apart[function] = take_apart(function, text)
            self.execution.parts[function] = self._apart[function][1]
            self.execution.texts[function] = text
            found = sorted(flat(self._apart[function][1]), key=lambda part: part.start)
            self.execution.starts[function] = {part.start: part for part in found}
            names = self.execution.names[function] = FunctionText(text).locals
            changed = (
                self.compiler.compiled(each.text, names).anatomy.in_place for each in flat(self._apart[function][1])
            )
            self.execution.in_place[function] = frozenset(chain.from_iterable(changed))
        return self._apart[function]

    def _block(self, function: str, parts: Sequence[Part], environment: dict[str, int]) -> int | None:
        names = self.execution.names[function]
        for part in parts:
            compiled = self.compiler.compiled(part.text, names)
            if compiled.kind is PartKind.LOOPS:
                returned = self._loop(part, compiled, environment)
            elif compiled.kind is PartKind.CALLS:
                returned = None
                self._calling(part, compiled, environment)
            else:
                returned = self._set(part, compiled, environment)
            if returned is not None:
                return returned
        return None

    def _given(self, compiled: CompiledPart, environment: Mapping[str, int]) -> tuple[Any, tuple[tuple[int, Key], ...]]:
        """Run a part; return what it gives, and what it read."""
        late = [name for name, _ in compiled.reads if name not in environment]
        if late:
            raise UnboundLocalError(late[0])
        sources = tuple((environment[name], key) for name, key in compiled.reads)
        return compiled.run(*[self.execution.values[number] for number, _ in sources]), sources

    def _set(self, part: Part, compiled: CompiledPart, environment: dict[str, int]) -> int | None:
        given, sources = self._given(compiled, environment)
        if compiled.kind is PartKind.RETURNS:
            given = (given,)
        targets = tuple(self.execution.new(each) for each in given)
        self._note(part, compiled, sources, targets, environment)
        if compiled.kind is PartKind.RETURNS:
            return targets[0]
        environment.update(zip(compiled.binds, targets, strict=True))
        return None

    def _loop(self, part: Part, compiled: CompiledPart, environment: dict[str, int]) -> int | None:
        given, sources = self._given(compiled, environment)
        rounds = tuple(self.execution.new(each) for each in given)
        self._note(part, compiled, sources, rounds, environment)
        for each in rounds:
            environment[compiled.binds[0]] = each
            returned = self._block(part.function, part.body, environment)
            if returned is not None:
                raise UntraceableError("a return in a loop is not followed")
        return None

    def _calling(self, part: Part, compiled: CompiledPart, environment: dict[str, int]) -> None:
        given, sources = self._given(compiled, environment)
        arguments = tuple(self.execution.new(each) for each in given)
        self._note(part, compiled, sources, arguments, environment)
        returned = self._call(compiled.calls, arguments)
        self._bind(part, returned, environment)

    def _bind(self, part: Part, returned: int, environment: dict[str, int]) -> None:
        """Bind what a call gave back: under one name, or each part of it under its own."""
        (target,) = ast.parse(part.text).body[0].targets  # type: ignore[attr-defined]
        if isinstance(target, ast.Name):
            environment[target.id] = returned
            return
        whole = self.execution.values[returned]
        names = [each.id for each in target.elts if isinstance(each, ast.Name)] if isinstance(target, ast.Tuple) else []
        if not isinstance(whole, tuple) or len(names) != len(target.elts) or len(names) != len(whole):
            raise UntraceableError(f"what {part.text!r} binds is not followed")
        for key, name in enumerate(names):
            environment[name] = self._part(returned, key, whole)

    def _note(
        self,
        part: Part,
        compiled: CompiledPart,
        sources: tuple[tuple[int, Key], ...],
        targets: tuple[int, ...],
        environment: Mapping[str, int],
    ) -> None:
        place = part.function, part.number
        self.execution.note(Instance(place, compiled, sources, targets, dict(environment), compiled.binds))


def _parts_of(value: Any) -> list[tuple[Key, Any]]:
    if isinstance(value, dict):
        return list(value.items())
    return list(enumerate(value)) if isinstance(value, tuple) else []


def _form(value: Any) -> object:
    if isinstance(value, dict):
        return tuple(sorted(map(str, value)))
    return (type(value), len(value)) if isinstance(value, tuple) else type(value)
