"""Cell templates: how a test cell of an exercise is written, for any seed and sizes."""

from collections.abc import Mapping
from dataclasses import dataclass

SEED = "seed"


@dataclass(frozen=True, slots=True)
class CellOutput:
    """One thing that a cell has in hand and can print.

    name: what a probe calls it. expression: what it is in the cell. head: how it is printed. called: its name there,
    where that is another. given: whether the functions are called with it, and do not return it.
    """

    name: str
    expression: str
    head: str
    called: str = ""
    given: bool = False


@dataclass(frozen=True, slots=True)
class CellTemplate:
    """The test cell of an exercise without its prints.

    text: the seed, the draws and the calls; {seed} and names of sizes in braces stand for numbers. outputs: what can be
    printed behind it, what the exercise's function returns first. sizes: their names, in the order in which they are
    chosen. sums: pairs of sizes that are as long as both together. time: the size that is the number of steps, "" for
    one step alone. upstream: the size that is the number of steps of what enters from above, where it may be smaller.
    """

    exercise: str
    family: str
    text: str
    outputs: tuple[CellOutput, ...]
    sizes: tuple[str, ...]
    sums: tuple[tuple[str, str], ...] = ()
    time: str = ""
    upstream: str = ""

    def written(self, seed: int, sizes: Mapping[str, int]) -> str:
        """Return the cell's text with its numbers."""
        return self.text.format_map({SEED: seed, **sizes})
