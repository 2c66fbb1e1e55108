"""Jobs: what worker processes are told to do, and what they say."""

from dataclasses import dataclass
from mmap import mmap

from catalog.model.suite_kills import Kill


@dataclass(frozen=True, slots=True)
class Job:
    """What a worker is to do with mutants, given by their numbers.

    batch: to which item it belongs. first: with which of its tests the first mutant begins. alone: a process of its own
    is made for this job. ended: a process has ended with that test already. battery: the mutants are compared with the
    reference on the battery, and no test is run.
    """

    batch: int
    mutants: tuple[int, ...]
    first: int = 0
    alone: bool = False
    ended: bool = False
    battery: bool = False


@dataclass(frozen=True, slots=True)
class Ran:
    """What one test said of a mutant; kill: None where it passed."""

    mutant: int
    test: int
    kill: Kill | None


@dataclass(frozen=True, slots=True)
class Compared:
    """Whether a mutant gives on the battery what the reference gives."""

    mutant: int
    alike: bool


@dataclass(frozen=True, slots=True)
class Done:
    """A job is done. trusted: the same tests passed with the reference after all of it, in the same process.

    said: what the tests said, where that was not sent at once: a message for each takes longer than many a test.
    """

    trusted: bool
    said: tuple[Ran, ...] = ()


class Progress:
    """How many tests were run of a job, for who started the process to see whatever becomes of it."""

    def __init__(self) -> None:
        self._shared = mmap(-1, 8)

    @property
    def runs(self) -> int:
        """The number."""
        return int.from_bytes(self._shared[:], "little")

    @runs.setter
    def runs(self, runs: int) -> None:
        self._shared[:] = runs.to_bytes(8, "little")
