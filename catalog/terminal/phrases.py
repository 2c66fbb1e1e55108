"""Saying: values, counts and lists as sentences have them."""

from collections.abc import Sequence

ORDINALS = ("first", "second", "third", "fourth", "fifth")
COUNTS = ("no", "one", "two", "three", "four", "five")

# So many expressions are written out in a sentence that has room for a few.
FEW = 3


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


def few(names: Sequence[str]) -> str:
    """Return the first few names as a list, and how many more there are."""
    more = len(names) - FEW
    return listed([*names[:FEW], f"{more} more"] if more > 1 else names)


def share(part: int, whole: int, digits: int = 0) -> str:
    """Return a part in per cent, never rounded up: 203 of 204 are 99 %. digits: behind the point. "-" of nothing."""
    return f"{100 * 10**digits * part // whole / 10**digits:.{digits}f} %" if whole else "-"
