"""Right so far: what is said of an output in which nothing is wrong, and what is missing from it."""

from collections.abc import Sequence

from catalog.terminal.phrases import listed

# So many expressions are written out in a sentence.
MAX = 3

DENIED = "These values are right, but the text says that they are not what was printed: paste what your cell printed."


def right_so_far(exercise: str, right: Sequence[str], missing: Sequence[str], whole: bool) -> str:
    """Return that all is right, and what was not looked at; whole: whole outputs were given."""
    what = f"Nothing {'given' if whole else 'shown'} differs from a correct {exercise or 'program'}"
    if not missing:
        return f"{what}."
    return f"{what}: {few(right)}. Not {'given' if whole else 'shown'}, and so not looked at: {few(missing)}."


def too_little(numbers: bool) -> str:
    """Return that what was shown is right, and not enough; numbers: not only shapes were shown."""
    if not numbers:
        return "Only shapes were shown. They are right, and say nothing of the numbers."
    return "What was shown is right, but it is a small part of what the cell prints."


def to_add(missing: Sequence[str]) -> str:
    """Return which lines to add."""
    return f"Add {few(missing)}." if missing else ""


def unread_beside(unread: Sequence[str]) -> str:
    """Return that something could not be read beside what is right."""
    return f"What could be read is right, but the value of {few(unread)} could not be read: paste it as it was printed."


def few(names: Sequence[str]) -> str:
    """Return the first few names as a list, and how many more there are."""
    more = len(names) - MAX
    return listed([*names[:MAX], f"{more} more"] if more > 1 else names)
