"""Problems: what an exception comes from, as data, before anything is said."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from catalog.model.frame import Frame


class Problem(StrEnum):
    """What an exception comes from, as far as its message and the lines of its traceback tell.

    not filled in: the starter's lines are as the course hands them out. not run: the cell that defines a function was
    not run. wrong name, key, attribute: there is none of that name. old code: numpy has taken the name out. call,
    caches: what is handed over has other parts than what takes it. no module, no Python: nothing was run. test cell:
    no function is at fault. other: it takes more than the message.
    """

    NOT_FILLED_IN = "not filled in"
    NOT_RUN = "not run"
    WRONG_NAME = "wrong name"
    WRONG_KEY = "wrong key"
    WRONG_ATTRIBUTE = "wrong attribute"
    OLD_CODE = "old code"
    CALL = "call"
    CACHES = "caches"
    NO_MODULE = "no module"
    NO_PYTHON = "no Python"
    TEST_CELL = "test cell"
    OTHER = "other"


NOBODYS = frozenset({Problem.NOT_RUN, Problem.NO_MODULE, Problem.TEST_CELL, Problem.OLD_CODE})
"""What is no mistake in any of the functions."""


@dataclass(frozen=True, slots=True)
class Raised:
    """What an exception says by itself.

    frame: the student's line that it came out of, None where none is shown. name: what is missing. nearest: what there
    is that is like it. makers: the functions whose result lacks it. lacking: the functions whose result lacks it in the
    course as well, where it can be theirs that was asked. suspects: the functions that can hold the mistake,
    the likeliest first. decided: the message says it all, and nothing needs to be searched for.
    """

    problem: Problem
    frame: Frame | None = None
    name: str = ""
    nearest: tuple[str, ...] = ()
    makers: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    suspects: tuple[str, ...] = ()
    decided: bool = True

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON types, keys as the attributes; the frame's own keys beside them."""
        frame = self.frame or Frame()
        return {
            "problem": str(self.problem),
            "name": self.name,
            "nearest": list(self.nearest),
            "makers": list(self.makers),
            "function": frame.function,
            "file": frame.file,
            "line": frame.line,
            "source": frame.source,
        }
