"""Failing: what is said where a diagnosis itself failed."""

from pathlib import Path
from traceback import extract_tb

FAILED = "The diagnosis itself failed"


def failed(error: Exception) -> str:
    """Return the sentence on an exception that is no file's fault. Its message may be any text: it is left out."""
    frames = extract_tb(error.__traceback__)
    place = f" in line {frames[-1].lineno} of {Path(frames[-1].filename).name}" if frames else ""
    return f"{FAILED}: {type(error).__name__}{place}."
