"""Otter: a test file for otter-grader, which grades submissions that are still to come."""

from collections.abc import Sequence

_HEAD = '''"""What is wrong with each function, named where it is known."""

from otter.test_files import test_case

from catalog import check

OK_FORMAT = False

name = {name!r}
points = {points}
'''

_CASE = '''

@test_case(name="{exercise}", points=1, hidden=False)
def test_{exercise}({exercise}):
    """Fail with what is wrong, the verdict first."""
    assert {exercise} is not None, "{exercise} is not defined: run the cell that defines it."
    check({exercise}, hints={hints})
'''


def otter_file(exercises: Sequence[str], name: str, hints: int) -> str:
    """Return a file of otter-grader's exception-based format, with a case for each exercise.

    name: what otter-grader calls the question. hints: how many hints a student gets.
    """
    cases = (_CASE.format(exercise=each, hints=hints) for each in exercises)
    return _HEAD.format(name=name, points=len(exercises)) + "".join(cases)
