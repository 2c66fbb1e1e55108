"""Scopes: how far a diagnosis may go, and which mutants it may know."""

import time
from dataclasses import dataclass, field

from catalog.model.probe import Probe
from catalog.terminal.progress import Watcher

# About ten seconds on two cores: half a millisecond for a program of the LSTM's family, compiling included.
BUDGET = 17_000


@dataclass(frozen=True, eq=False, slots=True)
class Scope:
    """What a search may use.

    probe: the only cell that the output can be of; None for all of the course's. without: the names of mutants that are
    taken out of the catalog, and of operators that make nothing of an edited text either. budget: how many programs
    with several mistakes may be run. seconds: after how long the search stops where it is; None for never. watch: is
    called with the programs run so far and the most there may be. lines: whether the lines of functions are looked at.
    """

    probe: Probe | None = None
    without: frozenset[str] = frozenset()
    budget: int = BUDGET
    seconds: float | None = None
    watch: Watcher | None = None
    lines: bool = True
    started: float = field(default_factory=time.monotonic)

    def __post_init__(self) -> None:
        """Raise ValueError for limits that are none."""
        if self.budget < 0:
            raise ValueError(f"the budget is a number of programs from 0, not {self.budget}")
        if self.seconds is not None and not self.seconds >= 0:
            raise ValueError(f"the limit is a number of seconds from 0, not {self.seconds}")

    @property
    def late(self) -> bool:
        """True where the limit in seconds is over."""
        return self.seconds is not None and time.monotonic() - self.started > self.seconds
