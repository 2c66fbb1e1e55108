"""Streams: data to standard output and sentences to standard error, whatever these are connected to."""

import errno
import io
import os
import stat
import sys
from contextlib import suppress
from typing import TextIO

from catalog.terminal.visible import visible

SUCCESS, CANNOT_WRITE = 0, 2


def prepare() -> None:
    """Make the standard streams usable, closed ones too, so that no file which is opened later takes their place.

    What a terminal cannot show, in a student's name or text, comes out escaped instead of ending the program.
    """
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        if getattr(sys, name) is None:
            # What is written to a closed output has to fail, and not to vanish.
            _fill(number, os.O_WRONLY if name in ("stdin", "stderr") else os.O_RDONLY)
            setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _fill(number: int, mode: int) -> None:
    opened = os.open(os.devnull, mode)
    if opened != number:
        os.dup2(opened, number)
        os.close(opened)


def piped() -> bool:
    """True where standard input can hold text that somebody piped in: it is no terminal, null device or closed."""
    try:
        return not stat.S_ISCHR(os.fstat(sys.stdin.fileno()).st_mode)
    except (OSError, ValueError):
        return not sys.stdin.closed


def say(text: str) -> None:
    """Say something to a person; where nobody can hear it, nothing is lost but that."""
    with suppress(OSError, AttributeError):
        sys.stderr.write(f"{text}\n")


def complain(sentence: str) -> None:
    """Say a sentence to a person: on one line, whatever a file is called."""
    say(visible(sentence))


class OutputError(OSError):
    """Standard output that cannot be written to."""


def put(text: str, end: str = "\n") -> None:
    """Write data. Raises OutputError, and BrokenPipeError where nobody reads any more."""
    try:
        sys.stdout.write(f"{text}{end}")
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(error.errno, error.strerror) from error


def finish(code: int) -> int:
    """Return the exit code once everything is written; another one where it cannot be."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader (head, less) has seen enough.
        _drop(sys.stdout)
        code = SUCCESS
    except OSError as error:
        _drop(sys.stdout)
        complain(unwritable("standard output", error))
        code = CANNOT_WRITE
    try:
        sys.stderr.flush()
    except OSError:
        _drop(sys.stderr)
    return code


def unwritable(what: str, error: OSError) -> str:
    """Return why something cannot be written, in a sentence."""
    closed = error.errno == errno.EBADF
    return f"cannot write to {what}: {'it is closed' if closed else error.strerror or type(error).__name__}"


def _drop(stream: TextIO) -> None:
    """Let what is left go nowhere: the interpreter must not complain when it flushes at exit."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
        stream.flush()
