"""Truths: what made an output, and which causes are therefore right; they can be sent to other processes."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from catalog.evaluation.course import CorpusOutput, corpus_output
from catalog.evaluation.named import behaviour_of, parts
from catalog.model.diagnosis import Cause
from catalog.programs.program import Program
from catalog.registry import battery
from catalog.running.behaviour import Behaviour, alike, behaviour


@dataclass(frozen=True, slots=True)
class Truth:
    """What made an output; by itself, nothing that a cause could name. functions: those that are wrong."""

    functions: frozenset[str] = frozenset()

    @property
    def nothing_wrong(self) -> bool:
        """True where the output is right."""
        return False

    @property
    def no_cause(self) -> bool:
        """True where no edit of a program made it."""
        return False

    def is_right(self, _: Cause) -> bool:
        """True where the cause does what made the output."""
        return False

    def is_part(self, _: Cause) -> bool:
        """True where the cause does a part of what made the output."""
        return False

    def is_place(self, named: Sequence[str]) -> bool:
        """True where the mistakes are in these functions."""
        return set(named) == self.functions

    def has_places(self, named: Collection[str]) -> bool:
        """True where there are mistakes in all of these functions."""
        return self.functions.issuperset(named)


class Nothing(Truth):
    """Numbers that no edit of a program made."""

    @property
    def no_cause(self) -> bool:
        """True."""
        return True


class Correct(Truth):
    """A correct program, whichever way it is written."""

    @property
    def nothing_wrong(self) -> bool:
        """True."""
        return True


@dataclass(frozen=True, slots=True)
class Real(Truth):
    """A program that somebody wrote, of which is known what it gave on other inputs."""

    course: str = ""
    id: str = ""

    @property
    def _output(self) -> CorpusOutput:
        return corpus_output(self.course, self.id)

    @property
    def nothing_wrong(self) -> bool:
        """True where the program has no mistake."""
        return not self.functions

    def is_right(self, cause: Cause) -> bool:
        """True where the cause gives on other inputs what the program gave, in a function that is wrong.

        An exception alone is of few kinds: one that comes out of a right function is another mistake.
        """
        elsewhere = self.raises and not self.has_places(cause.functions)
        return not elsewhere and self._output.agrees(cause.program)

    @property
    def raises(self) -> bool:
        """True where the program ended in an exception."""
        return bool(self._output.case.get("raises"))

    def is_place(self, named: Sequence[str]) -> bool:
        """True where all of these functions have mistakes; others may have some that the cell does not show."""
        return self.has_places(named)


@dataclass(frozen=True, slots=True)
class Made(Truth):
    """A program with these mutants, by name.

    exercise: the only one whose function is compared on other inputs, as it is of real programs; "" for all of the
    family's functions.
    """

    names: tuple[str, ...] = ()
    exercise: str = ""

    def is_right(self, cause: Cause) -> bool:
        """True where no input tells the cause from it."""
        return self._alike(cause, self.names)

    def is_part(self, cause: Cause) -> bool:
        """True where no input tells the cause from some of the mutants."""
        return any(self._alike(cause, part) for part in parts(self.names))

    def _alike(self, cause: Cause, names: tuple[str, ...]) -> bool:
        return behaves(cause.program, behaviour_of(names), self.exercise)


def behaves(program: Program, other: Behaviour, exercise: str) -> bool:
    """True where no input tells a program from another's behaviour; exercise: as in Made."""
    probes = [probe for probe in battery() if probe.family == program.family.name]
    pairs = zip(probes, behaviour(program), other, strict=True)
    compared = [(one, other) for probe, one, other in pairs if exercise in ("", probe.exercise)]
    return alike(tuple(one for one, _ in compared), tuple(other for _, other in compared))
