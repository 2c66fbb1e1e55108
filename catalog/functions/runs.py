"""Runs: what a subject gives on each probe, each run once."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from catalog.functions.probes import called, trial_probes
from catalog.functions.rightness import is_right
from catalog.functions.run import Trial
from catalog.functions.subject import StoppedError, Subject
from catalog.model.probe import Probe

NOBODY: frozenset[str] = frozenset()


def swap(probe: Probe, swapped: frozenset[str]) -> frozenset[str]:
    """Return what is to be swapped in a probe: nobody, where it calls none of them."""
    return NOBODY if swapped.isdisjoint(called(probe)) else swapped


@dataclass(eq=False)
class Runs:
    """A subject's trials, kept. single: what is right as far as single precision goes counts as right.

    Swapping functions that a probe does not call makes no difference to it, and takes no further run.
    """

    subject: Subject
    single: bool = False
    _kept: dict[tuple[str, frozenset[str]], Trial] = field(default_factory=dict)
    _right: dict[tuple[str, frozenset[str]], bool] = field(default_factory=dict)

    @property
    def probes(self) -> tuple[Probe, ...]:
        """The probes of the subject's family."""
        return trial_probes(self.subject.family)

    def run(self, probe: Probe, swapped: frozenset[str] = NOBODY) -> Trial:
        """Return a trial with correct functions in the place of those swapped."""
        key = probe.name, swap(probe, swapped)
        if key not in self._kept:
            self._kept[key] = self._new(probe, key[1])
        return self._kept[key]

    def again(self, probe: Probe) -> Trial:
        """Return a trial that is made once more."""
        return self._new(probe, NOBODY)

    def _new(self, probe: Probe, swapped: frozenset[str]) -> Trial:
        try:
            return self.subject.run(probe, swapped)
        except StoppedError as error:
            error.exercise = probe.exercise
            raise

    def but(self, functions: Iterable[str]) -> frozenset[str]:
        """Return the student's functions but these: what to swap for these to be among correct ones alone."""
        return frozenset(self.subject.own).difference(functions)

    def aside(self, probe: Probe, swapped: frozenset[str] = NOBODY) -> bool:
        """True for a trial that tells nothing: a print of the student's fails in it, in no cell of the course."""
        return not probe.lines and self.run(probe, swapped).printing

    def calling(self, functions: Iterable[str]) -> list[Probe]:
        """Return the probes that call one of these functions."""
        return [probe for probe in self.probes if not called(probe).isdisjoint(functions)]

    def telling(self, functions: Iterable[str], swapped: frozenset[str] = NOBODY) -> list[Probe]:
        """Return the probes that call one of these functions and tell something."""
        return [probe for probe in self.calling(functions) if not self.aside(probe, swapped)]

    def is_right(self, probe: Probe, swapped: frozenset[str] = NOBODY) -> bool:
        """True where a trial gives what a correct program gives, or tells nothing, or calls correct functions alone."""
        if self._is_settled(probe, swapped):
            return True
        key = probe.name, swap(probe, swapped)
        if key not in self._right:
            given = self.run(probe, swapped).signature
            self._right[key] = self.aside(probe, swapped) or is_right(probe, given, single=self.single)
        return self._right[key]

    def in_single(self) -> "Runs":
        """Return the same runs, of which what is right as far as single precision goes counts as right."""
        return Runs(self.subject, single=True, _kept=self._kept)

    def _is_settled(self, probe: Probe, swapped: frozenset[str]) -> bool:
        """True where all of the student's functions that a probe calls are swapped."""
        return bool(swapped) and not any(name in called(probe) for name in self.subject.own if name not in swapped)

    def wrong(self, swapped: frozenset[str] = NOBODY) -> list[Probe]:
        """Return the probes on which something is wrong."""
        unknown = [probe for probe in self.probes if not self._is_settled(probe, swapped)]
        new = [probe for probe in unknown if (probe.name, swap(probe, swapped)) not in self._kept]
        self.subject.expect(new, swapped)
        return [probe for probe in self.probes if not self.is_right(probe, swapped)]

    def is_wrong(self, swapped: frozenset[str] = NOBODY) -> bool:
        """True where something is wrong on any of the probes."""
        return not all(self.is_right(probe, swapped) for probe in self.probes)
