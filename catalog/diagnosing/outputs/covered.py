"""Covered: whether a paste is of a cell that is known here, or of another exercise or course."""

from collections.abc import Sequence

from catalog.explaining.matching.comparing import compare_with_cells
from catalog.model.observation import Observation, Unread
from catalog.model.probe import Shows
from catalog.reading.pastes.paste import Paste
from catalog.reading.unreadable import UnreadableError
from catalog.registry import exercises
from catalog.terminal.phrases import few, listed

PASSED = (
    "All tests passed says that the public test found nothing, and many a mistake passes it: paste the numbers that "
    "the cell prints as well."
)

CODE = (
    "This is code, and it defines {}: save it as a .py file, or add --execute, to have it run in a sandbox; or paste "
    "what the test cell prints."
)

NOT_READ = "The value of {} could not be read: paste it as it was printed, with its decimals."


def check_readable(paste: Paste, cells: Sequence[tuple[Observation, Observation | None]]) -> None:
    """Raise UnreadableError for the output of another subject in which nothing is right, and for what is no output."""
    if paste.foreign and not any(_anything_right(cell) for cell, _ in cells):
        raise UnreadableError(f"This looks like the output of {paste.foreign}. Covered are: {', '.join(exercises())}.")
    if cells:
        return
    if paste.code:
        raise UnreadableError(CODE.format(listed(paste.code)))
    if paste.passed:
        raise UnreadableError(PASSED)
    if whole := [item.found.label for item in paste.items if isinstance(item.found, Unread) and item.found.label]:
        raise UnreadableError(NOT_READ.format(few(list(dict.fromkeys(whole)))))


def _anything_right(observation: Observation) -> bool:
    """True where some number is a correct program's in the cell that it is of."""
    if observation.error is not None:
        return True
    for match in compare_with_cells(observation):
        for reading, right in zip(observation.readings, match.right, strict=True):
            if reading.shows is Shows.VALUE and reading.low.size and right.any():
                return True
    return False
