"""Edits: textual changes to one function of the reference, and how several are applied at once."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise


class EditError(ValueError):
    """An edit that does not apply: its text is not there, is there twice, changes nothing or overlaps another."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Where `before` stands in the source of `function`, `after` stands instead.

    `before` only locates, and must stand in the function exactly once. What changes is the span that is left when
    the words that `before` and `after` begin and end with in common are taken off.
    """

    function: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The characters [start, stop) of a function's source, replaced by `text`."""

    start: int
    stop: int
    text: str

    def overlaps(self, other: "Span") -> bool:
        """Two spans overlap where they share a character or insert at the same place."""
        if self.start == other.start:
            return True
        first, second = sorted((self, other))
        return second.start < first.stop


def _common_words(left: str, right: str) -> int:
    """Return the length of the common beginning of two strings, cut back until it splits no word of either."""
    pairs = zip(left, right, strict=False)
    length = next((at for at, (one, other) in enumerate(pairs) if one != other), min(len(left), len(right)))
    while _splits_word(left, length) or _splits_word(right, length):
        length -= 1
    return length


def _splits_word(text: str, at: int) -> bool:
    return re.fullmatch(r"\w\w", text[max(at - 1, 0) : at + 1]) is not None


def locate(edit: Edit, source: str) -> Span:
    """Return the span of `source` that the edit changes.

    Raises EditError where `before` does not stand in the source exactly once, or where nothing would change.
    """
    count = source.count(edit.before)
    if count != 1:
        raise EditError(f"{edit.before!r} stands in {edit.function} {count} times, and must stand there exactly once")
    if edit.before == edit.after:
        raise EditError(f"{edit.before!r} in {edit.function} is replaced by itself")
    head = _common_words(edit.before, edit.after)
    before, after = edit.before[head:], edit.after[head:]
    tail = _common_words(before[::-1], after[::-1])
    start = source.index(edit.before) + head
    return Span(start, start + len(before) - tail, after[: len(after) - tail])


def apply(spans: Iterable[Span], source: str) -> str:
    """Return `source` with all spans replaced; positions are those of the original text.

    Raises EditError where two spans overlap.
    """
    ordered = sorted(spans)
    for first, second in pairwise(ordered):
        if first.overlaps(second):
            raise EditError(f"two edits overlap at {source[second.start : second.stop] or second.text!r}")
    chunks, end = [], 0
    for span in ordered:
        chunks += [source[end : span.start], span.text]
        end = span.stop
    return "".join([*chunks, source[end:]])
