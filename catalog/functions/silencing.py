"""Silencing: nothing that a function says gets out, through whatever it says it."""

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress

STANDARD_OUTPUT, STANDARD_ERROR = 1, 2


@contextmanager
def silencing() -> Iterator[None]:
    """Send what is written to the process's standard output and error nowhere, and keep loggers still."""
    level = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with ExitStack() as stack:
            for number in (STANDARD_OUTPUT, STANDARD_ERROR):
                stack.enter_context(_nowhere(number))
            yield
    finally:
        logging.disable(level)


@contextmanager
def _nowhere(number: int) -> Iterator[None]:
    """Let a descriptor lead nowhere; one that is closed is left so."""
    _flush()
    try:
        kept = os.dup(number)
    except OSError:
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, number)
    os.close(nowhere)
    try:
        yield
    finally:
        _flush()
        os.dup2(kept, number)
        os.close(kept)


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__):
        with suppress(Exception):
            if stream is not None:
                stream.flush()
