"""Functions in the sandbox: a subject whose runs are a child's."""

from collections.abc import Iterable
from typing import Self

from catalog.functions.run import FunctionRun
from catalog.model.probe import Probe
from catalog.registry import family
from catalog.sandbox.submission import Submission


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

    def close(self) -> None:
        """End the child and everything that it started."""
        self._submission.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
