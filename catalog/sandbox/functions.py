"""Functions in the sandbox: a subject whose runs are a child's."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Self

from catalog.functions.instrumentation.recorder import Replacement
from catalog.functions.instrumentation.source_text import SourceText
from catalog.functions.instrumentation.traced_run import TracedRun
from catalog.functions.run import FunctionRun
from catalog.model.probe import Probe
from catalog.registry import family
from catalog.sandbox.submission import Submission
from catalog.sandbox.traces import sources_in


class SandboxedFunctions:
    """A submission's functions of one family, with all the time that it has; see catalog.functions.subject.Subject.

    notes: what could not be loaded. Where a run had to be stopped, the next one is that of another child,
    as long as any time is left.
    """

    def __init__(self, submission: Submission, family_name: str) -> None:
        self.family, self.protection = family_name, submission.protection
        self.own, self.notes = submission.own[family_name], submission.notes
        self.left_out, self.foreign = submission.extracted.left_out, dict[str, tuple[str, ...]]()
        self.imported, self.parameters = submission.extracted.imported, submission.extracted.parameters
        self.helpers = submission.extracted.written(family(family_name).given)
        self._submission = submission
        submission.allow()

    def run(self, probe: Probe, replaced: frozenset[str] = frozenset()) -> FunctionRun:
        """Return what a probe gives; see Subject. Raises StoppedError."""
        return self._submission.run(probe, replaced)

    def expect(self, probes: Iterable[Probe], replaced: frozenset[str] = frozenset()) -> None:
        """Have these run at once when the first of them is; see Subject."""
        self._submission.expect((probe, replaced) for probe in probes)

    @cached_property
    def sources(self) -> tuple[SourceText, ...]:
        """The statements that the functions stand in; see Subject."""
        return sources_in(self._submission.extracted)

    def trace(self, probe: Probe, replaced: frozenset[str], replacements: Sequence[Replacement]) -> Sequence[TracedRun]:
        """Return what a probe gives with hooked functions; see Subject. Raises StoppedError."""
        return self._submission.trace(probe, replaced, replacements)

    def close(self) -> None:
        """End the child and everything that it started."""
        self._submission.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
