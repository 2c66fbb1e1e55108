"""Executions: every instance of a part in one run, what each read and set, and what a change makes of it.

What is set is a value of its own each time it is set, so that a change in place makes a new one. A change is run by
running again the parts that it changes, and then whatever reads a value that hangs on them: nothing else.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from catalog.programs.statements import Names
from catalog.slicing.compiler import CompiledPart
from catalog.slicing.parts import Key, Part, PartKind, UntraceableError

Source = tuple[int, Key]
Place = tuple[str, int]
Environment = Mapping[str, int]

UNBOUND = object()
"""Stands for the value of a name that has none."""


class LeftOut:
    """Stands for a part that is not run: what it would set keeps the value it had."""


LEFT_OUT = LeftOut()
Patch = Mapping[Place, "CompiledPart | LeftOut"]


@dataclass(frozen=True, eq=False, slots=True)
class Instance:
    """One run of a part: which values it read, by number and with the one part of each that it used, and which it set.

    environment: the number of each name's value by then. binds: the names set.
    """

    place: Place | None
    compiled: CompiledPart
    sources: tuple[Source, ...]
    targets: tuple[int, ...]
    environment: Environment
    binds: Names

    @property
    def hands_on(self) -> bool:
        """True for what sets nothing new: a return, or what takes a value out of one."""
        return self.place is None or self.compiled.kind is PartKind.RETURNS


@dataclass(frozen=True, eq=False, slots=True)
class Slice:
    """What hangs on some parts: the instances that are run again when these change, in their order.

    targets: the values that they set. mask: the instances of parts, as the bits of a number; those that only hand
    values on are left out.
    """

    instances: tuple[Instance, ...]
    targets: frozenset[int]
    mask: int


@dataclass(frozen=True, eq=False, slots=True)
class Overlay:
    """What differs from an execution once a change was made.

    values: all, by number. slice: what was run again. raised: whether that raised an exception.
    """

    values: list[Any]
    slice: Slice
    patch: Patch
    raised: bool = False


class Needed:
    """The instances that some values hang on; each has slices of its own."""

    def __init__(self, instances: bytearray) -> None:
        self.instances = instances
        self.slices: dict[frozenset[Place], Slice] = {}


class Execution:
    """One run of a program on a probe."""

    def __init__(self) -> None:
        self.instances: list[Instance] = []
        self.values: list[Any] = []
        self.readers: list[list[Source]] = []
        self.at: dict[Place, list[int]] = {}
        self.parts: dict[str, tuple[Part, ...]] = {}
        self.starts: dict[str, dict[int, Part]] = {}
        self.texts: dict[str, str] = {}
        self.names: dict[str, frozenset[str]] = {}
        self.in_place: dict[str, frozenset[str]] = {}
        self.outputs: dict[str, int] = {}

    def new(self, value: Any) -> int:
        """Return the number of a value that was set."""
        self.values.append(value)
        self.readers.append([])
        return len(self.values) - 1

    def note(self, instance: Instance) -> None:
        """Add what was run."""
        number = len(self.instances)
        self.instances.append(instance)
        for value, key in instance.sources:
            self.readers[value].append((number, key))
        if instance.place is not None:
            self.at.setdefault(instance.place, []).append(number)

    @property
    def everything(self) -> Needed:
        """All instances, those as well that nothing hangs on: they may raise."""
        return Needed(bytearray(b"\1" * len(self.instances)))

    def needed(self, values: Iterable[int]) -> Needed:
        """Return which instances some values hang on."""
        wanted: dict[int, set[Key] | None] = dict.fromkeys(values)
        needed = bytearray(len(self.instances))
        for number in range(len(self.instances) - 1, -1, -1):
            instance = self.instances[number]
            if not wanted.keys().isdisjoint(instance.targets):
                needed[number] = 1
                for value, key in self._read(instance, wanted):
                    known = wanted.setdefault(value, set())
                    if key is None:
                        wanted[value] = None
                    elif known is not None:
                        known.add(key)
        return Needed(needed)

    def _read(self, instance: Instance, wanted: Mapping[int, set[Key] | None]) -> list[Source]:
        """Return what an instance reads for what is wanted of what it sets."""
        fields = instance.compiled.anatomy.fields
        keys = wanted[instance.targets[0]] if fields else None
        if keys is None:
            return list(instance.sources)
        names = {name for key, used in fields if key in keys for name in used}
        return [
            source for (name, _), source in zip(instance.compiled.reads, instance.sources, strict=True) if name in names
        ]

    def versions(self, value: int) -> list[int]:
        """Return the numbers under which an array stood before it was changed in place, the last one first."""
        setting = {target: each for each in self.instances for target in each.targets}
        found = [value]
        while found[-1] in setting:
            before = self._before(setting[found[-1]], found[-1])
            if before is None:
                break
            found.append(before)
        return found

    def _before(self, instance: Instance, value: int) -> int | None:
        """Return the value that an instance handed on, or changed in place, to set one."""
        for number, key in instance.sources:
            whole: Any = self.values[number]
            part: Any = whole
            if key is not None and isinstance(part, dict | tuple):
                part = whole[key]
            if part is self.values[value] and isinstance(part, np.ndarray):
                return self._field(number, key) if key is not None else number
        anatomy = instance.compiled.anatomy
        for (name, _), (number, _) in zip(anatomy.reads, instance.sources, strict=False):
            if name in anatomy.in_place:
                return number
        return None

    def _field(self, value: int, key: Key) -> int | None:
        """Return the value that was put into a dict or tuple under a key."""
        for instance in self.instances:
            if value in instance.targets:
                names = dict(instance.compiled.anatomy.fields).get(key, ())
                pairs = zip(instance.compiled.reads, instance.sources, strict=True)
                return next((number for (name, _), (number, _) in pairs if (name,) == names), None)
        return None

    def slice(self, places: frozenset[Place], needed: Needed) -> Slice:
        """Return what hangs on some parts and is needed."""
        if places not in needed.slices:
            needed.slices[places] = self._slice(places, needed)
        return needed.slices[places]

    def _slice(self, places: frozenset[Place], needed: Needed) -> Slice:
        reached = bytearray(len(self.instances))
        for place in places:
            for number in self.at.get(place, ()):
                reached[number] = 1
        dirty: set[int] = set()
        found: list[Instance] = []
        mask = 0
        number = reached.find(1)
        while number >= 0:
            instance = self.instances[number]
            if needed.instances[number]:
                own = instance.place in places
                found.append(instance)
                if own and instance.hands_on:
                    # What is returned otherwise meets everything that is handed on there.
                    mask = (1 << len(self.instances)) - 1
                elif not instance.hands_on:
                    mask |= 1 << number
                dirty.update(instance.targets)
                keys = None if own else self._keys(instance, dirty)
                for target in instance.targets:
                    for reader, key in self.readers[target]:
                        if keys is None or key is None or key in keys:
                            reached[reader] = 1
            number = reached.find(1, number + 1)
        return Slice(tuple(found), frozenset(dirty), mask)

    def _keys(self, instance: Instance, dirty: set[int]) -> set[Key] | None:
        """Return which parts differ of a dict or tuple that is returned, None for all of what is set otherwise."""
        fields = instance.compiled.anatomy.fields
        if not fields:
            return None
        pairs = zip(instance.compiled.reads, instance.sources, strict=True)
        names = {name for (name, _), (value, _) in pairs if value in dirty}
        return {key for key, used in fields if not names.isdisjoint(used)}

    def again(self, patch: Patch, needed: Needed, upon: Overlay | None = None) -> Overlay:
        """Return what a change makes different; upon: of what another change makes, whose patch is in this one.

        needed: what counts; nothing else is run. Raises UntraceableError where the change cannot be followed.
        """
        places = frozenset(patch)
        if upon is not None:
            again = self.slice(places.difference(upon.patch), needed)
            # A changed part may read what the recorded one did not, and the other change makes it different.
            if self._meets(upon, again):
                again = self.slice(places, needed)
            mask, targets = again.mask | upon.slice.mask, again.targets | upon.slice.targets
            whole = Slice(again.instances, targets, mask)
        else:
            again = whole = self.slice(places, needed)
        values = (self.values if upon is None else upon.values).copy()
        try:
            self.run(again.instances, patch, values)
        except UntraceableError:
            raise
        except Exception:
            return Overlay(values, whole, patch, raised=True)
        return Overlay(values, whole, patch)

    def _meets(self, upon: Overlay, again: Slice) -> bool:
        for instance in upon.slice.instances:
            changed = upon.patch.get(instance.place) if instance.place else None
            if isinstance(changed, CompiledPart):
                numbers = (instance.environment.get(name, -1) for name, _ in changed.reads)
                if not again.targets.isdisjoint(numbers):
                    return True
        return False

    def run(self, instances: Iterable[Instance], patch: Patch, values: list[Any]) -> None:
        """Run instances again, and put what they give in the place of what they gave."""
        leaves_out = any(isinstance(each, LeftOut) for each in patch.values())
        for instance in instances:
            compiled = instance.compiled
            if instance.place in patch:
                given = self._given(instance, patch[instance.place], values)  # type: ignore[index]
            else:
                read = [values[number] for number, _ in instance.sources]
                if leaves_out and any(each is UNBOUND for each in read):
                    raise UnboundLocalError
                given = compiled.run(*read)
            targets = instance.targets
            if compiled.kind is PartKind.RETURNS:
                values[targets[0]] = given
            elif len(given) == len(targets):
                for target, value in zip(targets, given, strict=True):
                    values[target] = value
            else:
                raise UntraceableError("other rounds, arguments or values than were recorded")

    def _given(self, instance: Instance, changed: "CompiledPart | LeftOut", values: list[Any]) -> Any:
        """Return what a changed part gives, in the order of what the recorded one did."""
        environment = instance.environment
        if isinstance(changed, LeftOut):
            return tuple(values[environment[name]] if name in environment else UNBOUND for name in instance.binds)
        try:
            read = [values[environment[name]] for name, _ in changed.reads]
        except KeyError as error:
            raise UnboundLocalError from error
        if any(each is UNBOUND for each in read):
            raise UnboundLocalError
        given = changed.run(*read)
        self._own_memory(instance, changed, read, given)
        if changed.kind is not PartKind.SETS or changed.binds == instance.binds:
            return given
        return tuple(given[changed.binds.index(name)] for name in instance.binds)

    def _own_memory(self, instance: Instance, compiled: CompiledPart, read: list[Any], given: Any) -> None:
        """Raise UntraceableError where a value shares memory that is changed in place, or would be under its name."""
        function = instance.place[0] if instance.place else ""
        changed = self.in_place.get(function)
        if not changed:
            return
        values = given if isinstance(given, tuple) else (given,)
        under = len(compiled.binds) == len(values) and not changed.isdisjoint(compiled.binds)
        for (name, _), source in zip(compiled.reads, read, strict=True):
            if ((under and name not in compiled.anatomy.in_place) or name in changed) and any(
                _share(value, source) for value in values
            ):
                raise UntraceableError("what is changed in place has two names")


def _share(one: Any, other: Any) -> bool:
    if not isinstance(one, np.ndarray):
        return isinstance(one, list | dict) and one is other
    return isinstance(other, np.ndarray) and bool(np.may_share_memory(one, other))
