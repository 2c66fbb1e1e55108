"""Whole classes: every notebook and Python file of a folder diagnosed, as a table."""

from typing import TYPE_CHECKING, Any

from catalog.batch.options import BatchError, Options

if TYPE_CHECKING:
    from catalog.batch.examining import examine
    from catalog.batch.frequency import frequencies
    from catalog.batch.run import run_batch

__all__ = ["BatchError", "Options", "examine", "frequencies", "run_batch"]

# The command line reads its defaults from here before it knows whether a batch is asked for at all.
_FOUND_IN = {"examine": "examining", "frequencies": "frequency", "run_batch": "run"}


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name not in _FOUND_IN:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"catalog.batch.{_FOUND_IN[name]}"), name)
