"""Composing: two changes of a text, the second made in what the first leaves, as one change."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from catalog.operators.edits import NEAR
from catalog.programs.edit import Span, apply


@dataclass(frozen=True, slots=True)
class Region:
    """What some changes come to where they meet.

    span: of the first text. left: where it stands in the text between the two. before, after: which of the first
    changes, and of the second, are in it.
    """

    span: Span
    left: tuple[int, int]
    before: tuple[int, ...]
    after: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Change:
    """A change at [start, stop) of the text between the two; of the first changes, that is what they put there."""

    start: int
    stop: int
    first: bool
    number: int


def composed(first: Sequence[Span], second: Sequence[Span], source: str) -> tuple[Region, ...]:
    """Return what spans of a text, and spans of what these leave, come to as spans of the text.

    Raises EditError where spans overlap that are made at the same time.
    """
    between = apply(first, source)
    changes = sorted([*_left(first), *_made(second)], key=lambda each: (each.start, each.stop, not each.first))
    regions: list[Region] = []
    shift = 0
    for group in _meeting(changes, between):
        regions.append(_region(group, shift, first, second, between))
        shift += sum(_longer(first[number]) for number in regions[-1].before)
    return tuple(regions)


def _left(first: Sequence[Span]) -> Iterator[_Change]:
    shift = 0
    for span, number in sorted((span, number) for number, span in enumerate(first)):
        start = span.start + shift
        yield _Change(start, start + len(span.text), True, number)
        shift += len(span.text) - (span.stop - span.start)


def _made(second: Sequence[Span]) -> Iterator[_Change]:
    return (_Change(span.start, span.stop, False, number) for number, span in enumerate(second))


def _meeting(changes: Sequence[_Change], between: str) -> list[list[_Change]]:
    """Return the changes in groups, those together that touch or nearly do."""
    groups: list[list[_Change]] = []
    stop = -1
    for each in changes:
        if groups and (each.start <= stop or _is_near(between[stop : each.start])):
            groups[-1].append(each)
        else:
            groups.append([each])
        stop = max(stop, each.stop)
    return groups


def _is_near(text: str) -> bool:
    return len(text) < NEAR and "\n" not in text


def _region(
    group: Sequence[_Change], shift: int, first: Sequence[Span], second: Sequence[Span], between: str
) -> Region:
    """Return the region of some changes; shift: how many characters more the first ones before them leave."""
    before = tuple(each.number for each in group if each.first)
    after = tuple(each.number for each in group if not each.first)
    start, stop = min(each.start for each in group), max(each.stop for each in group)
    moved = [Span(span.start - start, span.stop - start, span.text) for span in map(second.__getitem__, after)]
    inside = sum(_longer(first[number]) for number in before)
    text = apply(moved, between[start:stop])
    return Region(Span(start - shift, stop - shift - inside, text), (start, stop), before, after)


def _longer(span: Span) -> int:
    """Return how many characters more a change leaves."""
    return len(span.text) - (span.stop - span.start)
