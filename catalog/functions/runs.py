"""Runs: what a subject gives on each probe, each run once."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from catalog.functions.probes import called, function_probes
from catalog.functions.rightness import is_right
from catalog.functions.run import FunctionRun
from catalog.functions.subject import StoppedError, Subject
from catalog.model.probe import Probe

NOBODY: frozenset[str] = frozenset()


def swap(probe: Probe, replaced: frozenset[str]) -> frozenset[str]:
    """Return what is to be replaced in a probe: nobody, where it calls none of them."""
    return NOBODY if replaced.isdisjoint(called(probe)) else replaced


@dataclass(eq=False)
class Runs:
    """A subject's runs, kept. single: what is right as far as single precision goes counts as right.

    Swapping functions that a probe does not call makes no difference to it, and takes no further run.
    """

    subject: Subject
    single: bool = False
    _kept: dict[tuple[str, frozenset[str]], FunctionRun] = field(default_factory=dict)
    _right: dict[tuple[str, frozenset[str]], bool] = field(default_factory=dict)

    @property
    def probes(self) -> tuple[Probe, ...]:
        """The probes of the subject's family."""
        return function_probes(self.subject.family)

    def run(self, probe: Probe, replaced: frozenset[str] = NOBODY) -> FunctionRun:
        """Return a run with correct functions in the place of those replaced."""
        key = probe.name, swap(probe, replaced)
        if key not in self._kept:
            self._kept[key] = self._new(probe, key[1])
        return self._kept[key]

    def again(self, probe: Probe) -> FunctionRun:
        """Return a run that is made once more."""
        return self._new(probe, NOBODY)

    def _new(self, probe: Probe, replaced: frozenset[str]) -> FunctionRun:
        try:
            return self.subject.run(probe, replaced)
        except StoppedError as error:
            error.exercise = probe.exercise
            raise

    def but(self, functions: Iterable[str]) -> frozenset[str]:
        """Return the student's functions but these: what to replace for these to be among correct ones alone."""
        return frozenset(self.subject.own).difference(functions)

    def aside(self, probe: Probe, replaced: frozenset[str] = NOBODY) -> bool:
        """True for a run that tells nothing: a print of the student's fails in it, in no cell of the course."""
        return not probe.lines and self.run(probe, replaced).printing

    def calling(self, functions: Iterable[str]) -> list[Probe]:
        """Return the probes that call one of these functions."""
        return [probe for probe in self.probes if not called(probe).isdisjoint(functions)]

    def telling(self, functions: Iterable[str], replaced: frozenset[str] = NOBODY) -> list[Probe]:
        """Return the probes that call one of these functions and tell something."""
        return [probe for probe in self.calling(functions) if not self.aside(probe, replaced)]

    def is_right(self, probe: Probe, replaced: frozenset[str] = NOBODY) -> bool:
        """True where a run gives what a correct program gives, or tells nothing, or calls correct functions alone."""
        if self._is_settled(probe, replaced):
            return True
        key = probe.name, swap(probe, replaced)
        if key not in self._right:
            given = self.run(probe, replaced).signature
            self._right[key] = self.aside(probe, replaced) or is_right(probe, given, single=self.single)
        return self._right[key]

    def in_single(self) -> "Runs":
        """Return the same runs, of which what is right as far as single precision goes counts as right."""
        return Runs(self.subject, single=True, _kept=self._kept)

    def _is_settled(self, probe: Probe, replaced: frozenset[str]) -> bool:
        """True where all of the student's functions that a probe calls are replaced."""
        return bool(replaced) and not any(name in called(probe) for name in self.subject.own if name not in replaced)

    def wrong(self, replaced: frozenset[str] = NOBODY) -> list[Probe]:
        """Return the probes on which something is wrong."""
        unknown = [probe for probe in self.probes if not self._is_settled(probe, replaced)]
        new = [probe for probe in unknown if (probe.name, swap(probe, replaced)) not in self._kept]
        self.subject.expect(new, replaced)
        return [probe for probe in self.probes if not self.is_right(probe, replaced)]

    def is_wrong(self, replaced: frozenset[str] = NOBODY) -> bool:
        """True where something is wrong on any of the probes."""
        return not all(self.is_right(probe, replaced) for probe in self.probes)
