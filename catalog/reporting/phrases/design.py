"""Designed cells: what is said of what they see, and of what they leave."""

from catalog.designing.design import Design
from catalog.designing.leftover import Leftover, Reason
from catalog.terminal.phrases import counted, few

HEAD = ("with the line", "numbers", "named", "times seen", "generated", "groups", "left")
EXPECTED = "Expected output:"
LEGEND = (
    "Killed with this line and those above: named mistakes, the same as often as they were seen, and generated ones. "
    "Groups: how many different things are shown of them, of as many as are told apart by this cell or others. Left: "
    "the expected number of programs that fit what is printed, each mutant as likely as any other."
)
NOT_TOLD_APART = "Not told apart"
NOTHING_LEFT = "All mutants are told apart."

_LEFT = {
    Reason.HERE: "equal in this cell; with other sizes, or by numbers that it does not print, they are told apart",
    Reason.CELL: "equal in other cells of the function as well; a cell of another, or a second call, tells them apart",
    Reason.EVERYWHERE: "equal on every input of the battery",
}


def heading_of(found: Design) -> str:
    """Return what a cell is, in a line."""
    printed = f"{counted(len(found.steps), 'line')} with {counted(found.numbers, 'number')}"
    return f"A cell for {found.exercise}: {printed} ({found.setting})"


def summary(found: Design) -> str:
    """Return what a cell sees of what there is to see."""
    score = found.score
    give = "gives what is right" if score.equivalent == 1 else "give what is right"
    equal = f" ({score.equivalent:,} more {give} on every input of the battery)" if score.equivalent else ""
    return (
        f"It notices {score.killed:,} of {score.countable:,} mutants{equal}, and tells apart {score.groups:,} of the "
        f"{found.apart:,} groups that it and other cells of {found.exercise} tell apart, whatever their sizes."
    )


def near_sizes(found: Design) -> str:
    """Return which sizes hide mistakes, or ""."""
    if not found.near:
        return ""
    pairs = "; ".join(f"{one} and {other}" for one, other in found.near)
    return f"Equal, or different by one: {pairs}. A loop over the wrong one of two may pass."


def left_for(reason: Reason, found: Design) -> str:
    """Return how many mutants are left for a reason, or ""."""
    left = [each for each in found.left if each.reason is reason]
    count = sum(len(each.mutants) for each in left)
    return f"{counted(count, 'mutant')} in {counted(len(left), 'group')}: {_LEFT[reason]}." if left else ""


def told_together(found: Leftover) -> str:
    """Return what is not told apart, one mutant for those that are alike."""
    names = [_name(group[0]) for group in found.alike]
    return few(names)


def _name(mutant: object) -> str:
    name = getattr(mutant, "name", "")
    return name.partition(".")[2] or name or "a correct program"
