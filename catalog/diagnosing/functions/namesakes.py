"""Namesakes: functions that bear an exercise's name and are another course's, which are not held against this one."""

from collections.abc import Iterator

from catalog.functions.subject import Subject
from catalog.registry import namesakes_of


def namesakes(subject: Subject) -> Iterator[tuple[str, str]]:
    """Yield each function that takes just what another course's function of that name takes, and that course."""
    known = namesakes_of(subject.family)
    for name in subject.own:
        for course, functions in known.items():
            if functions.get(name) == subject.parameters.get(name, ()):
                yield name, course
