"""Saying: values, counts and lists as sentences have them."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from catalog.signatures.signature import show

ORDINALS = ("first", "second", "third", "fourth", "fifth")
COUNTS = ("no", "one", "two", "three", "four", "five")

# So many numbers of an array are shown, or as many as it takes to see that two are different.
FEW = 2


def shown_in_full(value: Any) -> str:
    """Return a value as print() shows it, a single number with eight digits as well."""
    if isinstance(value, float | np.floating) or (isinstance(value, np.ndarray) and value.ndim == 0):
        text = show(np.array([value], dtype=float))[1:-1].strip()
        return f"{text}0" if text.endswith(".") else text
    return " ".join(show(value).split())


def shown(values: Sequence[Any]) -> tuple[str, ...]:
    """Return values, cut to their first few numbers, in which those that are different look different."""
    texts = [shown_in_full(value) for value in values]
    longest = max((len(text.split()) for text in texts), default=0)
    cuts = (tuple(_cut(text, count) for text in texts) for count in range(FEW, longest + 1))
    return next((cut for cut in cuts if len(set(cut)) == len(set(texts))), tuple(texts))


def _cut(text: str, count: int) -> str:
    words = text.split()
    if not text.startswith("[") or len(words) <= count + 1:
        return text
    return " ".join(words[: count + (words[0] == "[")]) + " ...]"


def ordinals(positions: Sequence[int]) -> str:
    """Return "first", "first and third" for positions counted from 0."""
    return listed([ORDINALS[position] for position in positions])


def listed(names: Sequence[str], word: str = "and") -> str:
    """Return names as a sentence has them: "a", "a and b", "a, b and c"."""
    *most, last = names
    return f"{', '.join(most)} {word} {last}" if most else last


def counted(count: int, noun: str) -> str:
    """Return "one mistake", "two mistakes", "12 mistakes"."""
    number = COUNTS[count] if count < len(COUNTS) else f"{count:,}"
    return f"{number} {noun}{'' if count == 1 else 's'}"
