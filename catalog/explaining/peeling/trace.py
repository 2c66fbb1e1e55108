"""Traces: a program with some mistakes, recorded, on which others are tried by running what they reach."""

import re
from collections.abc import Iterator, Mapping, Set
from functools import cached_property
from typing import Any

from catalog.explaining.matching.candidate import Candidate
from catalog.explaining.peeling.pool import Spans
from catalog.model.probe import Probe
from catalog.programs.edit import EditError, Span
from catalog.programs.program import Program
from catalog.slicing.compiler import Compiler
from catalog.slicing.execution import Needed, Overlay, Patch, Place, Slice
from catalog.slicing.parts import Part, flat
from catalog.slicing.recording import record
from catalog.slicing.variant import patched, touched

_WORD = re.compile(r"[A-Za-z_]\w*")


class Trace:
    """A candidate's program, recorded on a probe; to be made within quiet().

    Raises what the program raises, and UntraceableError for one that is not followed.
    """

    def __init__(self, candidate: Candidate, probe: Probe, compiler: Compiler) -> None:
        self.program: Program = candidate.made()
        self.compiler = compiler
        self.execution, self.outputs = record(self.program, probe, compiler)
        self._outputs: dict[frozenset[Place], frozenset[str]] = {}
        self._reads: dict[tuple[Place, str], int] = {}
        self._set_by: dict[int, int] | None = None
        self._edited: set[Place] | None = None
        self.everything = self.execution.everything

    def moved(self, function: str, span: Span) -> Span:
        """Return where a span of the reference's text is in the recorded one.

        Raises EditError where that is edited already.
        """
        shift = 0
        for own in self.program.spans.get(function, ()):
            if own.overlaps(span):
                raise EditError("it is edited there already")
            shift += len(own.text) - (own.stop - own.start) if own.start < span.start else 0
        return Span(span.start + shift, span.stop + shift, span.text)

    def patch(self, spans: Spans) -> Patch:
        """Return the patch that replaces spans of the reference's text.

        Raises EditError where they do not go with what is edited, and UntraceableError where it is not followed.
        """
        return patched(self.execution, self._moved(spans), self.compiler)

    def patch_upon(self, spans: Spans) -> Patch:
        """Return the patch that replaces spans of the recorded text; raises as patch does."""
        return patched(self.execution, spans, self.compiler)

    def touched_upon(self, spans: Spans) -> frozenset[Place] | None:
        """Return the parts that spans of the recorded text change, None where that is not followed."""
        return touched(self.execution, spans)

    def touched(self, spans: Spans) -> frozenset[Place] | None:
        """Return the parts that spans change, None where that is not followed; raises EditError as patch does."""
        return touched(self.execution, self._moved(spans))

    def _moved(self, spans: Spans) -> dict[str, list[Span]]:
        return {name: [self.moved(name, span) for span in own] for name, own in spans.items()}

    @cached_property
    def parts(self) -> Mapping[Place, Part]:
        """Every part that was recorded."""
        found = self.execution.parts.items()
        return {(name, part.number): part for name, parts in found for part in flat(parts)}

    @cached_property
    def sequence(self) -> tuple[Place | None, ...]:
        """Which parts were run, one after the other."""
        return tuple(each.place for each in self.execution.instances)

    def edited(self, other: "Trace") -> Set[Place]:
        """Return the parts that are other ones than in another trace; every part where they do not correspond."""
        if self._edited is None:
            own, others = self.parts, other.parts
            alike = own.keys() == others.keys() and self.execution.names == other.execution.names
            self._edited = {place for place in own if not alike or own[place].text != others[place].text}
        return self._edited

    def reach(self, spans: Spans, places: frozenset[Place]) -> int:
        """Return which instances a change has to do with, as bits: what hangs on it, and what sets what it reads.

        Two changes that share none of them do not meet.
        """
        met = self.slice(places).mask
        for function, own in spans.items():
            words = self.execution.names.get(function, frozenset()).intersection(
                word for span in own for word in _WORD.findall(span.text)
            )
            for place in places:
                if place[0] == function:
                    for word in words:
                        met |= self._read_by(place, word)
        return met

    def _read_by(self, place: Place, name: str) -> int:
        """Return the instances that set what a part finds under a name."""
        if (place, name) not in self._reads:
            instances = (self.execution.instances[number] for number in self.execution.at.get(place, ()))
            values = {each.environment[name] for each in instances if name in each.environment}
            self._reads[place, name] = self._setting(values)
        return self._reads[place, name]

    def _setting(self, values: set[int]) -> int:
        """Return the instances that set some values, or what was handed on as these."""
        if self._set_by is None:
            self._set_by = {
                target: number for number, each in enumerate(self.execution.instances) for target in each.targets
            }
        found = 0
        for number in {self._set_by[value] for value in values if value in self._set_by}:
            instance = self.execution.instances[number]
            if instance.hands_on:
                found |= self._setting({value for value, _ in instance.sources})
            else:
                found |= 1 << number
        return found

    def slice(self, places: frozenset[Place]) -> Slice:
        """Return what hangs on some parts."""
        return self.execution.slice(places, self.everything)

    def again(self, patch: Patch, needed: Needed | None = None, upon: Overlay | None = None) -> Overlay:
        """Return what a patch makes different; needed: of what counts, everything where it is None."""
        return self.execution.again(patch, needed or self.everything, upon)

    def changed(self, overlay: Overlay) -> dict[str, Any]:
        """Return the outputs that can be other ones."""
        return {name: overlay.values[number] for name, number in self.reached(overlay.slice)}

    def earliest(self, output: str, place: int) -> int:
        """Return the number of the first value in which one number of an output stands as it is in the end."""
        versions = self.execution.versions(self.execution.outputs[output])
        values = [self.execution.values[number] for number in versions]
        last = versions[0]
        for number, value in zip(versions, values, strict=True):
            if value.shape != values[0].shape or value.item(place) != values[0].item(place):
                break
            last = number
        return last

    def reached(self, found: Slice) -> Iterator[tuple[str, int]]:
        """Yield the outputs that hang on a slice."""
        return ((name, number) for name, number in self.execution.outputs.items() if number in found.targets)

    def reached_by(self, places: frozenset[Place]) -> frozenset[str]:
        """Return the outputs that hang on some parts."""
        if places not in self._outputs:
            self._outputs[places] = frozenset(name for name, _ in self.reached(self.slice(places)))
        return self._outputs[places]
