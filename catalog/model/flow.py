"""The flow of gradients: how much passes on each edge of a network, as a share of what should pass."""

from dataclasses import dataclass
from enum import StrEnum

# Rounding and what is read off by inverting leave less than this.
NOTHING = 1e-6


class Passage(StrEnum):
    """What passes on an edge, beside what should.

    changed: of a forward pass, where what is wrong elsewhere changes what an input does. unreached: nothing arrives at
    its beginning, or not what can be told. no value: its end has another shape, or is no number. stray: there is no
    such edge in a correct network.
    """

    RIGHT = "right"
    CUT = "cut"
    DOUBLED = "doubled"
    SCALED = "scaled"
    FLIPPED = "flipped"
    MISDIRECTED = "misdirected"
    CHANGED = "changed"
    STRAY = "stray"
    UNREACHED = "unreached"
    NO_VALUE = "no value"


@dataclass(frozen=True, slots=True)
class Gain:
    """How much passes. ratio: the part along what should pass, as a share; misdirected: the rest, as one."""

    ratio: float
    misdirected: float = 0.0

    @property
    def passage(self) -> Passage:
        """What that is called."""
        if self.misdirected > NOTHING:
            return Passage.MISDIRECTED
        for ratio, passage in ((1.0, Passage.RIGHT), (0.0, Passage.CUT), (2.0, Passage.DOUBLED)):
            if abs(self.ratio - ratio) <= NOTHING:
                return passage
        return Passage.FLIPPED if self.ratio < 0 else Passage.SCALED


@dataclass(frozen=True, slots=True)
class Edge:
    """From where to where; gain: None where nothing can be said of how much passes."""

    name: str
    tail: str
    head: str
    passage: Passage
    gain: Gain | None = None

    @classmethod
    def of(cls, name: str, tail: str, head: str, gain: Gain) -> "Edge":
        """Return an edge that was measured."""
        return cls(name, tail, head, gain.passage, gain)


class EntryState(StrEnum):
    """What one place of an output is."""

    RIGHT = "right"
    WRONG = "wrong"
    MISSING = "missing or zero"


@dataclass(frozen=True, slots=True)
class Strip:
    """An output, step by step; one entry where it has no steps."""

    output: str
    entries: tuple[EntryState, ...]


class Direction(StrEnum):
    """Which way a pass goes."""

    FORWARD = "forward"
    BACKWARD = "backward"


@dataclass(frozen=True, slots=True)
class Flow:
    """What passes in one exercise's network. steps: how many, 0 for a cell."""

    exercise: str
    direction: Direction
    steps: int
    edges: tuple[Edge, ...]
    strips: tuple[Strip, ...]

    @property
    def wrong(self) -> tuple[Edge, ...]:
        """The edges on which something else passes than should."""
        return tuple(edge for edge in self.edges if edge.passage not in (Passage.RIGHT, Passage.UNREACHED))


class Why(StrEnum):
    """Why there is no flow."""

    RAISES = "raises"
    NOT_LINEAR = "not linear"
    NO_NETWORK = "no network"


@dataclass(frozen=True, slots=True)
class NoFlow:
    """There is nothing to draw. kind: of the exception, "" for none."""

    exercise: str
    why: Why
    kind: str = ""
