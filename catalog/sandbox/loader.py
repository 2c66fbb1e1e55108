"""Loaders: what loads submissions, whatever runs them."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Self

from catalog.reading.sources.extracted import ExtractedDefinitions
from catalog.sandbox.functions import SandboxedFunctions
from catalog.sandbox.limits import Limits
from catalog.sandbox.session import Session
from catalog.sandbox.submission import Submission


class SubmissionLoader(ABC):
    """Loads submissions, each in children of its own.

    protection: what stands between a submission and the machine, a part of a sentence.
    """

    limits: Limits
    protection: str

    def open(self, extracted: ExtractedDefinitions, family: str) -> SandboxedFunctions:
        """Return a submission's functions of a family, loaded in a new child.

        Raises StoppedError where loading had to be stopped, and SandboxError where there is no server any more.
        """
        return SandboxedFunctions(self.load(extracted, [family]), family)

    def load(self, extracted: ExtractedDefinitions, families: Sequence[str]) -> Submission:
        """Return a submission with functions of several families, loaded in one new child; raises as open does."""
        return Submission(extracted, families, self._begin, self.limits, self.protection)

    @abstractmethod
    def _begin(self) -> Session:
        """Return a new child. Raises SandboxError."""

    def close(self) -> None:  # noqa: B027
        """End all children."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
