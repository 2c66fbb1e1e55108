"""Limits: how much is read of what somebody gives."""

# Characters of a paste, and of what a cell of a notebook printed: a test cell prints a few hundred.
LONGEST_TEXT = 300_000
