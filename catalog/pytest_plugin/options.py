"""Options: what the command line and the configuration file say of the mutants."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from catalog.registry import exercises


@dataclass(frozen=True, slots=True)
class SuiteOptions:
    """What is run, and how.

    which: "all", "named" or "generated". module: the one whose functions are tested, "" for whichever the tests import.
    names: what each exercise's function is called there. json: where the matrix goes. workers: how many processes.
    seconds: the longest that a test or an import may take with correct functions. show: how many survivors are shown.
    """

    which: str
    module: str
    names: Mapping[str, str]
    json: Path | None
    workers: int
    seconds: float
    show: int

    @classmethod
    def of(cls, config: pytest.Config) -> "SuiteOptions":
        """Return the options of a run of pytest; raises pytest.UsageError for what makes no sense."""
        module = config.getoption("bptt_module") or config.getini("bptt_module")
        json, workers = config.getoption("bptt_json"), config.getoption("bptt_workers")
        numbers = {
            "--bptt-workers": 1 if workers is None else workers,
            "--bptt-seconds": config.getoption("bptt_seconds"),
        }
        for option, number in numbers.items():
            if number <= 0:
                raise pytest.UsageError(f"{option} is more than 0, and not {number:g}")
        return cls(
            config.getoption("bptt_which"),
            module,
            _names([*config.getini("bptt_names"), *config.getoption("bptt_name")]),
            _writable(Path(json)) if json else None,
            workers or _processors(),
            config.getoption("bptt_seconds"),
            config.getoption("bptt_show"),
        )


def _names(pairs: list[str]) -> dict[str, str]:
    names = {exercise: exercise for exercise in exercises()}
    for pair in pairs:
        exercise, _, name = pair.partition("=")
        if exercise not in names or not name.isidentifier():
            known = ", ".join(names)
            raise pytest.UsageError(f"--bptt-name is EXERCISE=NAME, and not {pair!r}; the exercises are {known}")
        names[exercise] = name
    return names


def _writable(path: Path) -> Path:
    """Return the path; who waited for the mutants must not learn then that it cannot be written to."""
    if not path.parent.is_dir() or path.is_dir():
        raise pytest.UsageError(f"--bptt-json: {path} cannot be written to")
    return path


def _processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
