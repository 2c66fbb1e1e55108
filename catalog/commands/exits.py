"""Exits: the exit codes, and what they mean."""

from collections.abc import Sequence

from catalog.terminal.streams import complain

NO_DIFFERENCE, MISTAKE, UNREADABLE, INTERRUPTED = 0, 1, 2, 130


class RefusedError(Exception):
    """A command that cannot be carried out; the message is a sentence."""


def exit_code(verdicts: Sequence[str]) -> int:
    """Return 1 where any cell has a mistake, otherwise 2 where any cannot be read or is too little, otherwise 0."""
    if set(verdicts) - {"correct", "incomplete", "unreadable"}:
        return MISTAKE
    return UNREADABLE if {"incomplete", "unreadable"} & set(verdicts) else NO_DIFFERENCE


def refuse(sentence: str) -> int:
    """Say why a command cannot be carried out, and return the exit code."""
    complain(sentence)
    return UNREADABLE
