"""Nodes: a program with some mistakes made, what it shows, and what is known of every further one upon it."""

from dataclasses import dataclass

from catalog.explaining.matching.candidate import Candidate
from catalog.explaining.matching.composition import compose
from catalog.explaining.matching.seeds import Seeds
from catalog.explaining.peeling.target import Response
from catalog.explaining.peeling.trace import Trace
from catalog.explaining.peeling.tries import Tries


@dataclass(eq=False, slots=True)
class Node:
    """A set of mistakes.

    members: the mistakes, in the order in which they were found. alternatives: for each, which others showed the same
    there. cost: how little is to be expected of them, in nats. parent, reach: the node that the last step was made
    upon, and what the step has to do with there; None and 0 where it is not one mistake. trace, tries: made when they
    are first asked for. recorded: whether the trace was asked for; it is None where the program is not followed.
    """

    family: str
    members: Seeds
    shown: Response
    cost: float = 0.0
    alternatives: tuple[Seeds, ...] = ()
    parent: "Node | None" = None
    reach: int = 0
    trace: Trace | None = None
    tries: Tries | None = None
    recorded: bool = False

    @property
    def candidate(self) -> Candidate:
        """The program."""
        return compose(self.members) if self.members else Candidate(self.family, ())

    @property
    def order(self) -> int:
        """How many mistakes there are, those in one statement each for itself."""
        return sum(each.order for each in self.members)

    @property
    def names(self) -> frozenset[str]:
        """What tells it from other nodes."""
        return frozenset(
            name for each in self.members for name in (*each.names, *(variant.name for variant in each.equivalents))
        )
