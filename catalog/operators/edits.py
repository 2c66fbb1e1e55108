"""Spans as edits: the smallest whole lines around a span that stand in the function's text once.

What a person typed elsewhere is found by its text, as in the mistakes that have a name.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from catalog.programs.edit import Edit, Span

NEAR = 8
"""Spans of one line with fewer characters between them are made one."""


@dataclass(frozen=True, eq=False, slots=True)
class Editor:
    """Makes the edits of one function."""

    function: str
    source: str
    _starts: list[int] = field(init=False)
    _contexts: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        lengths = (len(line) + 1 for line in self.source.split("\n"))
        object.__setattr__(self, "_starts", [0, *accumulate(lengths)])

    def edits(self, spans: Sequence[Span]) -> tuple[Edit, ...]:
        """Return the edits that replace the spans, without those that come to nothing together."""
        found = joined(sorted(spans), self.source)
        return tuple(self.edit(*span) for span in found if self.source[span[0] : span[1]] != span[2])

    def edit(self, start: int, stop: int, text: str) -> Edit:
        """Return the edit that puts `text` for the characters [start, stop)."""
        left, right = self.context(start, stop)
        before = self.source[left:right]
        return Edit(self.function, before, self.source[left:start] + text + self.source[stop:right])

    def context(self, start: int, stop: int) -> tuple[int, int]:
        """Return the fewest whole lines around [start, stop) that stand in the text once."""
        first = self.source.rfind("\n", 0, start) + 1
        last = self.source.find("\n", stop)
        key = first, last if last >= 0 else len(self.source)
        if key not in self._contexts:
            self._contexts[key] = self._widened(*key)
        return self._contexts[key]

    def _widened(self, first: int, last: int) -> tuple[int, int]:
        while self.source.count(self.source[first:last]) > 1:
            before = self.source.rfind("\n", 0, max(first - 1, 0)) + 1
            after = self.source.find("\n", last + 1)
            first, last = (before, last) if before < first else (first, after if after >= 0 else len(self.source))
        return first, last


def joined(spans: Sequence[Span], source: str) -> list[tuple[int, int, str]]:
    """Return the spans with those that nearly touch made one: taking off common words would let them overlap."""
    found: list[tuple[int, int, str]] = []
    for span in spans:
        if found and source.find("\n", found[-1][1], span.start) < 0 and span.start - found[-1][1] < NEAR:
            start, stop, text = found.pop()
            found.append((start, span.stop, text + source[stop : span.start] + span.text))
        else:
            found.append((span.start, span.stop, span.text))
    return found


def overlap(spans: Sequence[Span]) -> bool:
    """True where two of the spans share a character or a place."""
    return any(left.overlaps(right) for left, right in pairwise(sorted(spans)))
