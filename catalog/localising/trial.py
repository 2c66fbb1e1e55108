"""Trials: a student's functions run on one probe with right values in the place of some of theirs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from catalog.functions.instrumentation.recorder import Replacement, Value
from catalog.functions.instrumentation.traced_run import TracedRun
from catalog.functions.probes import right
from catalog.functions.rightness import close_output
from catalog.functions.subject import Subject
from catalog.localising.correct_runs import Origin, value_on
from catalog.model.probe import Probe

ENDS = "an exception"
"""What is wrong of a run that ends with an exception, beside all of its outputs."""


@dataclass(frozen=True, eq=False, slots=True)
class Put:
    """What is put in the place of an expression: right values, or copies of its own.

    whole: where the right value of all evaluations is found, the first place that a probe has; none for none. parts:
    instead, one evaluation of a right value for each, None where it keeps its own. noise: random numbers added to its
    own, to see what hangs on it. edit: another expression, which is evaluated there. Without any of them its own value
    is copied.
    """

    site: int
    whole: tuple[Origin, ...] = ()
    parts: tuple[tuple[tuple[Origin, ...], int] | None, ...] = ()
    noise: tuple[Value, ...] = ()
    edit: str = ""

    @property
    def copies(self) -> bool:
        """True where its own value is copied, so that it shares no memory with another."""
        return not (self.whole or self.parts or self.noise or self.edit)

    def values(self, probe: Probe) -> Sequence[Value]:
        """Return the values on a probe; none where a correct program does not evaluate them there."""
        if self.whole:
            return _first(self.whole, probe)
        if self.noise:
            return self.noise
        return [None if part is None else _one(part, probe) for part in self.parts]


def _one(part: tuple[tuple[Origin, ...], int], probe: Probe) -> Value:
    origins, at = part
    values = _first(origins, probe)
    return values[at] if at < len(values) else None


def _first(origins: Iterable[Origin], probe: Probe) -> Sequence[Value]:
    """Return the values of the first place that a probe has."""
    found = (value_on(origin, probe) for origin in origins)
    return next((values for values in found if values), ())


@dataclass(frozen=True, eq=False, slots=True)
class TrialOutcome:
    """What a run came to. wrong: the outputs that are not right."""

    traced: TracedRun
    wrong: frozenset[str]

    @property
    def ends(self) -> bool:
        """True where it ends with an exception."""
        return ENDS in self.wrong


@dataclass(eq=False)
class Trial:
    """A probe that a subject's functions are run on, the others replaced by correct ones. runs: made so far."""

    subject: Subject
    probe: Probe
    replaced: frozenset[str]
    runs: int = 0

    def outcomes(self, sets: Iterable[Sequence[Put]], *, recording: bool = False) -> list[TrialOutcome]:
        """Return what comes of each set of what is put. Raises StoppedError."""
        replacements = [self._replacement(each, recording) for each in sets]
        self.runs += len(replacements)
        return [self._outcome(each) for each in self.subject.trace(self.probe, self.replaced, replacements)]

    def changed(self, one: TrialOutcome, other: TrialOutcome) -> frozenset[str]:
        """Return the outputs in which two runs differ."""
        first, second = one.traced.run.signature, other.traced.run.signature
        if second.error is not None:
            return frozenset(right(self.probe).signature.outputs)
        pairs = (
            (name, first.outputs.get(name), second.outputs.get(name)) for name in right(self.probe).signature.outputs
        )
        return frozenset(name for name, before, after in pairs if not close_output(before, after))

    def _replacement(self, puts: Sequence[Put], recording: bool) -> Replacement:
        values: Mapping[int, Sequence[Value]] = {
            each.site: each.values(self.probe) for each in puts if not (each.copies or each.edit)
        }
        copies = frozenset(each.site for each in puts if each.copies)
        return Replacement(values, copies, {each.site: each.edit for each in puts if each.edit}, recording)

    def _outcome(self, traced: TracedRun) -> TrialOutcome:
        outputs, signature = right(self.probe).signature.outputs, traced.run.signature
        if signature.error is not None:
            return TrialOutcome(traced, frozenset((*outputs, ENDS)))
        wrong = (name for name, value in outputs.items() if not close_output(signature.outputs.get(name), value))
        return TrialOutcome(traced, frozenset(wrong))
