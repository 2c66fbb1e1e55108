"""Sampling: of what is too much for every run of the tests, the same part each time, or the whole if asked for."""

import os
from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")

# BPTT_BUGS_WHOLE=1 pytest tests/diagnosing/test_masking.py
WHOLE = bool(os.environ.get("BPTT_BUGS_WHOLE"))


def sample(of: Sequence[T], count: int, seed: int = 0) -> list[T]:
    """Return so many of these, in their order, or all of them where the whole is asked for."""
    if WHOLE or len(of) <= count:
        return list(of)
    return [of[at] for at in sorted(Random(seed).sample(range(len(of)), count))]
